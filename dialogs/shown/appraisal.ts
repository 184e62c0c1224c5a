/** The result of the options appraisal: three ways beside each other, why not the others, and what would change it. */
import type { Answers } from '../answers.ts';
import { appraise, nearestChange, risksIn } from '../rules/index.ts';
import type { Appraisal } from '../rules/index.ts';
import type { Talk } from '../talk.ts';
import { changeCard, compareCard } from '../voice/cards.ts';
import { Reply } from '../voice/reply.ts';
import { joined, listed } from '../voice/words.ts';
import type { Words } from '../voice/words.ts';
import { becauseOf, leftOut } from './because.ts';
import type { LeftOut } from './because.ts';
import { byLevel, closing, groundsWords, personOffer, specialists, unsureWords } from './closing.ts';
import { more, riskWords } from './risks.ts';
import type { Outcome } from './outcome.ts';
import { columnOf, labelOf, optionNamed, optionsOf, wayWords } from './ways.ts';

const FLOW = 'options-appraisal';

export const appraisal: Outcome = {
  show(talk, answers) {
    const result = resultOf(talk, answers);
    return said(
      personFirst(talk, result),
      mainReply(talk, result, answers),
      whyReply(talk, result, answers),
      beforeReply(talk, result, answers),
    );
  },

  main(talk, answers) {
    const result = resultOf(talk, answers);
    return said(personFirst(talk, result), mainReply(talk, result, answers));
  },

  gist(talk, answers) {
    const first = resultOf(talk, answers).first[0]?.way;
    return first === undefined
      ? talk.voice.phrase('gist.not-yours')
      : talk.voice.phrase('gist.way', { way: labelOf(talk, first) });
  },

  deciding(talk, answers) {
    const { later, out } = resultOf(talk, answers);
    const nearest = nearestChange(answers, optionsOf(talk), talk.today);
    return [
      ...(nearest ? [nearest.question] : []),
      ...later.flatMap(({ gates }) => gates.map(({ by }) => by)),
      ...out.map(({ by }) => by),
      'picks',
    ];
  },
};

const resultOf = (talk: Talk, answers: Answers): Appraisal => appraise(answers, optionsOf(talk), talk.today);
const said = (...replies: Reply[]): Reply[] => replies.filter((reply) => !reply.empty);

function replyOf(result: Appraisal, talk: Talk): Reply {
  const reply = new Reply();
  reply.flow = FLOW;
  const handsOver = result.complexity.some((id) => (talk.turn.knowledge.complexity.get(id)?.level ?? 0) > 1);
  reply.outcome = handsOver ? 'handOver' : 'answer';
  return reply;
}

/** Where a home or a whole service is at stake, a person comes before any way to go. */
function personFirst(talk: Talk, result: Appraisal): Reply {
  const reply = replyOf(result, talk);
  if (result.ownHome) reply.add(talk.voice.phrase('appraisal.own-home'));
  const { first } = byLevel(talk, result.complexity);
  return reply.add(personOffer(talk, first), ...specialists(talk, first));
}

function mainReply(talk: Talk, result: Appraisal, answers: Answers): Reply {
  const { voice } = talk;
  const reply = replyOf(result, talk).add(voice.phrase(`appraisal.kind.${result.kind}`));
  const because = result.first[0]?.because;
  if (because) reply.add(becauseWords(talk, because, result));
  for (const [at, shown] of result.first.entries()) reply.add(wayWords(talk, shown, at + 1, answers));
  reply.add(
    groundsWords(
      talk,
      result.first.map(({ way }) => optionNamed(talk, way)),
      3,
    ),
  );
  if (result.first.length === 0) return reply;
  return reply.card(
    compareCard(
      voice.phrase('appraisal.card'),
      result.first.map(({ way }) => columnOf(talk, way)),
    ),
  );
}

/** Why a rule put this first: "not yet", "do not start" and "close well" are as much an answer as any other. */
function becauseWords(talk: Talk, because: string, result: Appraisal): Words {
  const { voice } = talk;
  const best = result.later.find(({ way }) => way === because);
  if (!best) return voice.phrase(`appraisal.because.${because}`);
  const mends = best.gates.map(({ id }) =>
    voice.phrase('appraisal.mend', {
      what: voice.phrase(`appraisal.mend.${id}`),
      who: voice.phrase(`plan.mend-who.${id}`),
    }),
  );
  return joined([voice.phrase('appraisal.because.not-yet', { way: labelOf(talk, because) }), listed(mends)]);
}

/** What moved the order, what would move it, and the deciding answer for every other way. */
function whyReply(talk: Talk, result: Appraisal, answers: Answers): Reply {
  const { voice } = talk;
  const reply = replyOf(result, talk);
  if (result.first.some(({ scores }) => scores)) reply.add(voice.phrase('appraisal.scores-are'));
  reply.add(bothOrders(talk, result), nearestWords(talk, answers));
  if (result.picksFromMotives) reply.add(voice.phrase('appraisal.picks-from-motives'));
  for (const id of result.conflicts) reply.add(voice.phrase(`appraisal.conflict.${id}`));
  reply.add(unsureWords(talk, result.unsure));
  const lines = whyNot(talk, result, answers);
  const title = voice.phrase('appraisal.why-not');
  if (lines.length > 0)
    reply.add(title, listed(lines.map(({ words }) => words))).card(changeCard(talk, FLOW, title, lines));
  return reply.add(voice.phrase('outcome.change'));
}

function bothOrders(talk: Talk, result: Appraisal): Words | undefined {
  const first = result.ranked[0]?.way;
  if (first === undefined || result.otherFirst === undefined) return undefined;
  if (first === result.otherFirst) return talk.voice.phrase('appraisal.orders-agree', { way: labelOf(talk, first) });
  return talk.voice.phrase('appraisal.orders-differ', {
    wish: labelOf(talk, first),
    worst: labelOf(talk, result.otherFirst),
  });
}

function nearestWords(talk: Talk, answers: Answers): Words {
  const nearest = nearestChange(answers, optionsOf(talk), talk.today);
  const because =
    nearest && becauseOf(talk, FLOW, { ...answers, [nearest.question]: nearest.answer }, nearest.question);
  if (!nearest || !because) return talk.voice.phrase('appraisal.nothing-nearer');
  return talk.voice.phrase('appraisal.nearest', {
    label: because.label,
    value: because.value,
    way: labelOf(talk, nearest.first),
  });
}

function whyNot(talk: Talk, { later, out, behind }: Appraisal, answers: Answers): LeftOut[] {
  const { voice } = talk;
  const line = (way: string, reason: Words, by: string | undefined): LeftOut =>
    leftOut(talk, FLOW, answers, { what: labelOf(talk, way), reason, by });
  return [
    ...later.map(({ way, gates: [first] }) => line(way, voice.phrase(`appraisal.gate.${first!.id}`), first!.by)),
    ...out.map(({ way, gate, by }) => line(way, voice.phrase(`appraisal.gate.${gate}`), by)),
    ...behind.map(({ way, reason, on, by }) => {
      const criteria = on.map((criterion) => voice.phrase(`criterion.${criterion}`));
      return line(way, voice.phrase(`appraisal.behind.${reason}`, { list: joined(criteria, ', ') }), by);
    }),
  ];
}

/** What the label asks for, what to beware of, and who should look before anything is signed. */
function beforeReply(talk: Talk, result: Appraisal, answers: Answers): Reply {
  const { voice } = talk;
  const reply = replyOf(result, talk).add(voice.phrase(`appraisal.next.${result.kind}`));
  const mayLeave = [...result.first, ...result.later].some(({ way }) => way === 'spin-out');
  if (mayLeave) reply.add(joined([voice.phrase('appraisal.duties'), more(talk, 'duties-while-still-employed')], ' '));
  reply.add(joined([voice.phrase('appraisal.no-substitute'), more(talk, 'does-leaving-make-care-better')], ' '));
  const behind = ['what-least-worst-means', 'does-leaving-make-care-better'].flatMap(
    (id) => talk.turn.knowledge.units.get(id) ?? [],
  );
  reply.add(groundsWords(talk, behind, 3));
  return reply.add(
    riskWords(talk, risksIn(answers)),
    personOffer(talk, byLevel(talk, result.complexity).also),
    closing(talk, answers),
  );
}
