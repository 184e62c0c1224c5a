/** What the enquirer's screen may know of a case: the one status line above the chat (DESIGN.md §7, §8). */
import type { CaseState } from '../../dialogs/index.ts';
import type { CaseRow, NewLogRow } from '../store/store.ts';
import { promiseOf } from './rules.ts';

export interface CaseStatus {
  readonly state: CaseState;
  /** First name only. */
  readonly adviser?: string;
  readonly reference?: string;
  /** ISO 8601; only when it is still to come. */
  readonly promised?: string;
}

/** The first word of a name: all that an enquirer ever hears of it. */
export const firstNameOf = (name: string): string => name.trim().split(/\s+/)[0] ?? '';

export function caseStatus(row: CaseRow, adviserName?: string): CaseStatus {
  const promised = promiseOf(row);
  return {
    state: row.state,
    // An offer that was never taken up has no reference that anybody could be asked for.
    ...(row.state !== 'offered' && { reference: row.reference }),
    ...(row.state === 'with-adviser' && adviserName && { adviser: firstNameOf(adviserName) }),
    ...(promised !== undefined && { promised: new Date(promised).toISOString() }),
  };
}

/** The row to append to the log with every change of state; for the frame above the chat, never for Azure channels. */
export function statusRow(row: CaseRow, adviserName?: string): NewLogRow {
  return {
    author: 'system',
    activity: { type: 'event', name: 'case-status', value: caseStatus(row, adviserName) },
  };
}
