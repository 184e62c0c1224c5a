/** What came in, made plain: text or what a card sent, whatever the channel (PITFALLS.md R5, M6). */
import type { Activity } from 'botbuilder';
import { z } from 'zod';
import type { Incoming } from '../talk.ts';

/** Far above any real message; channels refuse longer ones with words of their own. */
const LONGEST = 4_000;

const cardValue = z.object({
  advice: z.object({
    flow: z.string().max(100).optional(),
    step: z.string().max(100).optional(),
    say: z.string().max(300),
  }),
});

export function incomingOf(activity: Partial<Activity>): Incoming {
  if (activity.value === undefined || activity.value === null) return { text: plain(activity.text ?? '') };
  const card = cardValue.safeParse(activity.value);
  const text = card.success ? card.data.advice.say : (activity.text ?? '');
  return { text: plain(text), ...(card.success && { card: card.data.advice }) };
}

/** Without control characters and hard spaces that pasted text brings; words are left as they were written. */
function plain(text: string): string {
  return text
    .replace(/<at>.*?<\/at>/g, ' ')
    .replace(/&nbsp;|\u00a0/g, ' ')
    .replace(/(?![\t\n])\p{Cc}/gu, '')
    .trim()
    .slice(0, LONGEST);
}
