/** From a row of the log to the activity that an Azure channel is sent. */
import type { Activity } from 'botbuilder';
import type { LogRow } from '../../store/index.ts';
import type { Reference } from './incoming.ts';

/** Teams refuses activities above some 28 KB, and means bytes of the whole (PITFALLS.md M10). */
const MOST_BYTES = 24_000;
/** What a notification shows. */
const SUMMARY_LENGTH = 120;

/** @param cutNote stands at the end of a text that had to be cut; content, as all that is read. */
export function toWire(
  row: LogRow,
  reference: Reference,
  replyTo: string | undefined,
  cutNote: string,
): Partial<Activity> {
  const { id: _id, timestamp: _at, from: _from, replyToId: _ours, ...shown } = row.activity;
  const activity: Partial<Activity> = {
    // The protocol's own default, but not every client's.
    ...(shown.type === 'message' && { textFormat: 'markdown' }),
    ...shown,
    ...namedText(row),
    channelId: reference.channelId,
    serviceUrl: reference.serviceUrl,
    conversation: { isGroup: false, conversationType: 'personal', name: '', ...reference.conversation },
    from: { name: '', ...(reference.bot ?? { id: 'bot' }) },
    recipient: { name: '', ...reference.user },
    ...(replyTo !== undefined && { replyToId: replyTo }),
    ...(shown.type === 'message' && shown.text && { summary: summaryOf(shown.text) }),
  };
  return fitting(activity, cutNote);
}

/** These channels show all that we send under the bot's name, so an adviser's name stands before what they write. */
function namedText({ author, activity: { text, from } }: LogRow): Partial<Activity> {
  return author === 'adviser' && text && from?.name ? { text: `**${from.name}:** ${text}` } : {};
}

/** Cards go first, because their text twin says the same; then the text is cut, at the end of a paragraph if it can be. */
function fitting(activity: Partial<Activity>, cutNote: string): Partial<Activity> {
  if (bytesOf(activity) <= MOST_BYTES) return activity;
  const { attachments: _attachments, ...bare } = activity;
  if (bytesOf(bare) <= MOST_BYTES || !bare.text) return bare;
  const room = MOST_BYTES - bytesOf({ ...bare, text: '' }) - bytesOf(cutNote) - 10;
  let text = bare.text;
  while (bytesOf(text) > room) {
    const excess = Math.max(1, Math.ceil((bytesOf(text) - room) / 6));
    text = text.slice(0, -excess);
  }
  const paragraph = text.lastIndexOf('\n\n');
  const kept = (paragraph > text.length / 2 ? text.slice(0, paragraph) : text).replace(/[\ud800-\udbff]$/, '');
  return { ...bare, text: `${kept.trimEnd()}\n\n${cutNote}` };
}

const bytesOf = (value: unknown): number => Buffer.byteLength(JSON.stringify(value));

/** The first words without their Markdown. */
function summaryOf(text: string): string {
  const plain = text
    .replace(/\[([^\]]*)\]\([^)]*\)/g, '$1')
    .replace(/[*_#>`]/g, '')
    .replace(/\s+/g, ' ')
    .trim();
  return plain.length <= SUMMARY_LENGTH ? plain : `${plain.slice(0, SUMMARY_LENGTH).replace(/\s+\S*$/, '')}…`;
}
