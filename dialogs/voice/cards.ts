/** Adaptive Cards, for channels that draw them. Each says what the text beside it says, and no more. */
import type { Attachment } from 'botbuilder';
import type { Talk } from '../talk.ts';
import type { CardValue } from '../talk.ts';
import type { Voice } from './voice.ts';
import type { Words } from './words.ts';

type Element = Record<string, unknown>;

const card = (body: Element[], actions: Element[], more: Element = {}): Attachment => ({
  contentType: 'application/vnd.microsoft.card.adaptive',
  content: { type: 'AdaptiveCard', version: '1.4', body, actions, ...more },
});
/** Three columns are read with difficulty in the width that Teams gives a card by itself. */
const WIDE: Element = { msteams: { width: 'Full' } };
const text = (words: Words, more: Element = {}): Element => ({
  type: 'TextBlock',
  wrap: true,
  text: words.text,
  ...more,
});
const heading = (words: Words): Element => text(words, { weight: 'Bolder', style: 'heading' });
/** `data` is an object, or Teams refuses it (PITFALLS.md M5). */
const submit = (title: Words, value: CardValue): Element => ({
  type: 'Action.Submit',
  title: title.text,
  data: { advice: value },
});

interface Changeable {
  readonly name: string;
  readonly label: Words;
}

/** A line with a button that changes an answer. Buttons beneath a card are cut off at six in Teams; in a row none is. */
function changeRow(voice: Voice, flow: string, items: Element[], step: Changeable | undefined): Element {
  const lines = { type: 'Column', width: 'stretch', items };
  if (!step) return { type: 'ColumnSet', columns: [lines] };
  const say = voice.phrase('check.change', { label: step.label });
  const button = {
    ...submit(voice.phrase('check.change-it'), { flow, step: step.name, say: say.text }),
    tooltip: say.text,
  };
  const action = { type: 'Column', width: 'auto', items: [{ type: 'ActionSet', actions: [button] }] };
  return { type: 'ColumnSet', columns: [lines, action] };
}

/** All answers, each with a button that changes it. */
export function answersCard(
  { voice }: Talk,
  flow: string,
  rows: readonly { readonly step: { readonly name: string }; readonly label: Words; readonly value: Words }[],
): Attachment {
  const right = voice.phrase('check.right');
  const lines = rows.map(({ step, label, value }) => {
    const items = [text(label, { isSubtle: true }), text(value, { spacing: 'None', weight: 'Bolder' })];
    return changeRow(voice, flow, items, { name: step.name, label });
  });
  return card([heading(voice.phrase('check.intro')), ...lines], [submit(right, { flow, say: right.text })]);
}

/** What was left out and why, each with a button that changes the answer which decided. */
export function changeCard(
  { voice, turn }: Talk,
  flow: string,
  title: Words,
  lines: readonly {
    readonly words: Words;
    readonly by: { readonly name: string; readonly question: string } | undefined;
  }[],
): Attachment {
  const rows = lines.map(({ words, by }) => {
    const question = by && turn.knowledge.questions.get(by.question);
    return changeRow(voice, flow, [text(words)], question && { name: by.name, label: voice.label(question) });
  });
  return card([heading(title), ...rows], []);
}

/** What would be passed on to an adviser. */
export function packetCard(voice: Voice, lines: readonly Words[]): Attachment {
  const yes = voice.phrase('hand-over.yes');
  const no = voice.phrase('hand-over.no');
  return card(
    [heading(voice.phrase('hand-over.packet')), ...lines.map((line) => text(line, { spacing: 'Small' }))],
    [submit(yes, { flow: 'hand-over', say: yes.text }), submit(no, { flow: 'hand-over', say: no.text })],
  );
}

export interface Column {
  readonly title: Words;
  readonly lines: readonly Words[];
}

/** A few ways or forms beside each other. */
export function compareCard(title: Words, columns: readonly Column[]): Attachment {
  return card(
    [
      heading(title),
      {
        type: 'ColumnSet',
        columns: columns.map((column) => ({
          type: 'Column',
          width: 'stretch',
          items: [
            text(column.title, { weight: 'Bolder' }),
            ...column.lines.map((line) => text(line, { spacing: 'Small', size: 'Small' })),
          ],
        })),
      },
    ],
    [],
    WIDE,
  );
}

/** A plan in a few lines. */
export function planCard(
  title: Words,
  summary: readonly Words[],
  openPage: { readonly title: Words; readonly url: string } | undefined,
): Attachment {
  const open = openPage && { type: 'Action.OpenUrl', title: openPage.title.text, url: openPage.url };
  return card([heading(title), ...summary.map((line) => text(line, { spacing: 'Small' }))], open ? [open] : []);
}
