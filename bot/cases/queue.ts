/** The order in which advisers should look (PRACTICE.md finding 22): legal clocks and danger beat waiting time. */
import type { Calendar } from '../../knowledge/index.ts';
import type { CaseRow } from '../store/store.ts';
import { clockDate, workingDaysLeft } from './hours.ts';
import { isForAdvisers } from './moves.ts';
import { priorityOf } from './rules.ts';

/** Agreed and open cases, most urgent first: priority as of now, then the date that cannot move, then the promise. */
export function inOrder(open: readonly CaseRow[], calendar: Calendar, now: number): readonly CaseRow[] {
  return open
    .filter((row) => row.state !== 'offered' && row.state !== 'closed' && isForAdvisers(row))
    .map((row) => ({ ...row, priority: priorityNow(row, calendar, now) }))
    .sort(
      (a, b) =>
        a.priority - b.priority || clockOf(a) - clockOf(b) || promised(a) - promised(b) || a.createdAt - b.createdAt,
    );
}

/** A clock comes nearer while a case waits, so the priority it began with may have risen. */
function priorityNow(row: CaseRow, calendar: Calendar, now: number): CaseRow['priority'] {
  const risen = priorityOf(row.packet, workingDaysLeft(calendar, row.packet, now));
  return risen < row.priority ? risen : row.priority;
}

/** A date that could not be read goes before all others: it may be tomorrow. */
const clockOf = ({ packet }: CaseRow): number =>
  packet.clock?.trim() ? (clockDate(packet.clock)?.toMillis() ?? 0) : Number.MAX_SAFE_INTEGER;
const promised = (row: CaseRow): number => row.promisedAt ?? row.createdAt;
