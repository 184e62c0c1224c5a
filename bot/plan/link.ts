/**
 * The private link to a plan. Its token is all that is needed to read the page, so it is long and random, the
 * conversation alone remembers it, and the store finds the conversation by its digest: a look-up takes as long for a
 * near guess as for a far one. Closing the page forgets the token.
 */
import { createHash, randomBytes } from 'node:crypto';
import type { Memory, PlanPage } from '../../dialogs/index.ts';
import { dayOf } from '../content.ts';

/** How long a link works after it was last given. */
export const LINK_DAYS = 90;
const DAY = 86_400_000;
const TOKEN = /^[\w-]{32}$/;

/** What the conversation remembers of it. */
interface Held {
  readonly token: string;
  /** Epoch milliseconds. */
  readonly until: number;
}
const PART = 'planLink';

const heldIn = (memory: Memory): Held | undefined => memory[PART] as Held | undefined;

export const isToken = (text: string): boolean => TOKEN.test(text);
export const digestOf = (token: string): string => createHash('sha256').update(token).digest('base64url');

/** What the store is to keep: null when no link leads here any more, undefined when it is the same as before. */
export function newDigest(memory: Memory, before: Memory): string | null | undefined {
  const token = heldIn(memory)?.token;
  if (token === heldIn(before)?.token) return undefined;
  return token === undefined ? null : digestOf(token);
}

/** Until when its link works: epoch milliseconds, or undefined when it does not. */
export function openUntil(memory: Memory, now: number): number | undefined {
  const held = heldIn(memory);
  return held && held.until > now ? held.until : undefined;
}

/** @param base what stands before the path: nothing where chat and page come from one place, else our address */
export function planPageFor(memory: Memory, base: string, now: number): PlanPage {
  return {
    open() {
      const token =
        openUntil(memory, now) === undefined ? randomBytes(24).toString('base64url') : heldIn(memory)!.token;
      const until = now + LINK_DAYS * DAY;
      memory[PART] = { token, until };
      return { url: `${base}/plan/${token}`, until: dayOf(new Date(until)) };
    },
    close() {
      const was = openUntil(memory, now) !== undefined;
      delete memory[PART];
      return was;
    },
  };
}
