/** How long: ISO 8601 (P6M, P2W, P1Y6M), or a range with `null` for an open end. */
import { wordsToDigits } from './numbers.ts';
import { limitsIn, type Range } from './ranges.ts';
import { isNotSure, isQuestion, LONGEST_REPLY, tidy, withoutFillers } from './text.ts';

export type DurationReading = Range<string> | 'not-sure' | 'question' | 'unclear';

type Letter = 'Y' | 'M' | 'W' | 'D' | 'H' | 'N';
const UNITS: readonly (readonly [RegExp, Letter, number])[] = [
  [/^(?:decades?)$/, 'Y', 10],
  [/^(?:years?|yrs?|blynedd|flwyddyn|blwyddyn)$/, 'Y', 1],
  [/^(?:quarters?)$/, 'M', 3],
  [/^(?:months?|mths?|mnths?|mos?|mis)$/, 'M', 1],
  [/^(?:fortnights?)$/, 'W', 2],
  [/^(?:weeks?|wks?|wythnos)$/, 'W', 1],
  [/^(?:days?|diwrnod)$/, 'D', 1],
  [/^(?:hours?|hrs?)$/, 'H', 1],
  [/^(?:minutes?|mins?)$/, 'N', 1],
];
const UNIT = '[a-z]+';
/** In days, only to see which of two is longer. */
const LENGTH: Readonly<Record<Letter, number>> = { Y: 365, M: 30.4, W: 7, D: 1, H: 1 / 24, N: 1 / 1440 };

interface Duration {
  readonly iso: string;
  readonly days: number;
}

/** @param ask the question's words: "how many months" lends its unit to a bare number */
export function readDuration(text: string, ask: string): DurationReading {
  const plain = tidy(text);
  if (!plain) return /\?/.test(text) ? 'not-sure' : 'unclear';
  if (plain.length > LONGEST_REPLY) return isQuestion(plain) ? 'question' : 'unclear';
  if (isNotSure(plain)) return 'not-sure';
  if (isQuestion(plain)) return 'question';
  const unit = /how many (\w+)|in (months|weeks|years|days)\b/i.exec(ask);
  for (const form of withoutFillers(plain)) {
    const reading = readForm(form, (unit?.[1] ?? unit?.[2])?.toLowerCase());
    if (reading !== undefined) return reading;
  }
  return 'unclear';
}

function readForm(form: string, askedUnit: string | undefined): Range<string> | undefined {
  const bare = wordsToDigits(form)
    .replace(
      /^(?:(?:i|we|they)(?:'ve| have|'d| would|'ll| will)?(?: been)?(?: going| trading| running| open| need| needed| want| like| take)?(?: for)?|for|it(?:'ll| will| would|'d)? (?:takes?|took|be|is|lasts?)|it's|in|over the (?:next|last)|the (?:next|last|past))\s+(?=\S)/,
      '',
    )
    .replace(/\s+(?:ago|now|long|in total|altogether|from now|away|time|or thereabouts)$/, '')
    .replace(/\b(?:an?) (?=(?:year|month|week|day|fortnight|decade|hour|minute|quarter|yr|couple)\b)/g, '1 ')
    .replace(/\bhalf (?:an? |1 )(?=(?:year|hour|day|decade)\b)/g, '0.5 ');
  const oneOrTwo = /^1 ([a-z]+) or (\d+)$/.exec(bare);
  if (oneOrTwo) return span(`1 ${oneOrTwo[1]}`, `${oneOrTwo[2]} ${oneOrTwo[1]}`, askedUnit);
  const whole = duration(bare, askedUnit);
  if (whole) return whole.iso;
  for (const limits of limitsIn(bare)) {
    const [first = '', second] = limits.parts;
    if (limits.kind === 'two') {
      const range = span(first, second ?? '', askedUnit);
      if (range) return range;
      continue;
    }
    const length = duration(first, askedUnit);
    if (!length) continue;
    if (limits.kind === 'from') return [length.iso, null];
    return limits.kind === 'to' ? [null, length.iso] : length.iso;
  }
  return undefined;
}

function span(first: string, second: string, askedUnit: string | undefined): Range<string> | undefined {
  const to = duration(second, askedUnit);
  // "3 to 6 months": the second value's unit is the first one's too.
  const unit = /^[\d.]+ ?([a-z]+)$/.exec(second)?.[1];
  const from =
    duration(first, undefined) ??
    (/^[\d.]+$/.test(first) ? duration(`${first} ${unit ?? askedUnit ?? ''}`, undefined) : undefined);
  return from && to && from.days < to.days ? [from.iso, to.iso] : undefined;
}

/** "6 months", "1 year and 6 months", "1.5 years", "1 year and a half". */
function duration(text: string, askedUnit: string | undefined): Duration | undefined {
  const plain = text
    .trim()
    .replace(/^1 ([a-z]+) and a half$/, '1.5 $1')
    .replace(/^(\d+) ([a-z]+) and a half$/, '$1.5 $2');
  const bare = /^\d+(?:\.\d+)?$/.test(plain) && askedUnit ? `${plain} ${askedUnit}` : plain;
  const parts = bare.split(/\s*(?:,|\band\b)\s*|(?<=[a-z])\s+(?=\d)/);
  const read = parts.map((part) =>
    new RegExp(`^(\\d+(?:\\.\\d+)?)[ -]?(?:full |whole |calendar )?(${UNIT})$`).exec(part),
  );
  if (read.length === 0 || read.length > 2 || read.some((found) => !found)) return undefined;
  const pieces = read.map((found) => piece(Number(found![1]), found![2]!));
  if (pieces.some((found) => !found)) return undefined;
  return join(pieces as { amount: number; letter: Letter }[]);
}

function piece(amount: number, unit: string): { amount: number; letter: Letter } | undefined {
  const found = UNITS.find(([pattern]) => pattern.test(unit));
  if (!found) return undefined;
  const [, letter, times] = found;
  const total = amount * times;
  if (Number.isInteger(total)) return { amount: total, letter };
  const smaller: Partial<Record<Letter, [Letter, number]>> = { Y: ['M', 12], D: ['H', 24], H: ['N', 60] };
  const [into, each] = smaller[letter] ?? [letter, 0];
  return Number.isInteger(total * each) && each > 0 ? { amount: total * each, letter: into } : undefined;
}

const ORDER: readonly Letter[] = ['Y', 'M', 'W', 'D', 'H', 'N'];
function join(pieces: readonly { amount: number; letter: Letter }[]): Duration | undefined {
  const letters = pieces.map(({ letter }) => ORDER.indexOf(letter));
  if (letters.some((at, n) => n > 0 && at <= letters[n - 1]!)) return undefined;
  const days = pieces.reduce((sum, { amount, letter }) => sum + amount * LENGTH[letter], 0);
  const write = (some: readonly { amount: number; letter: Letter }[]): string =>
    some.map(({ amount, letter }) => `${amount}${letter === 'N' ? 'M' : letter}`).join('');
  const date = write(pieces.filter(({ letter }) => 'YMWD'.includes(letter)));
  const time = write(pieces.filter(({ letter }) => 'HN'.includes(letter)));
  return { iso: `P${date}${time ? `T${time}` : ''}`, days };
}
