/**
 * What of Adaptive Cards 1.5 our cards may use, as its schema has it and no property more: Teams takes up to 1.5, and
 * shows nothing at all of a card in which a value is of another kind than it expects.
 */
import { z } from 'zod';

const words = z.string().min(1);
const spacing = z.enum(['None', 'Small', 'Default', 'Medium', 'Large']).optional();
const textBlock = z.strictObject({
  type: z.literal('TextBlock'),
  text: words,
  // Without it a sentence is cut off at the edge.
  wrap: z.literal(true),
  weight: z.enum(['Lighter', 'Default', 'Bolder']).optional(),
  size: z.enum(['Small', 'Default', 'Medium', 'Large', 'ExtraLarge']).optional(),
  style: z.enum(['default', 'heading']).optional(),
  isSubtle: z.boolean().optional(),
  spacing,
});
const factSet = z.strictObject({
  type: z.literal('FactSet'),
  facts: z.array(z.strictObject({ title: words, value: words })).min(1),
});
const named = { title: words, tooltip: words.optional() };
const action = z.discriminatedUnion('type', [
  // Anything but an object as its data is refused (PITFALLS.md M5).
  z.strictObject({ type: z.literal('Action.Submit'), ...named, data: z.record(z.string(), z.unknown()) }),
  z.strictObject({ type: z.literal('Action.OpenUrl'), ...named, url: z.url({ protocol: /^https$/ }) }),
]);
const actionSet = z.strictObject({ type: z.literal('ActionSet'), actions: z.array(action).min(1) });
const column = z.strictObject({
  type: z.literal('Column'),
  width: z.enum(['auto', 'stretch']),
  items: z.array(z.discriminatedUnion('type', [textBlock, actionSet])).min(1),
});
const columnSet = z.strictObject({ type: z.literal('ColumnSet'), columns: z.array(column).min(1).max(3) });
const card = z.strictObject({
  type: z.literal('AdaptiveCard'),
  version: z.enum(['1.0', '1.1', '1.2', '1.3', '1.4', '1.5']),
  body: z.array(z.discriminatedUnion('type', [textBlock, factSet, columnSet])).min(1),
  // More than six beneath a card are cut off.
  actions: z.array(action).max(6),
  msteams: z.strictObject({ width: z.literal('Full') }).optional(),
});
export type Card = z.infer<typeof card>;

/** @throws with all that is wrong with it */
export function readCard(attachment: { readonly contentType?: string; readonly content?: unknown }): Card {
  if (attachment.contentType !== 'application/vnd.microsoft.card.adaptive')
    throw new Error(`not an Adaptive Card: ${attachment.contentType}`);
  // As it is sent: what JSON leaves out is not there.
  return card.parse(JSON.parse(JSON.stringify(attachment.content)));
}

/** All that somebody would read in it, but for the heading, which only names it, and the buttons. */
export const readIn = ({ body }: Card): string[] =>
  body.flatMap((part) => {
    if (part.type === 'TextBlock') return part.style === 'heading' ? [] : [part.text];
    if (part.type === 'FactSet') return part.facts.flatMap(({ title, value }) => [title, value]);
    return part.columns.flatMap(({ items }) => items.flatMap((item) => (item.type === 'TextBlock' ? [item.text] : [])));
  });
