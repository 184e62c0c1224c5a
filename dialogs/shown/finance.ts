/** Finance routes that could be used, what each asks, and why the others are out. No lender before wages and tax. */
import type { Answers } from '../answers.ts';
import { matchFinance } from '../rules/index.ts';
import type { FinanceMatch, FinanceUnit } from '../rules/index.ts';
import type { Talk } from '../talk.ts';
import { dateWords } from '../voice/numbers.ts';
import { Reply } from '../voice/reply.ts';
import { bold, joined, listed } from '../voice/words.ts';
import type { Words } from '../voice/words.ts';
import { becauseOf } from './because.ts';

const FLOW = 'finance';
const MOST_SHOWN = 6;
const MOST_TO_ASK = 4;

export const financeUnitsOf = (talk: Talk): FinanceUnit[] =>
  [...talk.turn.knowledge.units.values()].filter((unit): unit is FinanceUnit => unit.folder === 'finance');

export function showFinance(talk: Talk, answers: Answers): Reply[] {
  const match = matchFinance(answers, financeUnitsOf(talk));
  return [fitsReply(talk, match, answers), outReply(talk, match, answers)].filter((reply) => !reply.empty);
}

function fitsReply(talk: Talk, match: FinanceMatch, answers: Answers): Reply {
  const { voice } = talk;
  const reply = new Reply();
  reply.flow = FLOW;
  reply.outcome = match.complexity.length > 0 ? 'handOver' : 'answer';
  if (match.stop) reply.add(voice.phrase(`finance.stop.${match.stop.complexity}`));
  else {
    if (match.grantsAreNoModel) reply.add(voice.phrase('finance.grants-are-no-model'));
    reply.add(voice.phrase(match.fits.length > 0 ? 'finance.fits' : 'finance.nothing-fits'));
    for (const fit of match.fits.slice(0, MOST_SHOWN)) reply.add(routeWords(talk, fit));
    const more = [...match.fits.slice(MOST_SHOWN)].map(({ unit }) => titleWords(talk, unit));
    if (more.length > 0) reply.add(voice.phrase('finance.more', { list: joined(more, ', ') }));
    const ask = match.ask.slice(0, MOST_TO_ASK).map(({ unit }) => voice.phrase('finance.ask-line', { route: linked(talk, unit) }));
    if (ask.length > 0) reply.add(voice.phrase('finance.ask-whether-open'), listed(ask));
    if (match.unsure.length > 0) reply.add(unsureWords(talk, match, answers));
  }
  for (const id of match.complexity) reply.add(voice.phrase('offer.person-because', { why: voice.complexity(id) }));
  return reply.add(voice.phrase('finance.interest'), voice.phrase('outcome.professional', { date: dateWords(talk.today) }));
}

const unitOf = (talk: Talk, id: string): FinanceUnit => talk.turn.knowledge.units.get(id) as FinanceUnit;
const titleWords = (talk: Talk, id: string): Words => talk.voice.fromUnit(id, unitOf(talk, id).title);

function linked(talk: Talk, id: string): Words {
  const { contact } = unitOf(talk, id);
  return contact ? talk.voice.link(titleWords(talk, id), contact) : titleWords(talk, id);
}

function routeWords(talk: Talk, { unit: id, partOnly, personalDebt }: FinanceMatch['fits'][number]): Words {
  const { voice } = talk;
  const unit = unitOf(talk, id);
  const sources = joined(unit.sources.slice(0, 2).map((source) => voice.source(source)), ', ');
  return joined([
    bold(voice.telling(id, unit.title)),
    listed([
      voice.phrase(`finance.kind.${unit.kind}`),
      unit.terms ? voice.phrase('finance.terms', { terms: voice.fromUnit(id, unit.terms) }) : undefined,
      ...(unit.eligibility?.also ?? []).slice(0, 3).map((line) => voice.phrase('finance.also', { line: voice.fromUnit(id, line) })),
      personalDebt ? voice.phrase('finance.personal-debt') : undefined,
      partOnly ? voice.phrase('finance.part-only') : undefined,
      unit.contact ? voice.phrase('finance.contact', { link: voice.link(voice.phrase('finance.their-page'), unit.contact) }) : undefined,
      voice.phrase('outcome.sources', { sources, date: dateWords(unit.checked) }),
    ]),
  ]);
}

function unsureWords(talk: Talk, { unsure }: FinanceMatch, answers: Answers): Words {
  return talk.voice.phrase('outcome.unsure', { list: joined(unsure.map((name) => becauseOf(talk, FLOW, answers, name)?.label), ', ') });
}

/** Grouped by the answer that decided, for there are many. */
function outReply(talk: Talk, match: FinanceMatch, answers: Answers): Reply {
  const { voice } = talk;
  const reply = new Reply();
  reply.flow = FLOW;
  const reasons = [...new Set(match.out.map(({ reason }) => reason))];
  const lines = reasons.map((reason) => {
    const group = match.out.filter((one) => one.reason === reason);
    const because = becauseOf(talk, FLOW, answers, group[0]!.by);
    const list = joined(group.map(({ unit }) => titleWords(talk, unit)), ', ');
    const words = { reason: voice.phrase(`finance.out.${reason}`), list };
    return because ? voice.phrase('finance.out-line', { ...words, because: because.words }) : voice.phrase('finance.out-line-bare', words);
  });
  if (lines.length > 0) reply.add(voice.phrase('finance.why-not'), listed(lines), voice.phrase('outcome.change'));
  return reply;
}
