/**
 * When: a day as YYYY-MM-DD, or the first and last day of what was said, with `null` for an open end. Days come before
 * months, as in Britain; a day that no calendar has ("31/02/2027", "04/13/2027") is unclear, never moved.
 */
import { recognizeDateTime } from '@microsoft/recognizers-text-date-time';
import { DateTime } from 'luxon';
import { calendarPart, isWrittenDay } from './date-parts.ts';
import { wordsToDigits } from './numbers.ts';
import type { Range } from './ranges.ts';
import { isNotSure, isQuestion, LONGEST_REPLY, tidy, withoutFillers } from './text.ts';

export type DateReading = Range<string> | 'not-sure' | 'question' | 'unclear';

/** First and last day of what was said; the same day twice for a day. */
export interface Span {
  readonly from: DateTime;
  readonly to: DateTime;
}

const LEAD =
  /^(?:(?:i|we|it|they)(?:'d| would|'ll| will|'re| are|'s| is|'m| am)? ?(?:like|want|hope|aim|plan|need|hoping|aiming|planning|starts?|ends?|opens?|begins?|started|opened|ended|began)?(?: to)?(?: (?:start|open|begin|be ready|go live))?(?: it| this)?|on(?: the)?|in|during|starting|from about|around(?: about)?|about|roughly|approximately|circa|probably|maybe|say|hopefully|some ?time (?:in|around|during)|at|it's|the)\s+(?=\S)/;
const BEFORE =
  /^(?:by|before|no later than|not later than|until|til|till|up to|at the latest by|latest by|on or before)\s+(.+)$/;
const AFTER =
  /^(?:after|from|since|not before|no earlier than|any ?time after|any ?time from|as from|on or after|starting from)\s+(.+?)(?: on| onwards?)?$/;
const TWO =
  /^(?:(?:somewhere |any ?time |some ?time )?(?:between|from)\s+)?(.+?)\s*(?: - |-|\bto\b|\band\b|\bor\b|\buntil\b|\btil+\b)\s*(.+)$/;

/**
 * @param ask a question about the past ("when did you …") reads a bare "1 April" as the last one, any other as the next
 * @param today YYYY-MM-DD
 */
export function readDate(text: string, ask: string, today: string): DateReading {
  const plain = tidy(text);
  if (!plain) return /\?/.test(text) ? 'not-sure' : 'unclear';
  if (plain.length > LONGEST_REPLY) return isQuestion(plain) ? 'question' : 'unclear';
  if (isNotSure(plain)) return 'not-sure';
  if (isQuestion(plain)) return 'question';
  const day = DateTime.fromISO(today, { zone: 'utc' });
  const past = /\b(?:did|have you been|has it been|since when|was|were)\b/i.test(ask);
  for (const form of withoutFillers(plain)) {
    const reading = readForm(form.replace(/,/g, ' ').replace(/\s+/g, ' '), day, past);
    if (reading !== undefined) return reading;
  }
  return 'unclear';
}

function readForm(form: string, today: DateTime, past: boolean): Range<string> | undefined {
  const whole = spanOf(form, today, past);
  if (whole) return written(whole);
  const before = BEFORE.exec(form);
  if (before)
    return within(before[1]!, today, past, ({ from, to }) => [
      null,
      iso(before[0].startsWith('before') ? earlier(from, to) : to),
    ]);
  const two = TWO.exec(form);
  if (two) {
    const range = between(two[1]!, two[2]!, today, past);
    if (range) return range;
  }
  const after = AFTER.exec(form);
  if (after)
    return within(after[1]!, today, past, ({ from, to }) => [
      iso(after[0].startsWith('after') && !from.equals(to) ? to.plus({ days: 1 }) : from),
      null,
    ]);
  return undefined;
}

/** Whether it names a day that no calendar has, such as 31 February. */
export function namesNoDay(text: string, today: string): boolean {
  const day = DateTime.fromISO(today, { zone: 'utc' });
  const forms = [...withoutFillers(tidy(text))].flatMap((form) => [form, form.replace(BEFORE, '$1').replace(LEAD, '')]);
  return forms.some((form) => isWrittenDay(wordsToDigits(form.replace(/,/g, ' ').replace(/\s+/g, ' ')), day));
}

/** "Before April" ends with March; "before 1 April" is told as 1 April, the date that was named. */
const earlier = (from: DateTime, to: DateTime): DateTime => (from.equals(to) ? from : from.minus({ days: 1 }));

function within(
  text: string,
  today: DateTime,
  past: boolean,
  make: (span: Span) => Range<string>,
): Range<string> | undefined {
  const span = spanOf(text, today, past);
  return span && make(span);
}

/** "1 to 15 March", "1 April to 30 June 2027": the second date lends its month and year to the first. */
function between(first: string, second: string, today: DateTime, past: boolean): Range<string> | undefined {
  const to = spanOf(second, today, past);
  if (!to) return undefined;
  const month = to.to.setLocale('en-GB').toFormat('LLLL yyyy');
  const year = String(to.to.year);
  const tries = [/^\d{1,2}(?:st|nd|rd|th)?$/.test(first) ? `${first} ${month}` : '', `${first} ${year}`, first];
  for (const text of tries) {
    const from = text ? spanOf(text, today, past) : undefined;
    if (from && from.from < to.to) return [iso(from.from), iso(to.to)];
  }
  return undefined;
}

const iso = (day: DateTime): string => day.toISODate()!;
const written = ({ from, to }: Span): Range<string> => (from.equals(to) ? iso(from) : [iso(from), iso(to)]);
const sensible = (span: Span): boolean => span.from.year >= 1900 && span.to.year <= 2100;

function spanOf(text: string, today: DateTime, past: boolean): Span | undefined {
  const bare = wordsToDigits(text);
  const shorter = bare.replace(LEAD, '').replace(LEAD, '');
  for (const form of new Set([bare, shorter, shorter.replace(/^the /, '')])) {
    const span = calendarPart(form, today, past) ?? recognised(form, today, past);
    if (span && sensible(span)) return span;
  }
  return undefined;
}

interface Resolution {
  readonly type?: string;
  readonly value?: string;
  readonly start?: string;
  readonly end?: string;
  readonly timex?: string;
}

/** What the calendar words do not cover ("the second week of January"), when the recogniser reads the whole of it. */
function recognised(text: string, today: DateTime, past: boolean): Span | undefined {
  // Digits with slashes or dots that `calendarPart` refused are no date; the recogniser would turn month and day round.
  if (/\d[/.-]\d/.test(text) || !/[a-z]/.test(text)) return undefined;
  const noon = new Date(today.year, today.month - 1, today.day, 12);
  const [only, ...more] = recognizeDateTime(text, 'en-gb', undefined, noon);
  if (!only || more.length > 0 || only.start !== 0 || only.end !== text.length - 1) return undefined;
  const values = ((only.resolution?.['values'] ?? []) as Resolution[]).filter(
    ({ type }) => type === 'date' || type === 'daterange',
  );
  const spans = values.map(toSpan).filter((span): span is Span => span !== undefined);
  if (spans.length !== values.length || spans.length === 0) return undefined;
  const fitting = spans.filter(({ from, to }) => (past ? from <= today : to >= today));
  return past ? fitting.at(-1) : fitting[0];
}

function toSpan({ type, value, start, end, timex }: Resolution): Span | undefined {
  const day = (text: string | undefined): DateTime | undefined => {
    const read = text ? DateTime.fromISO(text, { zone: 'utc' }) : undefined;
    return read?.isValid ? read : undefined;
  };
  if (type === 'date') {
    const on = day(value);
    return on && { from: on, to: on };
  }
  const from = day(start);
  const to = day(end);
  // The recogniser's ranges end on the day after, but for those said as "from … to …", whose timex is a triple.
  return from && to && { from, to: timex?.startsWith('(') ? to : to.minus({ days: 1 }) };
}
