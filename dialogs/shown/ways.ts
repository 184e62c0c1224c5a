/** Ways to go in words: each with what it brings and takes, and how it does in five words, never a number. */
import { CRITERIA } from '../../knowledge/index.ts';
import type { UnitOf } from '../../knowledge/index.ts';
import type { Answers } from '../answers.ts';
import { unitsOf } from '../plan/ground.ts';
import { wantsIn } from '../rules/index.ts';
import type { Appraisal } from '../rules/index.ts';
import type { Talk } from '../talk.ts';
import { bold, joined, listed } from '../voice/words.ts';
import type { Words } from '../voice/words.ts';

export type Option = UnitOf<'options'>;
type Shown = Appraisal['first'][number];
type Scores = NonNullable<Shown['scores']>;

const LEVELS = [4, 3, 2, 1, 0] as const;
const MOST_MOTIVES = 3;

export const optionsOf = ({ turn }: Talk): readonly Option[] => unitsOf(turn.knowledge, 'options');

export function optionNamed(talk: Talk, id: string): Option {
  const unit = talk.turn.knowledge.units.get(id);
  if (unit?.folder !== 'options') throw new Error(`no way to go called ${id}`);
  return unit;
}

export const labelOf = (talk: Talk, id: string): Words => talk.voice.fromUnit(id, optionNamed(talk, id).label);

/** @param place from 1 */
export function wayWords(talk: Talk, { way, scores }: Shown, place: number, answers: Answers): Words {
  const { voice } = talk;
  const option = optionNamed(talk, way);
  const from = (text: string): Words => voice.fromUnit(way, text);
  const title = bold(voice.phrase('appraisal.place', { place, way: voice.telling(way, option.label) }));
  if (voice.short) return joined([title, listed(shortLines(talk, option, scores))]);
  return joined([
    title,
    listed([
      ...lines(talk, option),
      voice.phrase('appraisal.must-be-true', { line: joined(option.mustBeTrue.map(from), ' ') }),
      scores && scoreWords(talk, scores),
      scores && forMotives(talk, scores, answers),
    ]),
  ]);
}

const EXTREMES: readonly number[] = [4, 1, 0];

/** What it is in short, what it costs, and only what stands out of how it does. */
function shortLines(talk: Talk, option: Option, scores: Scores | undefined): (Words | undefined)[] {
  const [, , ...wayBackAndOn] = lines(talk, option);
  return [
    ...talk.voice.easyLines(option.id, talk.nation),
    ...wayBackAndOn,
    scores && scoreWords(talk, scores, EXTREMES),
  ];
}

/** The five things that make ways comparable (FEATURES.md row 28). */
function lines(talk: Talk, option: Option): Words[] {
  const line = (key: string, text: string): Words =>
    talk.voice.phrase(`appraisal.${key}`, { line: talk.voice.fromUnit(option.id, text) });
  return [
    line('gain', option.gain),
    line('give-up', option.giveUp),
    line('way-back', option.wayBack),
    line('cost', option.cost),
    line('time', option.time),
  ];
}

export const columnOf = (talk: Talk, id: string): { title: Words; lines: Words[] } => ({
  title: labelOf(talk, id),
  lines: lines(talk, optionNamed(talk, id)),
});

/** The ten criteria under the word that fits them: the text twin of the chart's bars. */
function scoreWords(talk: Talk, scores: Scores, levels: readonly number[] = LEVELS): Words {
  const { voice } = talk;
  const groups = levels.map((level) => {
    const names = CRITERIA.filter((criterion) => scores[criterion] === level).map((criterion) =>
      voice.phrase(`criterion.${criterion}`),
    );
    return names.length === 0
      ? undefined
      : voice.phrase('appraisal.score', { word: voice.phrase(`score.${level}`), list: joined(names, ', ') });
  });
  return voice.phrase('appraisal.scores', { list: joined(groups, ' ') });
}

/** How it does on what brought them here (FEATURES.md row 31). */
function forMotives(talk: Talk, scores: Scores, answers: Answers): Words | undefined {
  const { voice, turn } = talk;
  const parts = wantsIn(answers)
    .slice(0, MOST_MOTIVES)
    .flatMap(({ motive, criterion }) => {
      const unit = turn.knowledge.units.get(motive);
      if (unit?.folder !== 'motivations') return [];
      return [
        voice.phrase('appraisal.for-motive', {
          motive: voice.fromUnit(motive, unit.label),
          word: voice.phrase(`score.${scores[criterion]}`),
        }),
      ];
    });
  return parts.length === 0 ? undefined : voice.phrase('appraisal.for-motives', { list: joined(parts, ', ') });
}
