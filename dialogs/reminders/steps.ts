/** Reminders of the steps in a plan. */
import type { Reminder } from '../memory.ts';
import type { PlanStep } from '../plan/model.ts';
import { planInShort } from '../plan/plan.ts';
import type { Talk } from '../talk.ts';
import type { Words } from '../voice/words.ts';
import { keepReminders } from './kept.ts';
import { remindAt } from './when.ts';

export type Step = PlanStep<Words>;

export const stepsIn = ({ turn, today }: Talk): readonly Step[] =>
  planInShort(turn.knowledge, turn.memory, today)?.steps?.list ?? [];

/** Undefined for what should have begun already. */
export function reminderFor({ turn }: Talk, { id, start }: Step): Reminder | undefined {
  const at = remindAt(start, turn.now, true);
  return at === undefined ? undefined : { id, at, on: start };
}

/** After the steps were gone through anew: reminders of them move with their dates. */
export function moveReminders(talk: Talk): void {
  const { memory } = talk;
  const isOfStep = ({ id }: Reminder): boolean => talk.turn.knowledge.units.has(id);
  const ids = new Set((memory.reminders ?? []).filter(isOfStep).map(({ id }) => id));
  if (ids.size === 0) return;
  memory.reminders = (memory.reminders ?? []).filter(({ id }) => !ids.has(id));
  const moved = stepsIn(talk).flatMap((step) => (ids.has(step.id) ? (reminderFor(talk, step) ?? []) : []));
  keepReminders(memory, moved);
}
