/** What a decision about a case is made of: its circumstances, its shape, and how a case comes into each state. */
import type { DeskHours, Packet } from '../../dialogs/index.ts';
import type { CaseEvent, CaseRow } from '../store/store.ts';
import type { CaseRefusal } from './cases.ts';
import { LASTS, NEVER_AGREED } from './rules.ts';
import type { Ending } from './rules.ts';

export interface CaseContext {
  /** Epoch milliseconds. */
  readonly now: number;
  readonly conversation: string;
  /** The reference that a case gets if this is where it begins. */
  readonly reference: string;
  /** The desk's hours for the nation and language of this case. */
  readonly hours: DeskHours;
  readonly priorityOf: (packet: Packet) => CaseRow['priority'];
  /** How many promises were missed so far, counted from the history; only a lapse needs it. */
  readonly missed?: number;
}

/** What the enquirer is told of a change they did not make themselves: a phrase `cases.<key>`. */
export const TELLS = [
  'taken',
  'taken-over',
  'handed-back',
  'back-in-queue',
  'still-waiting',
  'promise-missed',
  'no-more-promises',
  'nobody-answered',
  'closed',
  'reopened',
] as const;
export type Tell = (typeof TELLS)[number];

export type NewCaseEvent = Omit<CaseEvent, 'sequence'>;
export interface CaseMove {
  readonly case: CaseRow;
  readonly events: readonly NewCaseEvent[];
  readonly tell?: Tell;
}
export type MachineRefusal =
  { readonly refused: 'taken'; readonly adviser: string } | Exclude<CaseRefusal, { readonly refused: 'taken' }>;
export type Decision = CaseMove | MachineRefusal;

// === How a case comes into each state ===

export const enter = (state: CaseRow['state'], { now }: CaseContext, timer: number | undefined) => ({
  state,
  since: now,
  timer,
});
export const later = (time: number, { now }: CaseContext): number => Math.max(time, now + LASTS.secondChance);

export function fresh(packet: Packet, context: CaseContext): CaseRow {
  const { reference, conversation, now } = context;
  const nothingYet = { promisedAt: undefined, adviser: undefined, closedBecause: undefined, closedAt: undefined };
  return {
    reference,
    conversation,
    ...enter('offered', context, undefined),
    priority: 4,
    packet,
    createdAt: now,
    ...nothingYet,
  };
}

export function queued(from: CaseRow, packet: Packet, context: CaseContext): CaseRow {
  const { hours } = context;
  const promise = later(hours.promise, context);
  const entered = enter(hours.open ? 'waiting' : 'left-message', context, promise);
  const open = { adviser: undefined, closedBecause: undefined, closedAt: undefined };
  return { ...from, ...entered, ...open, packet, priority: context.priorityOf(packet), promisedAt: promise };
}

/** `promisedAt` stays what it was, and the queue is ordered by it: who comes back from an adviser keeps the place. */
export function backInQueue(current: CaseRow, context: CaseContext): CaseRow {
  const { open, promise } = context.hours;
  return {
    ...current,
    ...enter(open ? 'waiting' : 'left-message', context, later(promise, context)),
    adviser: undefined,
  };
}

/** `closedBecause` already says how it ends if the adviser adds nothing. */
export const wrapUp = (current: CaseRow, context: CaseContext, because: Ending): CaseRow => ({
  ...current,
  ...enter('wrap-up', context, context.now + LASTS.wrapUp),
  closedBecause: because,
});

export const ended = (current: CaseRow, context: CaseContext, because: string): CaseRow => ({
  ...current,
  ...enter('closed', context, undefined),
  closedBecause: because,
  closedAt: context.now,
});

export function mayReopen(row: CaseRow, { now }: CaseContext): boolean {
  if (row.closedAt === undefined || now - row.closedAt > LASTS.reopen) return false;
  return !NEVER_AGREED.includes(row.closedBecause ?? '');
}

/** What the enquirer has not agreed to pass on is not for advisers' eyes. */
export function isForAdvisers(row: CaseRow): boolean {
  return row.state === 'offered' ? row.closedAt !== undefined : !NEVER_AGREED.includes(row.closedBecause ?? '');
}

export function move(
  next: CaseRow,
  context: CaseContext,
  by: string,
  kind: string,
  data: Record<string, unknown>,
  tell?: Tell,
): CaseMove {
  const event = { case: next.reference, at: context.now, kind, by, data: { ...data, state: next.state } };
  return { case: next, events: [event], ...(tell && { tell }) };
}
