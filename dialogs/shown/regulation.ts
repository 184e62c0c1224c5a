/** What applies to an organisation, in the order it can be done, with body, fee, time and dates. */
import type { Answers } from '../answers.ts';
import { firstDay } from '../answers.ts';
import { unitsOf } from '../plan/ground.ts';
import { applying, risksIn, RULES, schedule } from '../rules/index.ts';
import type { RegulationUnit, Schedule, Scheduled } from '../rules/index.ts';
import type { Talk } from '../talk.ts';
import { dateWords, durationWords } from '../voice/numbers.ts';
import { Reply } from '../voice/reply.ts';
import { feeWords } from '../voice/fees.ts';
import { joined, listed } from '../voice/words.ts';
import type { Words } from '../voice/words.ts';
import { closing, groundsWords, personOffer } from './closing.ts';
import type { Outcome } from './outcome.ts';
import { riskWords } from './risks.ts';

const FLOW = 'regulatory-steps';
/** So many steps fit in one message that is still read. */
const STEPS_A_MESSAGE = 10;
const MOST_SOURCES = 8;
/** Of each step in the short version; more is told when it is asked for. */
const SHORT_LINES = 2;

const unitOf = (talk: Talk, id: string): RegulationUnit => talk.turn.knowledge.units.get(id) as RegulationUnit;

export const regulation: Outcome = {
  show(talk, answers) {
    const dated = datedOf(talk, answers);
    const complexity = complexityOf(talk, dated);
    const reply = (): Reply => replyOf(talk, dated);
    if (dated.steps.length === 0) return [reply().add(talk.voice.phrase('regulation.none'), closing(talk, answers))];
    const beware = reply().add(riskWords(talk, risksIn(answers)), personOffer(talk, complexity));
    const last = reply().add(groundsOf(talk, dated), closing(talk, answers));
    return [...stepReplies(talk, dated), beware, last].filter((one) => !one.empty);
  },

  main(talk, answers) {
    const dated = datedOf(talk, answers);
    const reply = replyOf(talk, dated);
    if (dated.steps.length === 0) return [reply.add(talk.voice.phrase('regulation.none'))];
    return [...stepReplies(talk, dated), reply.add(groundsOf(talk, dated))];
  },

  gist(talk, answers) {
    const { steps, soonest, target } = datedOf(talk, answers);
    const late = steps.filter((step) => step.late).length;
    const words = { count: steps.length, date: dateWords(soonest) };
    return target === undefined || late === 0
      ? talk.voice.phrase('gist.steps', words)
      : talk.voice.phrase('gist.steps-late', { ...words, target: dateWords(target), late });
  },

  deciding: () => ['target-date', 'what-you-will-do', 'regulated', 'who-buys-care', 'employ-anyone'],
};

const datedOf = (talk: Talk, answers: Answers): Schedule =>
  schedule(
    applying(unitsOf(talk.turn.knowledge, 'regulation'), answers, RULES),
    firstDay(answers['target-date']),
    talk.today,
  );

const complexityOf = (talk: Talk, { steps }: Schedule): string[] => [
  ...new Set(steps.flatMap(({ unit }) => unitOf(talk, unit).complexity ?? [])),
];

function replyOf(talk: Talk, dated: Schedule): Reply {
  const reply = new Reply();
  reply.flow = FLOW;
  const weighs = (id: string): boolean => (talk.turn.knowledge.complexity.get(id)?.level ?? 0) > 1;
  reply.outcome = complexityOf(talk, dated).some(weighs) ? 'handOver' : 'answer';
  return reply;
}

function stepReplies(talk: Talk, dated: Schedule): Reply[] {
  const parts = inParts(dated.steps.map((step, at) => stepWords(talk, step, at + 1)));
  return parts.map((part, at) => replyOf(talk, dated).add(...(at === 0 ? heading(talk, dated) : []), listed(part)));
}

const groundsOf = (talk: Talk, { steps }: Schedule): Words | undefined =>
  groundsWords(
    talk,
    steps.map(({ unit }) => unitOf(talk, unit)),
    MOST_SOURCES,
  );

function heading(talk: Talk, { target, soonest, steps }: Schedule): Words[] {
  const { voice } = talk;
  const soon = { date: dateWords(soonest) };
  return [
    target
      ? voice.phrase('regulation.back-from', { date: dateWords(target) })
      : voice.phrase('regulation.on-from-today', soon),
    ...(steps.some(({ late }) => late) ? [voice.phrase('regulation.too-late', soon)] : []),
    voice.phrase('regulation.legend'),
  ];
}

/** In equal parts, so that no message is left with one step. */
function inParts(steps: readonly Words[]): Words[][] {
  const parts = Math.ceil(steps.length / STEPS_A_MESSAGE);
  const size = Math.ceil(steps.length / parts);
  return Array.from({ length: parts }, (_, at) => steps.slice(at * size, (at + 1) * size));
}

function stepWords(talk: Talk, { unit: id, must, starts, ends, late }: Scheduled, place: number): Words {
  const { voice } = talk;
  const { step, body, fee, takes, setAside } = unitOf(talk, id);
  return joined(
    [
      voice.phrase(must ? 'regulation.step-must' : 'regulation.step-should', { place, step: voice.telling(id, step) }),
      ...(voice.short ? voice.easyLines(id, talk.nation).slice(0, SHORT_LINES) : []),
      voice.phrase('regulation.body', { body: voice.fromUnit(id, body) }),
      fee.length > 0 ? voice.phrase('regulation.fee', { fee: feeWords(voice, id, fee) }) : undefined,
      takes && !voice.short ? voice.phrase('regulation.takes', { time: durationWords(takes) }) : undefined,
      !takes && setAside && !voice.short
        ? voice.phrase('regulation.set-aside', { time: durationWords(setAside) })
        : undefined,
      voice.phrase(late ? 'regulation.dates-late' : 'regulation.dates', {
        from: dateWords(starts),
        to: dateWords(ends),
      }),
    ],
    ' ',
  );
}
