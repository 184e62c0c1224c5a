/**
 * When advisers are there and by when a request is answered, in working time of the enquirer's nation (Europe/London,
 * bank holidays of that nation). Asked on a Scottish Friday evening before St Andrew's Day, the promise is Tuesday.
 */
import { DateTime } from 'luxon';
import type { DeskHours, Packet } from '../../dialogs/index.ts';
import type { Calendar, Nation } from '../../knowledge/index.ts';

/** Somebody who waits while advisers are there is promised an answer within this much working time. */
export const WAITING_MINUTES = 120;

const WEEKDAYS = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'] as const;

/** @param nation where the enquirer is; not known: a day on which any nation has a holiday promises nothing. */
export function deskHours(calendar: Calendar, now: number, nation: Nation | undefined, waiting: number): DeskHours {
  const open = isOpen(calendar, now, nation);
  return {
    open,
    promise: open ? withinWorkingTime(calendar, now, nation) : byNextWorkingDay(calendar, now, nation),
    waiting,
  };
}

export function isOpen(calendar: Calendar, now: number, nation: Nation | undefined): boolean {
  const time = local(calendar, now);
  return isWorkingDay(calendar, time, nation) && time >= opening(calendar, time) && time < closing(calendar, time);
}

/** The nation whose holidays count for a case: where the work is done, else where the body registers. */
export const nationOf = (packet: Packet): Nation | undefined => packet.worksIn ?? packet.registeredIn;

/**
 * Working days from today until the date that cannot move, today not counted; 0 when it is today, past, or cannot be
 * read as a date. Undefined when the packet has no such date.
 */
export function workingDaysLeft(calendar: Calendar, packet: Packet, now: number): number | undefined {
  if (!packet.clock?.trim()) return undefined;
  const date = clockDate(packet.clock);
  if (!date) return 0;
  const nation = nationOf(packet);
  let left = 0;
  let day = local(calendar, now).startOf('day');
  while (day < date && left < 250) {
    day = day.plus({ days: 1 });
    if (isWorkingDay(calendar, day, nation)) left += 1;
  }
  return left;
}

/** Reads `2026-11-27`, `27 November 2026`, `27/11/2026`, with or without words around it. */
export function clockDate(clock: string): DateTime | undefined {
  const found = /\d{4}-\d{2}-\d{2}|\d{1,2} [A-Za-z]{3,9} \d{4}|\d{1,2}\/\d{1,2}\/\d{4}/.exec(clock)?.[0];
  if (!found) return undefined;
  for (const format of ['yyyy-MM-dd', 'd MMMM yyyy', 'd MMM yyyy', 'd/M/yyyy']) {
    const date = DateTime.fromFormat(found, format, { zone: 'Europe/London', locale: 'en-GB' });
    if (date.isValid) return date;
  }
  return undefined;
}

function withinWorkingTime(calendar: Calendar, now: number, nation: Nation | undefined): number {
  const time = local(calendar, now);
  const today = closing(calendar, time).diff(time, 'minutes').minutes;
  if (today >= WAITING_MINUTES) return time.plus({ minutes: WAITING_MINUTES }).toMillis();
  const next = nextWorkingDay(calendar, time, nation);
  return opening(calendar, next)
    .plus({ minutes: WAITING_MINUTES - today })
    .toMillis();
}

/** A message left before opening is answered that day, one left later by the end of the next working day. */
function byNextWorkingDay(calendar: Calendar, now: number, nation: Nation | undefined): number {
  const time = local(calendar, now);
  const today = isWorkingDay(calendar, time, nation) && time < opening(calendar, time);
  return closing(calendar, today ? time : nextWorkingDay(calendar, time, nation)).toMillis();
}

function nextWorkingDay(calendar: Calendar, from: DateTime, nation: Nation | undefined): DateTime {
  let day = from.plus({ days: 1 });
  while (!isWorkingDay(calendar, day, nation)) day = day.plus({ days: 1 });
  if (day.toISODate()! <= calendar.until) return day;
  // Holidays are not known any more: one working day is added in case this is one.
  do day = day.plus({ days: 1 });
  while (!isWorkingDay(calendar, day, nation));
  return day;
}

function isWorkingDay(calendar: Calendar, day: DateTime, nation: Nation | undefined): boolean {
  if (!calendar.hours.days.includes(WEEKDAYS[day.weekday - 1]!)) return false;
  const date = day.toISODate()!;
  const holidays = nation ? [calendar.holidays[nation]] : Object.values(calendar.holidays);
  return !holidays.some((dates) => dates.includes(date));
}

const local = (calendar: Calendar, now: number): DateTime =>
  DateTime.fromMillis(now, { zone: calendar.hours.timeZone });
const opening = (calendar: Calendar, day: DateTime): DateTime => at(day, calendar.hours.opens);
const closing = (calendar: Calendar, day: DateTime): DateTime => at(day, calendar.hours.closes);

function at(day: DateTime, clock: string): DateTime {
  const [hour, minute] = clock.split(':').map(Number);
  return day.set({ hour: hour!, minute: minute!, second: 0, millisecond: 0 });
}
