/** Finance routes that could be used, what each asks, and why the others are out. No lender before wages and tax. */
import type { Answers } from '../answers.ts';
import { unitsOf } from '../plan/ground.ts';
import { matchFinance, risksIn } from '../rules/index.ts';
import type { FinanceMatch } from '../rules/index.ts';
import type { Talk } from '../talk.ts';
import { changeCard } from '../voice/cards.ts';
import { Reply } from '../voice/reply.ts';
import { joined, listed } from '../voice/words.ts';
import type { Words } from '../voice/words.ts';
import { askedFor, becauseOf } from './because.ts';
import type { LeftOut } from './because.ts';
import { closing, groundsWords, personOffer, unsureWords } from './closing.ts';
import type { Outcome } from './outcome.ts';
import { more, riskWords } from './risks.ts';
import { linkedRoute, routeNames, routeUnit, routeWords } from './routes.ts';

const FLOW = 'finance';
const MOST_SHOWN = 5;
const MOST_TO_ASK = 4;

export const finance: Outcome = {
  show(talk, answers) {
    const match = matchOf(talk, answers);
    // A person and the specialist follow at once: nothing may stand between.
    if (match.stop) return [stopReply(talk, match, match.stop)];
    return [fitsReply(talk, match), restReply(talk, match, answers), beforeReply(talk, match, answers)].filter(
      (reply) => !reply.empty,
    );
  },

  main(talk, answers) {
    const match = matchOf(talk, answers);
    return [match.stop ? stopReply(talk, match, match.stop) : fitsReply(talk, match)];
  },

  gist(talk, answers) {
    const { stop, fits, ask } = matchOf(talk, answers);
    return stop
      ? talk.voice.phrase('gist.no-route')
      : talk.voice.phrase('gist.finance', { count: fits.length, ask: ask.length });
  },

  deciding(talk, answers) {
    const { stop, out } = matchOf(talk, answers);
    return [...(stop ? [stop.by] : []), ...out.map(({ by }) => by)];
  },
};

const matchOf = (talk: Talk, answers: Answers): FinanceMatch =>
  matchFinance(answers, unitsOf(talk.turn.knowledge, 'finance'));

function replyOf({ complexity }: FinanceMatch): Reply {
  const reply = new Reply();
  reply.flow = FLOW;
  reply.outcome = complexity.length > 0 ? 'handOver' : 'answer';
  return reply;
}

function stopReply(talk: Talk, match: FinanceMatch, { complexity, by }: NonNullable<FinanceMatch['stop']>): Reply {
  const { voice } = talk;
  return replyOf(match).add(
    voice.phrase(`finance.stop.${complexity}`),
    voice.phrase(`finance.stop-by.${by}`),
    personOffer(talk, match.complexity),
  );
}

function fitsReply(talk: Talk, match: FinanceMatch): Reply {
  const { voice } = talk;
  const reply = replyOf(match);
  if (match.grantsAreNoModel) reply.add(voice.phrase('finance.grants-are-no-model'));
  reply.add(voice.phrase(match.fits.length > 0 ? 'finance.fits' : 'finance.nothing-fits'));
  return reply.add(...match.fits.slice(0, MOST_SHOWN).map((fit) => routeWords(talk, fit)));
}

/** What else could fit, what to ask about first, and why the others are out. */
function restReply(talk: Talk, match: FinanceMatch, answers: Answers): Reply {
  const { voice } = talk;
  const reply = replyOf(match);
  const also = match.fits.slice(MOST_SHOWN).map(({ unit }) => unit);
  if (also.length > 0) reply.add(voice.phrase('finance.more', { list: routeNames(talk, also) }));
  const ask = match.ask
    .slice(0, MOST_TO_ASK)
    .map(({ unit }) => voice.phrase('finance.ask-line', { route: linkedRoute(talk, unit) }));
  if (ask.length > 0) reply.add(voice.phrase('finance.ask-whether-open'), listed(ask));
  reply.add(unsureWords(talk, match.unsure));
  if (match.out.length === 0) return reply;
  const title = voice.phrase('finance.why-not');
  const lines = whyNot(talk, match, answers);
  reply.add(title, listed(lines.map(({ words }) => words)), voice.phrase('outcome.change'));
  return reply.card(changeCard(talk, FLOW, title, lines));
}

/** Grouped by the answer that decided, for there are many. */
function whyNot(talk: Talk, { out }: FinanceMatch, answers: Answers): LeftOut[] {
  const { voice } = talk;
  const reasons = [...new Set(out.map(({ reason }) => reason))];
  return reasons.map((reason) => {
    const group = out.filter((one) => one.reason === reason);
    const { by } = group[0]!;
    const because = becauseOf(talk, FLOW, answers, by);
    const ids = group.map(({ unit }) => unit);
    // Routes of other nations help nobody here by their names.
    const list = reason === 'nation' ? routeNames(talk, ids, 0) : routeNames(talk, ids);
    const words = { reason: voice.phrase(`finance.out.${reason}`), list };
    return because
      ? {
          words: voice.phrase('finance.out-line', { ...words, because: because.words }),
          by: askedFor(talk.turn.flows.all, FLOW, by),
        }
      : { words: voice.phrase('finance.out-line-bare', words), by: undefined };
  });
}

/** Who pays in the long run decides more than any route; then who should look before anything is signed. */
function beforeReply(talk: Talk, match: FinanceMatch, answers: Answers): Reply {
  return replyOf(match).add(
    riskWords(talk, risksIn(answers)),
    personOffer(talk, match.complexity),
    wherever(talk, match),
    talk.voice.phrase('finance.interest'),
    closing(talk, answers),
  );
}

/** Where a nation's money for starting is looked for, whatever fits; and the pages behind what was said about grants. */
function wherever(talk: Talk, match: FinanceMatch): Words {
  const start = talk.worksIn ? `how-to-get-money-to-start-${talk.worksIn}` : 'how-to-get-money-to-start';
  const behind = [start, ...(match.grantsAreNoModel ? ['grants-are-not-a-business-model'] : [])].map((id) =>
    routeUnit(talk, id),
  );
  return joined([more(talk, start), more(talk, 'finding-open-funds'), groundsWords(talk, behind, 3)]);
}
