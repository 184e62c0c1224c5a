/** The numbers and names that cases live by: how long each state lasts, who comes first, how a case may end. */
import type { Packet } from '../../dialogs/index.ts';
import type { CaseRow, Owner } from '../store/store.ts';

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;

/** How long each state lasts when nothing happens, in milliseconds. Waiting and left messages last until their promise. */
export const LASTS = {
  /** An offer that nobody took up is not held against anybody. */
  offered: 60 * MINUTE,
  /** Renewed by the open desk page; long enough for a reload, a tunnel or a slow thought. */
  lease: 10 * MINUTE,
  wrapUp: 30 * MINUTE,
  /** No promise is shorter than this, even when the calendar's is nearly past. */
  secondChance: 15 * MINUTE,
  /** After the last promise was missed: the request stays in the queue this long, then closes and says so. */
  lastCall: 14 * DAY,
  reopen: 30 * DAY,
} as const;

/** So many missed promises are owned up to with a new date; after that no date is promised any more. */
export const PROMISES = 3;

/** How a case may end (PRACTICE.md §6). All but the last two can be success: deciding not to start is a good result. */
export const OUTCOMES = [
  'started-and-registered',
  'started-small',
  'hosted-or-joined',
  'stayed-and-changed',
  'merged-or-moved',
  'not-yet',
  'decided-not-to-start',
  'closed-well',
  'referred',
  'not-for-us',
  'lost-touch',
] as const;
export type Outcome = (typeof OUTCOMES)[number];

/** Outcomes that say nothing without a word more: a date, or to whom. */
export const OUTCOMES_WITH_DETAIL: readonly Outcome[] = ['not-yet', 'referred'];

/** Endings that no adviser chose. */
export type Ending = 'declined' | 'not-taken-up' | 'enquirer-left' | 'handed-back' | 'nobody-answered';

/** Ended before the enquirer agreed to pass anything on: no adviser ever sees such a case, and it never reopens. */
export const NEVER_AGREED: readonly string[] = ['declined', 'not-taken-up'] satisfies readonly Ending[];

/** The conversation belongs to the adviser in one state only; in all others the bot answers. */
export const ownerOf = (row: CaseRow | undefined): Owner => (row?.state === 'with-adviser' ? 'adviser' : 'bot');

/** By when the enquirer was last told that somebody answers; undefined when nothing is promised. */
export function promiseOf(row: CaseRow): number | undefined {
  if (row.state !== 'waiting' && row.state !== 'left-message') return undefined;
  // A last call is no promise; and no calendar puts an answer off as long as that.
  return row.timer !== undefined && row.timer - row.since < LASTS.lastCall ? row.timer : undefined;
}

/** Enough of a packet to keep for counting, without anything the enquirer did not agree to pass on. */
export function emptied(packet: Packet): Packet {
  const { reason, level, skill } = packet;
  return { reason, level, skill, facts: [], told: [], notAnswered: [], organisations: [], removed: [] };
}

// === Who comes first (PRACTICE.md finding 22) ===

const DANGER: readonly string[] = ['people-at-risk', 'unregistered-care'];
const MONEY_OR_JOB: readonly string[] = [
  'insolvency',
  'guarantee-or-home',
  'contract-ended',
  'legal-threat',
  'already-signed',
  'staff-transfer',
  'benefits-and-pay',
];
/** A clock nearer than this many working days beats waiting time. */
export const CLOCK_IS_NEAR = 5;

/**
 * 1 danger, 2 a clock inside five working days, 3 money or job at risk, 4 the rest.
 * @param workingDaysLeft until the packet's clock; undefined when it has none. A clock that could not be read as a
 *   date counts as near: a late answer does harm, an early one does not.
 */
export function priorityOf(packet: Packet, workingDaysLeft: number | undefined): CaseRow['priority'] {
  if (DANGER.includes(packet.reason)) return 1;
  if (workingDaysLeft !== undefined && workingDaysLeft <= CLOCK_IS_NEAR) return 2;
  return packet.level === 3 || MONEY_OR_JOB.includes(packet.reason) ? 3 : 4;
}
