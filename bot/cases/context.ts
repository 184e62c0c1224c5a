/** The circumstances in which a case is decided upon: the calendar, the clock and the queue brought together. */
import type { DeskHours, Packet } from '../../dialogs/index.ts';
import type { Calendar } from '../../knowledge/index.ts';
import { deskHours, nationOf, workingDaysLeft } from './hours.ts';
import type { CaseContext } from './moves.ts';
import { newReference } from './reference.ts';
import { priorityOf } from './rules.ts';

export interface Circumstances {
  readonly calendar: Calendar;
  /** Epoch milliseconds. */
  readonly now: number;
  readonly conversation: string;
  /** What is passed on, where it is known already: its nation decides the hours. */
  readonly packet: Packet | undefined;
  /** How many are waiting in the queue. Default: 0. */
  readonly waiting?: number;
  /** Default: worked out from the calendar. A turn passes the hours that it told the enquirer. */
  readonly hours?: DeskHours;
  readonly missed?: number;
}

export function caseContext({
  calendar,
  now,
  conversation,
  packet,
  waiting = 0,
  hours,
  missed,
}: Circumstances): CaseContext {
  const nation = packet && nationOf(packet);
  return {
    now,
    conversation,
    reference: newReference(),
    hours: hours ?? deskHours(calendar, now, nation, waiting),
    priorityOf: (wanted) => priorityOf(wanted, workingDaysLeft(calendar, wanted, now)),
    ...(missed !== undefined && { missed }),
  };
}
