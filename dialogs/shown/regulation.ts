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
import { riskWords } from './risks.ts';

const FLOW = 'regulatory-steps';
/** So many steps fit in one message that is still read. */
const STEPS_A_MESSAGE = 10;
const MOST_SOURCES = 8;

const unitOf = (talk: Talk, id: string): RegulationUnit => talk.turn.knowledge.units.get(id) as RegulationUnit;

export function showRegulation(talk: Talk, answers: Answers): Reply[] {
  const { voice } = talk;
  const dated = schedule(
    applying(unitsOf(talk.turn.knowledge, 'regulation'), answers, RULES),
    firstDay(answers['target-date']),
    talk.today,
  );
  const complexity = [...new Set(dated.steps.flatMap(({ unit }) => unitOf(talk, unit).complexity ?? []))];
  const reply = (): Reply => {
    const one = new Reply();
    one.flow = FLOW;
    one.outcome = complexity.some((id) => (talk.turn.knowledge.complexity.get(id)?.level ?? 0) > 1)
      ? 'handOver'
      : 'answer';
    return one;
  };
  if (dated.steps.length === 0) return [reply().add(voice.phrase('regulation.none'), closing(talk, answers))];
  const parts = inParts(dated.steps.map((step, at) => stepWords(talk, step, at + 1)));
  const steps = parts.map((part, at) => reply().add(...(at === 0 ? heading(talk, dated) : []), listed(part)));
  const grounds = groundsWords(
    talk,
    dated.steps.map(({ unit }) => unitOf(talk, unit)),
    MOST_SOURCES,
  );
  const beware = reply().add(riskWords(talk, risksIn(answers)), personOffer(talk, complexity));
  return [...steps, beware, reply().add(grounds, closing(talk, answers))].filter((one) => !one.empty);
}

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
      voice.phrase('regulation.body', { body: voice.fromUnit(id, body) }),
      fee.length > 0 ? voice.phrase('regulation.fee', { fee: feeWords(voice, id, fee) }) : undefined,
      takes ? voice.phrase('regulation.takes', { time: durationWords(takes) }) : undefined,
      !takes && setAside ? voice.phrase('regulation.set-aside', { time: durationWords(setAside) }) : undefined,
      voice.phrase(late ? 'regulation.dates-late' : 'regulation.dates', {
        from: dateWords(starts),
        to: dateWords(ends),
      }),
    ],
    ' ',
  );
}
