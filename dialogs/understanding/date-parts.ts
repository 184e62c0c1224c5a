/** Days, months, seasons, quarters, years and "in three weeks", as people in Britain write them. */
import { DateTime, type DurationLikeObject } from 'luxon';
import type { Span } from './date.ts';

const MONTHS = 'january february march april may june july august september october november december'.split(' ');
const WELSH_MONTHS = 'ionawr chwefror mawrth ebrill mai mehefin gorffennaf awst medi hydref tachwedd rhagfyr'.split(
  ' ',
);
const WEEKDAYS = 'monday tuesday wednesday thursday friday saturday sunday'.split(' ');
const month = `(${[...MONTHS, ...WELSH_MONTHS].join('|')}|jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec)\\.?`;
const weekday = `(${WEEKDAYS.join('|')}|mon|tues?|wed|thurs?|fri|sat|sun)`;
const year = `(?:'|of )?(\\d{4}|\\d{2})`;
const unit = '(days?|weeks?|wks?|fortnights?|months?|years?|yrs?)';

const at = (y: number, m: number, d: number): DateTime | undefined => {
  const day = DateTime.utc(y, m, d);
  return day.isValid ? day : undefined;
};
const on = (day: DateTime | undefined): Span | undefined => day && { from: day, to: day };
const fullYear = (text: string): number => (text.length === 2 ? 2000 + Number(text) : Number(text));
const monthOf = (name: string): number => {
  const short = name.replace('.', '');
  const welsh = WELSH_MONTHS.indexOf(short);
  return welsh >= 0 ? welsh + 1 : MONTHS.findIndex((full) => full.startsWith(short.slice(0, 3))) + 1;
};
const weekdayOf = (name: string): number => WEEKDAYS.findIndex((full) => full.startsWith(name.slice(0, 3))) + 1;

const offset: Readonly<Record<string, number>> = { this: 0, 'the current': 0, next: 1, 'the coming': 1, last: -1 };

type Reader = (found: readonly (string | undefined)[], today: DateTime, past: boolean) => Span | undefined;
const READERS: (readonly [RegExp, Reader])[] = [];
const reads = (pattern: string, reader: Reader): void => void READERS.push([new RegExp(`^${pattern}$`), reader]);

/** The first and last day of what the text names; undefined where it names no one time. */
export function calendarPart(text: string, today: DateTime, past: boolean): Span | undefined {
  for (const [pattern, reader] of READERS) {
    const found = pattern.exec(text);
    if (found) return reader(found.slice(1), today, past);
  }
  return undefined;
}

/** It has the form of a day in figures or with a month's name, and yet there is no such day. */
export function isWrittenDay(text: string, today: DateTime): boolean {
  if (!/\d/.test(text)) return false;
  const found = READERS.find(([pattern]) => pattern.test(text));
  return found !== undefined && found[1](found[0].exec(text)!.slice(1), today, false) === undefined;
}

// === Days ===

/** A day and month without a year: the next one, or the last one when the question is about the past. */
function nearest(m: number, d: number, today: DateTime, past: boolean): DateTime | undefined {
  for (const y of past ? [today.year, today.year - 1, today.year - 4] : [today.year, today.year + 1, today.year + 4]) {
    const day = at(y, m, d);
    if (day && (past ? day <= today : day >= today)) return day;
  }
  return undefined;
}
const ofWeek = `(?:${weekday} )?(?:the )?`;

reads('(\\d{4})[-/](\\d{1,2})[-/](\\d{1,2})', ([y, m, d]) => on(at(Number(y), Number(m), Number(d))));
reads('(\\d{1,2}) ?[/.-] ?(\\d{1,2}) ?[/.-] ?(\\d{4}|\\d{2})', ([d, m, y]) =>
  on(at(fullYear(y!), Number(m), Number(d))),
);
reads('(\\d{1,2})/(\\d{1,2})', ([d, m], today, past) => on(nearest(Number(m), Number(d), today, past)));
reads(`${ofWeek}(\\d{1,2})(?:st|nd|rd|th)? (?:of )?${month} ${year}`, ([, d, m, y]) =>
  on(at(fullYear(y!), monthOf(m!), Number(d))),
);
reads(`${ofWeek}${month} (\\d{1,2})(?:st|nd|rd|th)? (\\d{4})`, ([, m, d, y]) =>
  on(at(Number(y), monthOf(m!), Number(d))),
);
reads(`${ofWeek}(\\d{1,2})(?:st|nd|rd|th)? (?:of )?${month} (next|this|last) year`, ([, d, m, which], today) =>
  on(at(today.year + offset[which!]!, monthOf(m!), Number(d))),
);
reads(`${ofWeek}(\\d{1,2})(?:st|nd|rd|th)? (?:of )?${month}`, ([, d, m], today, past) =>
  on(nearest(monthOf(m!), Number(d), today, past)),
);
reads(`${ofWeek}${month} (\\d{1,2})(?:st|nd|rd|th)?`, ([, m, d], today, past) =>
  on(nearest(monthOf(m!), Number(d), today, past)),
);
reads('(?:today|now|right now|straight away|immediately|heddiw)', (_, today) => on(today));
reads('(?:tomorrow|tmrw|tomoz|yfory)', (_, today) => on(today.plus({ days: 1 })));
reads('(?:yesterday|ddoe)', (_, today) => on(today.minus({ days: 1 })));
reads('(?:the )?day after tomorrow', (_, today) => on(today.plus({ days: 2 })));
reads('christmas(?: day)?|nadolig', (_, today, past) => on(nearest(12, 25, today, past)));
reads("(?:the )?new year|new year'?s day", (_, today, past) => on(nearest(1, 1, today, past)));
reads(`${weekday}`, ([name], today, past) => on(toWeekday(weekdayOf(name!), today, past ? -1 : 1)));
reads(`this ${weekday}|this coming ${weekday}`, ([a, b], today) => on(toWeekday(weekdayOf((a ?? b)!), today, 1)));
reads(`last ${weekday}`, ([name], today) => on(toWeekday(weekdayOf(name!), today, -1)));
reads(`next ${weekday}`, ([name], today) => on(today.startOf('week').plus({ weeks: 1, days: weekdayOf(name!) - 1 })));
reads(`(?:a|1) week (?:on )?${weekday}|${weekday} week`, ([a, b], today) =>
  on(toWeekday(weekdayOf((a ?? b)!), today, 1).plus({ weeks: 1 })),
);
reads('(?:a|1) week today|today week', (_, today) => on(today.plus({ weeks: 1 })));
reads('(?:a|1) fortnight today', (_, today) => on(today.plus({ weeks: 2 })));

function toWeekday(wanted: number, today: DateTime, direction: 1 | -1): DateTime {
  const away = direction > 0 ? (wanted - today.weekday + 7) % 7 || 7 : -((today.weekday - wanted + 7) % 7 || 7);
  return today.plus({ days: away });
}

// === So long from today ===

function step(count: string, name: string): DurationLikeObject {
  const n = /^an?$/.test(count) ? 1 : Number(count);
  if (name.startsWith('fortnight')) return { weeks: 2 * n };
  if (name.startsWith('d')) return { days: n };
  if (name.startsWith('w')) return { weeks: n };
  return name.startsWith('m') ? { months: n } : { years: n };
}
const away = `(\\d+|an?) ${unit}`;
reads(`in ${away}(?:'s time|s' time| time)?`, ([n, name], today) => on(today.plus(step(n!, name!))));
reads(`${away}(?:'s|s')? ?(?:from now|from today|time|away|hence)`, ([n, name], today) =>
  on(today.plus(step(n!, name!))),
);
reads('(\\d+) (weeks?|fortnights?) today', ([n, name], today) => on(today.plus(step(n!, name!))));
reads(`${away} ago`, ([n, name], today) => on(today.minus(step(n!, name!))));
reads(`(?:within|in the next|over the next|inside) (?:the next )?${away}`, ([n, name], today) => ({
  from: today,
  to: today.plus(step(n!, name!)),
}));
reads(`in (\\d+) ?(?:-|to|or) ?(\\d+) ${unit}(?: time)?`, ([a, b, name], today) =>
  Number(a) < Number(b) ? { from: today.plus(step(a!, name!)), to: today.plus(step(b!, name!)) } : undefined,
);

// === Weeks, months, seasons, quarters, years ===

type Whole = 'week' | 'month' | 'quarter' | 'year';
const whole = (day: DateTime, part: Whole): Span => ({
  from: day.startOf(part).startOf('day'),
  to: day.endOf(part).startOf('day'),
});
const early =
  '(early|beginning of|the beginning of|start of|the start of|mid|mid-|middle of|the middle of|late|end of|the end of|towards the end of)';

reads('(this|the current|next|the coming|last) (week|month|quarter|year)', ([which, part], today) =>
  whole(today.plus({ [`${part!}s`]: offset[which!] }), part as Whole),
);
reads(`${early} ?(?:the )?(this|next|last)? ?(month|year)`, ([where, which, part], today) =>
  partOf(where!, whole(today.plus({ [`${part!}s`]: offset[which ?? 'this'] }), part as Whole)),
);
reads(`(?:in )?${month} ${year}`, ([m, y]) => whole(DateTime.utc(fullYear(y!), monthOf(m!)), 'month'));
reads(`${month}`, ([m], today, past) => nearestMonth(monthOf(m!), today, past));
reads(`(this|next|last) ${month}`, ([which, m], today) => whichMonth(which!, monthOf(m!), today));
reads(`${month} (next|last|this) year`, ([m, which], today) =>
  whole(DateTime.utc(today.year + offset[which!]!, monthOf(m!)), 'month'),
);
reads(`${early} ?${month}(?: ${year})?`, ([where, m, y], today, past) =>
  partOf(where!, y ? whole(DateTime.utc(fullYear(y), monthOf(m!)), 'month') : nearestMonth(monthOf(m!), today, past)),
);
reads(`${early} ?(\\d{4})`, ([where, y]) => partOf(where!, whole(DateTime.utc(Number(y)), 'year')));
reads('(\\d{4})', ([y]) =>
  Number(y) >= 1900 && Number(y) <= 2100 ? whole(DateTime.utc(Number(y)), 'year') : undefined,
);
reads('q([1-4]) (?:of )?(\\d{4})', ([q, y]) => whole(DateTime.utc(Number(y), Number(q) * 3), 'quarter'));
reads('(?:(this|next) )?(spring|summer|autumn|winter)(?: (?:of )?(\\d{4}))?', ([, name, y], today, past) =>
  season(name!, y, today, past),
);
// The tax year ends on 5 April (Income Tax Act 2007, section 4); most organisations' financial year on 31 March.
reads('(?:the )?end of (?:the|this) tax year', (_, today, past) => on(nearest(4, 5, today, past)));
reads('(?:the )?(?:start|beginning) of the (?:next |new )?financial year', (_, today, past) =>
  on(nearest(4, 1, today, past)),
);
reads('(?:the )?end of (?:the|this) financial year', (_, today, past) => on(nearest(3, 31, today, past)));

function nearestMonth(m: number, today: DateTime, past: boolean): Span {
  const y = past ? (m <= today.month ? today.year : today.year - 1) : m >= today.month ? today.year : today.year + 1;
  return whole(DateTime.utc(y, m), 'month');
}

/** "Next March" is the one to come, "last April" the one gone by, "this June" the one of this year. */
function whichMonth(which: string, m: number, today: DateTime): Span {
  if (which === 'this') return whole(DateTime.utc(today.year, m), 'month');
  const y =
    which === 'next' ? (m > today.month ? today.year : today.year + 1) : m < today.month ? today.year : today.year - 1;
  return whole(DateTime.utc(y, m), 'month');
}

/** Early is the first third, mid the second; the end of a month is its last week, of a year its last quarter. */
function partOf(where: string, { from, to }: Span): Span {
  const days = Math.round(to.diff(from, 'days').days) + 1;
  const third = Math.round(days / 3);
  if (/early|beginning|start/.test(where))
    return { from, to: from.plus({ days: (days > 31 ? Math.round(days / 4) : 7) - 1 }) };
  if (/mid/.test(where)) return { from: from.plus({ days: third }), to: from.plus({ days: 2 * third - 1 }) };
  if (/late/.test(where)) return { from: from.plus({ days: 2 * third }), to };
  return { from: to.minus({ days: (days > 31 ? 31 : 7) - 1 }), to };
}

function season(name: string, year: string | undefined, today: DateTime, past: boolean): Span {
  const start = { spring: 3, summer: 6, autumn: 9, winter: 12 }[name]!;
  const inYear = (y: number): Span => ({
    from: DateTime.utc(y, start),
    to: DateTime.utc(y, start).plus({ months: 3 }).minus({ days: 1 }),
  });
  if (year) return inYear(Number(year));
  const years = [today.year - 1, today.year, today.year + 1].map(inYear);
  // A season nearly over is not the one a plan is for.
  return past
    ? years.filter(({ from }) => from <= today).at(-1)!
    : years.find(({ to }) => to >= today.plus({ days: 45 }))!;
}
