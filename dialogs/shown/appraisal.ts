/** The result of the options appraisal: three ways beside each other, why not the others, and what would change it. */
import type { UnitOf } from '../../knowledge/index.ts';
import { CRITERIA } from '../../knowledge/index.ts';
import type { Answers } from '../answers.ts';
import { appraise, nearestChange } from '../rules/index.ts';
import type { Appraisal } from '../rules/index.ts';
import type { Talk } from '../talk.ts';
import { compareCard } from '../voice/cards.ts';
import { dateWords } from '../voice/numbers.ts';
import { Reply } from '../voice/reply.ts';
import { bold, joined, listed } from '../voice/words.ts';
import type { Words } from '../voice/words.ts';
import { becauseOf } from './because.ts';

type Option = UnitOf<'options'>;
const FLOW = 'options-appraisal';

export function showAppraisal(talk: Talk, answers: Answers): Reply[] {
  const options = optionsOf(talk);
  const result = appraise(answers, options, talk.today);
  return [mainReply(talk, result, answers, options), whyNotReply(talk, result, answers, options)].filter((reply) => !reply.empty);
}

export const optionsOf = (talk: Talk): Option[] =>
  [...talk.turn.knowledge.units.values()].filter((unit): unit is Option => unit.folder === 'options');

function mainReply(talk: Talk, result: Appraisal, answers: Answers, options: readonly Option[]): Reply {
  const { voice } = talk;
  const reply = new Reply();
  reply.flow = FLOW;
  reply.outcome = result.complexity.some((id) => (talk.turn.knowledge.complexity.get(id)?.level ?? 0) > 1) ? 'handOver' : 'answer';
  reply.add(voice.phrase(`appraisal.kind.${result.kind}`));
  const because = result.first[0]?.because;
  if (because) reply.add(becauseWords(talk, because, result, options));
  for (const shown of result.first) reply.add(wayWords(talk, optionNamed(options, shown.way), shown.scores));
  if (result.otherFirst) reply.add(bothOrders(talk, result, options));
  reply.add(nearestWords(talk, answers, options), unsureWords(talk, result, answers));
  if (result.ownHome) reply.add(voice.phrase('appraisal.own-home'));
  for (const id of result.complexity) reply.add(voice.phrase('offer.person-because', { why: voice.complexity(id) }));
  reply.add(voice.phrase(`appraisal.next.${result.kind}`), voice.phrase('outcome.professional', { date: dateWords(talk.today) }));
  const columns = result.first.map(({ way }) => columnOf(talk, optionNamed(options, way)));
  return reply.card(compareCard(voice.phrase('appraisal.card'), columns));
}

export function optionNamed(options: readonly Option[], id: string): Option {
  const option = options.find((one) => one.id === id);
  if (!option) throw new Error(`no way to go called ${id}`);
  return option;
}

/** Why a rule put this first: "not yet", "do not start" and "close well" are as much an answer as any other. */
function becauseWords(talk: Talk, because: string, result: Appraisal, options: readonly Option[]): Words {
  const { voice } = talk;
  const best = result.later.find(({ way }) => way === because);
  if (!best) return voice.phrase(`appraisal.because.${because}`);
  const mends = best.gates.map(({ id }) => voice.phrase(`appraisal.mend.${id}`));
  return joined([voice.phrase('appraisal.because.not-yet', { way: label(talk, optionNamed(options, because)) }), listed(mends)]);
}

const label = (talk: Talk, option: Option): Words => talk.voice.fromUnit(option.id, option.label);

function wayWords(talk: Talk, option: Option, scores: Appraisal['first'][number]['scores']): Words {
  const { voice } = talk;
  const line = (key: string, text: string): Words => voice.phrase(`appraisal.${key}`, { line: voice.fromUnit(option.id, text) });
  const sources = joined(option.sources.slice(0, 3).map((id) => voice.source(id)), ', ');
  const checked = { date: dateWords(option.checked) };
  return joined([
    bold(voice.telling(option.id, option.label)),
    listed([
      line('gain', option.gain),
      line('give-up', option.giveUp),
      line('way-back', option.wayBack),
      line('cost', option.cost),
      line('time', option.time),
      ...option.mustBeTrue.slice(0, 4).map((text) => line('must-be-true', text)),
      scores && scoreWords(talk, scores),
      sources.text ? voice.phrase('outcome.sources', { sources, ...checked }) : voice.phrase('outcome.advisers-view', checked),
    ]),
  ]);
}

/** The ten criteria in five words, the telling ones only: bars of words for who does not see a chart. */
function scoreWords(talk: Talk, scores: NonNullable<Appraisal['first'][number]['scores']>): Words {
  const { voice } = talk;
  const parts = CRITERIA.map((criterion) =>
    voice.phrase('appraisal.score', { criterion: voice.phrase(`criterion.${criterion}`), word: voice.phrase(`score.${scores[criterion]}`) }),
  );
  return voice.phrase('appraisal.scores', { list: joined(parts, ', ') });
}

function columnOf(talk: Talk, option: Option): { title: Words; lines: Words[] } {
  const line = (key: string, text: string): Words => talk.voice.phrase(`appraisal.${key}`, { line: talk.voice.fromUnit(option.id, text) });
  return { title: label(talk, option), lines: [line('gain', option.gain), line('give-up', option.giveUp), line('way-back', option.wayBack)] };
}

function bothOrders(talk: Talk, result: Appraisal, options: readonly Option[]): Words | undefined {
  const first = result.ranked[0]?.way;
  if (first === undefined || result.otherFirst === undefined) return undefined;
  if (first === result.otherFirst) return talk.voice.phrase('appraisal.orders-agree', { way: label(talk, optionNamed(options, first)) });
  const words = { wish: label(talk, optionNamed(options, first)), worst: label(talk, optionNamed(options, result.otherFirst)) };
  return talk.voice.phrase('appraisal.orders-differ', words);
}

function nearestWords(talk: Talk, answers: Answers, options: readonly Option[]): Words {
  const nearest = nearestChange(answers, options, talk.today);
  const because = nearest && becauseOf(talk, FLOW, { ...answers, [nearest.question]: nearest.answer }, nearest.question);
  if (!nearest || !because) return talk.voice.phrase('appraisal.nothing-nearer');
  return talk.voice.phrase('appraisal.nearest', { label: because.label, value: because.value, way: label(talk, optionNamed(options, nearest.first)) });
}

function unsureWords(talk: Talk, { unsure }: Appraisal, answers: Answers): Words | undefined {
  if (unsure.length === 0) return undefined;
  const labels = unsure.map((name) => becauseOf(talk, FLOW, answers, name)?.label);
  return talk.voice.phrase('appraisal.unsure', { list: joined(labels, ', ') });
}

/** For every other way, the answer that decided it. */
function whyNotReply(talk: Talk, result: Appraisal, answers: Answers, options: readonly Option[]): Reply {
  const { voice } = talk;
  const reply = new Reply();
  reply.flow = FLOW;
  const shown = new Set(result.first.map(({ way }) => way));
  const reasoned = (way: string, gate: string, by: string): Words => {
    const words = { form: label(talk, optionNamed(options, way)), reason: voice.phrase(`appraisal.gate.${gate}`) };
    const because = becauseOf(talk, FLOW, answers, by);
    return because ? voice.phrase('outcome.left-out', { ...words, because: because.words }) : voice.phrase('outcome.left-out-bare', words);
  };
  const lines = [
    ...result.later.map(({ way, gates }) => reasoned(way, gates[0]!.id, gates[0]!.by)),
    ...result.out.map(({ way, gate, by }) => reasoned(way, gate, by)),
    ...result.ranked.filter(({ way }) => !shown.has(way)).map(({ way }) => voice.phrase('appraisal.behind', { way: label(talk, optionNamed(options, way)) })),
  ];
  if (lines.length > 0) reply.add(voice.phrase('appraisal.why-not'), listed(lines), voice.phrase('outcome.change'));
  return reply;
}
