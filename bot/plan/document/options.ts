/** The ways to go: which stands first and why, side by side, their scores, and why not the others. */
import type { Plan } from '../../../dialogs/index.ts';
import type { Compare, Scores } from './model.ts';
import { headed, list, present, section, sentence, text } from './parts.ts';
import type { Part, Words } from './parts.ts';

type Appraisal = NonNullable<Plan['appraisal']>;

export const choicePart: Part = ({ appraisal }, words) => {
  if (!appraisal) return undefined;
  const {
    labelWords,
    labelMeans,
    sideBySide,
    sensitivity,
    bothOrders,
    conflicts,
    picksFrom,
    conditions,
    mend,
    unsure,
  } = appraisal;
  const first = sideBySide[0];
  const mends = mend.map(({ what, who, opens }) => [what, who, opens]);
  const open = unsure.map(({ question, meanwhile }) => [`**${question}**`, meanwhile].filter(Boolean).join(': '));
  return section('choice', words('choice.title'), [
    text(first && words('choice.first', { way: first.title }), 'lead'),
    text(`**${labelWords}** ${labelMeans}`),
    text(first?.because),
    text(picksFrom),
    ...conflicts.map((conflict) => text(conflict, 'warning')),
    ...(first ? [text(bothOrders), text(sensitivity)] : []),
    ...headed(words('choice.conditions'), conditions, list(conditions)),
    ...headed(words('choice.mend'), mends, {
      kind: 'table',
      caption: words('choice.mend'),
      head: [words('choice.what'), words('choice.who'), words('choice.opens')],
      rows: mends,
    }),
    ...headed(words('choice.unsure'), open, list(open)),
  ]);
};

export const comparePart: Part = ({ appraisal }, words) =>
  section('side-by-side', words('compare.title'), [appraisal && compare(appraisal, words)]);

function compare({ sideBySide, first }: Appraisal, words: Words): Compare | undefined {
  if (sideBySide.length === 0) return undefined;
  const row = (key: string, cells: readonly (string | readonly string[])[]) => ({
    label: words(`compare.${key}`),
    cells,
  });
  const views = sideBySide.map(({ basis }) => basis ?? words('compare.pages'));
  return {
    kind: 'compare',
    caption: words('compare.caption'),
    corner: words('compare.corner'),
    columns: sideBySide.map(({ id, title }) => ({ title, ...(id === first && { badge: words('compare.first') }) })),
    rows: [
      row(
        'gain',
        sideBySide.map(({ gain }) => gain),
      ),
      row(
        'give-up',
        sideBySide.map(({ giveUp }) => giveUp),
      ),
      row(
        'way-back',
        sideBySide.map(({ wayBack }) => wayBack),
      ),
      row(
        'cost',
        sideBySide.map(({ cost }) => cost),
      ),
      row(
        'time',
        sideBySide.map(({ time }) => time),
      ),
      row(
        'must-be-true',
        sideBySide.map(({ mustBeTrue }) => mustBeTrue),
      ),
      ...(sideBySide.some(({ basis }) => basis) ? [row('basis', views)] : []),
    ],
  };
}

export const scoresPart: Part = ({ appraisal }, words) =>
  section('scores', words('scores.title'), present([appraisal && scores(appraisal, words)]));

/** A way that a rule brought up has no scores, and no bars. */
function scores({ sideBySide, criteria }: Appraisal, words: Words): Scores | undefined {
  const scored = sideBySide.filter((way) => way.words.length > 0);
  if (scored.length === 0) return undefined;
  return {
    kind: 'scores',
    caption: words('scores.caption'),
    description: words('scores.description'),
    corner: words('scores.corner'),
    ways: scored.map(({ title }) => title),
    rows: criteria.map(({ id, name, picked, left }) => {
      const mark = picked ? words('scores.picked') : left ? words('scores.left') : undefined;
      return {
        name: sentence(name),
        ...(mark && { mark }),
        strong: picked,
        scores: scored.map((way) => {
          const { level, word } = way.words.find(({ criterion }) => criterion === id)!;
          return { level, word };
        }),
      };
    }),
  };
}

/** Every other way, with the answer that decided it. */
export const rejectedPart: Part = ({ appraisal }, words) => {
  if (!appraisal) return undefined;
  const { rejected, behind } = appraisal;
  const rows = rejected.map(({ title, reason, question, answer }) => [
    title,
    sentence(reason),
    `${question}: ${answer}`,
  ]);
  return section('others', words('others.title'), [
    rows.length > 0
      ? {
          kind: 'table',
          caption: words('others.caption'),
          head: [words('others.way'), words('others.reason'), words('others.answer')],
          rows,
        }
      : undefined,
    text(rows.length > 0 ? words('others.change') : undefined, 'quiet'),
    ...headed(words('others.behind'), behind, list(behind.map(({ title, why }) => `**${title}**: ${why}`))),
  ]);
};
