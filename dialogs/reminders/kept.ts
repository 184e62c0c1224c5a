/** The reminders that a conversation keeps. */
import { remembered } from '../memory.ts';
import type { Remembered, Reminder } from '../memory.ts';
import type { Memory } from '../ports.ts';

/** State is read and written on every turn (PITFALLS.md D7). */
const MOST = 60;

/** Those with the same id are replaced. */
export function keepReminders(memory: Remembered, reminders: readonly Reminder[]): void {
  const ids = new Set(reminders.map(({ id }) => id));
  const all = [...(memory.reminders ?? []).filter(({ id }) => !ids.has(id)), ...reminders];
  const next = all.sort((a, b) => a.at - b.at).slice(0, MOST);
  if (next.length > 0) memory.reminders = next;
  else delete memory.reminders;
}

/** Epoch milliseconds; undefined when none was asked for. */
export const nextReminderAt = (memory: Memory): number | undefined => remembered(memory).reminders?.[0]?.at;
