/** Teams sends text that is half HTML and names the bot in it; turns get what the person meant (PITFALLS.md M6). */
import type { WireActivity } from './activity-schema.ts';

const ENTITIES: Readonly<Record<string, string>> = {
  nbsp: ' ',
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  '#39': "'",
};

/** The bot's own mention goes, other people's stay as their names. */
export function plainText({ text, entities, recipient, channelId }: WireActivity): string {
  let plain = text ?? '';
  for (const { type, text: mention, mentioned } of entities ?? [])
    if (type === 'mention' && mention && mentioned && mentioned.id === recipient?.id)
      plain = plain.replaceAll(mention, ' ');
  plain = plain.replace(/<\/?at[^>]*>/gi, '');
  if (channelId === 'msteams')
    plain = plain.replace(/&(nbsp|amp|lt|gt|quot|apos|#39);/g, (_, entity: string) => ENTITIES[entity] ?? '');
  return plain
    .replace(/\u00a0/g, ' ')
    .replace(/[\u2018\u2019]/g, "'")
    .replace(/[\u201c\u201d]/g, '"')
    .replace(/[^\S\n]{2,}/g, ' ')
    .trim();
}
