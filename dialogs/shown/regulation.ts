/** What applies to an organisation, in the order it can be done, with body, fee, time and dates. */
import type { Answers } from '../answers.ts';
import { applying, RULES, schedule } from '../rules/index.ts';
import type { RegulationUnit, Schedule, Scheduled } from '../rules/index.ts';
import type { Talk } from '../talk.ts';
import { dateWords, durationWords } from '../voice/numbers.ts';
import { Reply } from '../voice/reply.ts';
import { joined, listed } from '../voice/words.ts';
import type { Words } from '../voice/words.ts';

const FLOW = 'regulatory-steps';

export const regulationUnitsOf = (talk: Talk): RegulationUnit[] =>
  [...talk.turn.knowledge.units.values()].filter((unit): unit is RegulationUnit => unit.folder === 'regulation');

export function scheduleFor(talk: Talk, answers: Answers): Schedule {
  const target = answers['target-date'];
  const day = Array.isArray(target) ? target.find((end) => typeof end === 'string') : target;
  const units = applying(regulationUnitsOf(talk), answers, RULES);
  return schedule(units, typeof day === 'string' && /^\d{4}-/.test(day) ? day : undefined, talk.today);
}

export function showRegulation(talk: Talk, answers: Answers): Reply[] {
  const { voice } = talk;
  const { steps, target, soonest } = scheduleFor(talk, answers);
  const reply = new Reply();
  reply.flow = FLOW;
  reply.outcome = 'answer';
  if (steps.length === 0) return [reply.add(voice.phrase('regulation.none'))];
  reply.add(target ? voice.phrase('regulation.back-from', { date: dateWords(target) }) : voice.phrase('regulation.on-from-today', { date: dateWords(soonest) }));
  if (steps.some(({ late }) => late)) reply.add(voice.phrase('regulation.too-late', { date: dateWords(soonest) }));
  const must = steps.filter((step) => step.must);
  const should = steps.filter((step) => !step.must);
  if (must.length > 0) reply.add(voice.phrase('regulation.must'), listed(must.map((step) => stepWords(talk, step))));
  if (should.length > 0) reply.add(voice.phrase('regulation.should'), listed(should.map((step) => stepWords(talk, step))));
  return [reply.add(voice.phrase('outcome.professional', { date: dateWords(talk.today) }))];
}

function stepWords(talk: Talk, { unit: id, starts, ends, late }: Scheduled): Words {
  const { voice } = talk;
  const unit = talk.turn.knowledge.units.get(id) as RegulationUnit;
  const sources = joined(unit.sources.slice(0, 1).map((source) => voice.source(source)), ', ');
  const fee = joined(unit.fee.map((figure) => voice.fromUnit(id, `{{${figure}}}`)), ', ');
  const parts = [
    voice.phrase('regulation.body', { body: voice.fromUnit(id, unit.body) }),
    fee.text ? voice.phrase('regulation.fee', { fee }) : undefined,
    unit.takes ? voice.phrase('regulation.takes', { time: durationWords(unit.takes) }) : undefined,
    voice.phrase(late ? 'regulation.dates-late' : 'regulation.dates', { from: dateWords(starts), to: dateWords(ends) }),
    sources.text ? voice.phrase('outcome.sources', { sources, date: dateWords(unit.checked) }) : undefined,
  ];
  return joined([voice.phrase('regulation.step', { step: voice.telling(id, unit.step) }), ...parts], ' ');
}
