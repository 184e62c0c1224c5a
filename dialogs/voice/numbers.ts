/** Amounts, dates and times as they are read back. The words that join them are phrases. */
import { DateTime, Duration } from 'luxon';
import { dayWords } from '../../knowledge/index.ts';
import type { Value } from '../answers.ts';
import { range } from '../answers.ts';
import type { Voice } from './voice.ts';
import { wordsOf } from './words.ts';
import type { Words } from './words.ts';

const pounds = new Intl.NumberFormat('en-GB', {
  style: 'currency',
  currency: 'GBP',
  maximumFractionDigits: 2,
  trailingZeroDisplay: 'stripIfInteger',
});
const counts = new Intl.NumberFormat('en-GB');
/** Made by our own code from a number or date, never from text. */
const figure = (text: string): Words => wordsOf(text, ['figures']);

export const moneyWords = (amount: number): Words => figure(pounds.format(amount));
export const countWords = (count: number): Words => figure(counts.format(count));
export const dateWords = (day: string): Words => figure(dayWords(day));
export const weekdayWords = (at: number): Words =>
  figure(DateTime.fromMillis(at, { zone: 'Europe/London', locale: 'en-GB' }).toFormat('cccc d MMMM'));
export const durationWords = (iso: string): Words =>
  figure(Duration.fromISO(iso, { locale: 'en-GB' }).toHuman({ listStyle: 'long' }));

/** A value or a range with open ends: "£10,000 to £20,000", "at least £10,000". */
export function rangeWords(voice: Voice, value: Value, one: (end: number) => Words): Words | undefined {
  const ends = range(value);
  if (!ends) return undefined;
  const [from, to] = ends;
  return between(voice, from === null ? undefined : one(from), to === null ? undefined : one(to), from === to);
}

export function spanWords(voice: Voice, value: Value, one: (end: string) => Words): Words | undefined {
  if (typeof value === 'string') return one(value);
  if (!Array.isArray(value)) return undefined;
  const [from, to] = value;
  return between(
    voice,
    typeof from === 'string' ? one(from) : undefined,
    typeof to === 'string' ? one(to) : undefined,
    from === to,
  );
}

function between(voice: Voice, from: Words | undefined, to: Words | undefined, same: boolean): Words | undefined {
  if (from && to) return same ? from : voice.phrase('value.between', { from, to });
  if (from) return voice.phrase('value.at-least', { from });
  return to && voice.phrase('value.at-most', { to });
}
