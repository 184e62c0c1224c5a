/** The options in a plan: what is chosen, what stands beside it, and why the rest is out. */
import { CRITERIA } from '../../../knowledge/index.ts';
import type { Criterion, UnitOf } from '../../../knowledge/index.ts';
import type { Answers } from '../../answers.ts';
import { appraise, nearestChange } from '../../rules/index.ts';
import type { Appraisal } from '../../rules/index.ts';
import { joined } from '../../voice/words.ts';
import type { Words } from '../../voice/words.ts';
import type { Ground } from '../ground.ts';
import type { PlanAppraisal, PlanMend, PlanOpen, PlanRejected, PlanScore, PlanWay } from '../model.ts';

type Option = UnitOf<'options'>;
type Level = PlanScore['level'];

export function optionsPart(ground: Ground): PlanAppraisal<Words> | undefined {
  const answers = ground.of('options-appraisal');
  if (!answers) return undefined;
  const { voice } = ground;
  const result = appraise(answers, ground.units('options'), ground.today);
  return {
    label: result.kind,
    labelWords: voice.phrase(`plan.label.${result.kind}`),
    labelMeans: voice.phrase(`plan.label-means.${result.kind}`),
    first: result.first[0]?.way,
    sideBySide: result.first.map((one) => wayPart(ground, result, one)),
    behind: result.behind.map((one) => behindPart(ground, one)),
    rejected: rejectedPart(ground, result, answers),
    mend: mendPart(ground, result),
    sensitivity: sensitivityPart(ground, answers),
    bothOrders: bothOrdersPart(ground, result),
    conflicts: result.conflicts.map((id) => voice.phrase(`appraisal.conflict.${id}`)),
    ...(result.picksFromMotives && { picksFrom: voice.phrase('appraisal.picks-from-motives') }),
    conditions: conditionsFor(result, answers).map((id) => voice.phrase(`plan.condition.${id}`)),
    unsure: result.unsure.map((name) => openPart(ground, name)),
    criteria: CRITERIA.map((id) => ({
      id,
      name: criterionName(ground, id),
      picked: result.picks.has(id),
      left: result.zero.has(id),
    })),
  };
}

const optionOf = (ground: Ground, id: string): Option => ground.unit('options', id);
export const titleOf = (ground: Ground, id: string): Words => ground.voice.telling(id, optionOf(ground, id).label);
const criterionName = (ground: Ground, id: Criterion): Words => ground.voice.phrase(`criterion.${id}`);

function wayPart(
  ground: Ground,
  result: Appraisal,
  { way, scores, because }: Appraisal['first'][number],
): PlanWay<Words> {
  const { voice } = ground;
  const option = optionOf(ground, way);
  const from = (text: string): Words => voice.fromUnit(way, text);
  return {
    id: way,
    title: titleOf(ground, way),
    ...(because !== undefined && { because: becauseWords(ground, result, because) }),
    gain: from(option.gain),
    giveUp: from(option.giveUp),
    wayBack: from(option.wayBack),
    cost: from(option.cost),
    time: from(option.time),
    mustBeTrue: option.mustBeTrue.map(from),
    words: scores ? CRITERIA.map((criterion) => scorePart(ground, criterion, scores[criterion] as Level)) : [],
    basis: option.basis === 'judgement' ? voice.phrase('render.basis-judgement') : undefined,
    sources: option.sources,
  };
}

/** A rule's reason, or the way that is "not yet". */
function becauseWords(ground: Ground, { later }: Appraisal, because: string): Words {
  const waiting = later.some(({ way }) => way === because);
  return waiting
    ? ground.voice.phrase('appraisal.because.not-yet', { way: titleOf(ground, because) })
    : ground.voice.phrase(`appraisal.because.${because}`);
}

const scorePart = (ground: Ground, criterion: Criterion, level: Level): PlanScore<Words> => ({
  criterion,
  name: criterionName(ground, criterion),
  level,
  word: ground.voice.phrase(`score.${level}`),
});

function behindPart(ground: Ground, { way, reason, on }: Appraisal['behind'][number]) {
  const list = joined(
    on.map((criterion) => criterionName(ground, criterion)),
    ', ',
  );
  return { id: way, title: titleOf(ground, way), why: ground.voice.phrase(`appraisal.behind.${reason}`, { list }) };
}

function rejectedPart(ground: Ground, { out, later }: Appraisal, answers: Answers): PlanRejected<Words>[] {
  const decided = [...out, ...later.map(({ way, gates: [first] }) => ({ way, gate: first!.id, by: first!.by }))];
  return decided.map(({ way, gate, by }) => ({
    id: way,
    title: titleOf(ground, way),
    reason: ground.voice.phrase(`appraisal.gate.${gate}`),
    question: ground.label(by),
    answer: ground.answer(by, answers[by]),
  }));
}

/** Every gate that can be mended, once, with the way it opens. */
function mendPart(ground: Ground, { later, first, unsure }: Appraisal): PlanMend<Words>[] {
  const { voice } = ground;
  const mends = later.flatMap(({ way, gates }) => gates.map(({ id }) => ({ id, way })));
  const unknowns = first[0]?.because === 'unknowns' ? unsure : [];
  return [
    ...mends.map(({ id, way }) => ({
      id,
      what: voice.phrase(`appraisal.mend.${id}`),
      who: voice.phrase(`plan.mend-who.${id}`),
      opens: titleOf(ground, way),
    })),
    ...unknowns.map((name) => ({
      id: name,
      what: openPart(ground, name).question,
      who: openPart(ground, name).meanwhile ?? voice.phrase('plan.mend-who.unknown'),
      opens: voice.phrase('plan.opens-result'),
    })),
  ];
}

function sensitivityPart(ground: Ground, answers: Answers): Words {
  const nearest = nearestChange(answers, ground.units('options'), ground.today);
  if (!nearest) return ground.voice.phrase('appraisal.nothing-nearer');
  const { question, answer, first } = nearest;
  return ground.voice.phrase('appraisal.nearest', {
    label: ground.label(question),
    value: ground.answer(question, answer),
    way: titleOf(ground, first),
  });
}

function bothOrdersPart(ground: Ground, { ranked, otherFirst }: Appraisal): Words | undefined {
  const first = ranked[0]?.way;
  if (first === undefined || otherFirst === undefined) return undefined;
  if (first === otherFirst) return ground.voice.phrase('appraisal.orders-agree', { way: titleOf(ground, first) });
  return ground.voice.phrase('appraisal.orders-differ', {
    wish: titleOf(ground, first),
    worst: titleOf(ground, otherFirst),
  });
}

/** What the label adds to the plan (PRACTICE.md §3.5). */
function conditionsFor({ kind }: Appraisal, answers: Answers): string[] {
  if (kind === 'not-yours') return ['be-heard'];
  if (kind === 'no-case') return ['ask-inside', 'look-again'];
  const staff =
    answers['staff-view'] !== undefined && answers['staff-view'] !== 'no-staff' && answers['staff-view'] !== 'vote-for';
  const always = [...(staff ? ['secret-vote'] : []), 'positive-reason', 'buyer-in-writing'];
  return kind === 'wish' ? always : ['two-alternatives', ...always, 'contract-end'];
}

/** A question without a sure answer, and what to do about it. */
export function openPart(ground: Ground, name: string): PlanOpen<Words> {
  const question = ground.knowledge.questions.get(name)!;
  const meanwhile = ground.voice.question(question, 'notSure');
  return { id: name, question: ground.label(name), ...(meanwhile && { meanwhile }) };
}
