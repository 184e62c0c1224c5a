/** Reads a reply to an open question. The only part of the product that knows the recognisers. */
import { readAmount, type AmountReading } from './amount.ts';
import { readChoice, type Choice, type Option } from './choice.ts';
import { readDate, type DateReading } from './date.ts';
import { readDuration, type DurationReading } from './duration.ts';
import { readYesNo, type YesNo } from './yes-no.ts';

export type { AmountReading, Choice, DateReading, DurationReading, Option, YesNo };
export { namesNoDay } from './date.ts';
export { isQuestion, LONGEST_REPLY, tidy } from './text.ts';

export interface Reply {
  /** What the open question asks for. */
  readonly kind: 'yesNo' | 'choice' | 'money' | 'count' | 'date' | 'duration';
  /** What the enquirer wrote. */
  readonly text: string;
  /** The question's own words; they lend a unit or a noun ("how many months"). */
  readonly ask?: string;
  /** For `choice`: what there is to choose from, in the order shown. */
  readonly options?: readonly Option[];
  /** For `choice`: more than one may be chosen. */
  readonly several?: boolean;
  readonly locale?: string;
  /** For `date`: the day it is, as YYYY-MM-DD. */
  readonly today?: string;
}

export interface Readings {
  yesNo: YesNo;
  choice: Choice;
  money: AmountReading;
  count: AmountReading;
  date: DateReading;
  duration: DurationReading;
}

/**
 * What a reply says, or that it does not say it. Sure or nothing: a reply that could be read two ways is `unclear`
 * (`other` for yes and no), and a question is never taken for an answer (PITFALLS.md R).
 *
 * English and Welsh words count in either locale, for people mix them.
 */
export function understand<K extends Reply['kind']>(reply: Reply & { readonly kind: K }): Readings[K];
export function understand(reply: Reply): Readings[Reply['kind']] {
  const { kind, text, ask = '' } = reply;
  switch (kind) {
    case 'yesNo':
      return readYesNo(text);
    case 'choice':
      return readChoice(text, reply.options ?? [], reply.several ?? false);
    case 'money':
    case 'count':
      return readAmount(kind, text, ask);
    case 'date':
      return readDate(text, ask, reply.today ?? new Date().toISOString().slice(0, 10));
    case 'duration':
      return readDuration(text, ask);
  }
}
