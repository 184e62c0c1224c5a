/** Days as places on a line: where each bar begins and how long it is, and the months to read it by. */
import { DateTime } from 'luxon';
import type { Timeline } from './model.ts';

/** More labels than this run into each other on a phone. */
const MOST_TICKS = 6;
/** Months between two ticks. */
const SPACINGS = [1, 2, 3, 6, 12, 24, 60];
const DAY = 86_400_000;

export interface Span {
  /** YYYY-MM-DD */
  readonly start: string;
  readonly finish: string;
  readonly must: boolean;
}

/** @param steps at least one */
export function timelineOf(steps: readonly Span[], locale: string): Pick<Timeline, 'ticks' | 'bars'> {
  const first = Math.min(...steps.map(({ start }) => at(start)));
  const last = Math.max(...steps.map(({ finish }) => at(finish)));
  const whole = Math.max(last - first, DAY);
  const place = (time: number): number => (time - first) / whole;
  return {
    ticks: months(first, last, locale).map(({ time, label }) => ({ at: place(time), label })),
    bars: steps.map(({ start, finish, must }) => ({
      at: place(at(start)),
      length: place(at(finish)) - place(at(start)),
      must,
    })),
  };
}

const at = (day: string): number => Date.parse(`${day}T00:00:00Z`);

/** The first of months, far enough apart; for a span inside one month its first day. */
function months(first: number, last: number, locale: string): { time: number; label: string }[] {
  const begin = DateTime.fromMillis(first, { zone: 'utc', locale });
  const next = begin.day === 1 ? begin : begin.plus({ months: 1 }).startOf('month');
  const count = Math.floor(DateTime.fromMillis(last, { zone: 'utc' }).diff(next, 'months').months) + 1;
  const every = SPACINGS.find((months) => Math.ceil(count / months) <= MOST_TICKS) ?? SPACINGS.at(-1)!;
  const ticks = [];
  for (let month = next; month.toMillis() <= last; month = month.plus({ months: every })) ticks.push(month);
  if (ticks.length === 0) return [{ time: first, label: begin.toFormat('d LLL yyyy') }];
  return ticks.map((month) => ({ time: month.toMillis(), label: month.toFormat('LLL yyyy') }));
}
