/** When a reminder is told: in the morning, in the United Kingdom, some time ahead of a day that must not be missed. */
import { DateTime } from 'luxon';

const ZONE = 'Europe/London';
const MORNING = 9;
/** The longer it is still off, the longer ahead: a month, a week, a day. The first that fits. */
const AHEAD = [
  { ifOverDays: 60, months: 1 },
  { ifOverDays: 14, days: 7 },
  { ifOverDays: 2, days: 1 },
] as const;

/**
 * @param on YYYY-MM-DD, the day it is about
 * @param ahead false: on the day itself
 * @returns epoch milliseconds; undefined when that morning has passed
 */
export function remindAt(on: string, now: Date, ahead: boolean): number | undefined {
  const day = DateTime.fromISO(on, { zone: ZONE }).set({ hour: MORNING });
  const left = day.diff(DateTime.fromJSDate(now), 'days').days;
  if (!(left > 0)) return undefined;
  const lead = ahead ? AHEAD.find(({ ifOverDays }) => left > ifOverDays) : undefined;
  if (!lead) return day.toMillis();
  const { ifOverDays: _, ...span } = lead;
  return day.minus(span).toMillis();
}

/** YYYY-MM-DD */
export const dayAt = (at: number): string => DateTime.fromMillis(at, { zone: ZONE }).toISODate()!;
