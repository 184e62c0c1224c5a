/** Adaptive Cards, for channels that draw them. Each says what the text beside it says, and no more. */
import type { Attachment } from 'botbuilder';
import type { Talk } from '../talk.ts';
import type { CardValue } from '../talk.ts';
import type { Voice } from './voice.ts';
import type { Words } from './words.ts';

type Element = Record<string, unknown>;

const card = (body: Element[], actions: Element[]): Attachment => ({
  contentType: 'application/vnd.microsoft.card.adaptive',
  content: { type: 'AdaptiveCard', version: '1.4', body, actions },
});
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

/** All answers, each with a button that changes it. */
export function answersCard(
  { voice }: Talk,
  flow: string,
  rows: readonly { readonly step: { readonly name: string }; readonly label: Words; readonly value: Words }[],
): Attachment {
  const facts = rows.map(({ label, value }) => ({ title: label.text, value: value.text }));
  const change = rows.map(({ step, label }) => {
    const say = voice.phrase('check.change', { label });
    return submit(say, { flow, step: step.name, say: say.text });
  });
  const right = voice.phrase('check.right');
  return card(
    [heading(voice.phrase('check.intro')), { type: 'FactSet', facts }],
    [submit(right, { flow, say: right.text }), ...change],
  );
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
