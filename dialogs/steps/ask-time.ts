/** Dates and durations, kept as ISO 8601 and read back in words before they count (PITFALLS.md R1). */
import { NOT_SURE } from '../answers.ts';
import type { Value } from '../answers.ts';
import type { StepOf } from '../engine/flow.ts';
import { namesNoDay, understand } from '../understanding/index.ts';
import { dateWords, durationWords, spanWords } from '../voice/numbers.ts';
import { QUESTION, UNCLEAR } from './step.ts';
import type { Asker, Reading } from './step.ts';

/** Nobody plans further ahead than this: it is a slip of the keyboard. */
const FURTHEST_YEARS = 20;

export const askDate: Asker<StepOf<'ask-date'>> = {
  echo: true,
  ask(step, question, voice, reply) {
    reply.add(voice.question(question, 'ask'));
    if (step.orNone) reply.tap(voice.phrase('value.no'));
    reply.tap(voice.phrase('value.not-sure'));
  },
  read(step, question, text, today) {
    const whether = step.orNone ? understand({ kind: 'yesNo', text }) : 'other';
    if (whether === 'yes' || whether === 'no') return { kind: 'value', value: whether, plain: true };
    const reading = span(understand({ kind: 'date', text, ask: question.ask, today }));
    if (reading.kind === 'unclear' && namesNoDay(text, today)) return { kind: 'unusable', phrase: 'ask.no-such-day' };
    if (reading.kind !== 'value' || reading.value === NOT_SURE || !step.future) return reading;
    const end = Array.isArray(reading.value) ? (reading.value[1] ?? reading.value[0]) : reading.value;
    if (typeof end !== 'string') return reading;
    if (end < today) return { kind: 'unusable', phrase: 'ask.date-past' };
    return yearOf(end) > yearOf(today) + FURTHEST_YEARS ? { kind: 'unusable', phrase: 'ask.date-far' } : reading;
  },
  words: (_question, value, voice) =>
    value === 'yes' || value === 'no'
      ? voice.phrase(`value.${value}`)
      : (spanWords(voice, value, dateWords) ?? voice.phrase('value.none')),
  fits: (step, _question, value) =>
    (step.orNone && (value === 'yes' || value === 'no')) ||
    (dates(value).length > 0 && dates(value).every((date) => /^\d{4}-\d\d-\d\d$/.test(date))),
  samples: (step) => ['2027-04-01', ['2027-10-01', null], ...(step.orNone ? ['yes', 'no'] : [])],
};

export const askDuration: Asker<StepOf<'ask-duration'>> = {
  echo: true,
  ask: (_step, question, voice, reply) =>
    void reply.add(voice.question(question, 'ask')).tap(voice.phrase('value.not-sure')),
  read: (_step, question, text) => span(understand({ kind: 'duration', text, ask: question.ask })),
  words: (_question, value, voice) => spanWords(voice, value, durationWords) ?? voice.phrase('value.none'),
  fits: (_step, _question, value) => dates(value).length > 0 && dates(value).every((span) => span.startsWith('P')),
  samples: () => ['P3M', ['P6M', null]],
};

const yearOf = (day: string): number => Number(day.slice(0, 4));

const dates = (value: Value): string[] =>
  (Array.isArray(value) ? value : [value]).filter((end): end is string => typeof end === 'string');

function span(said: ReturnType<typeof understand<'date'>> | ReturnType<typeof understand<'duration'>>): Reading {
  if (said === 'question') return QUESTION;
  if (said === 'unclear') return UNCLEAR;
  if (said === 'not-sure') return { kind: 'value', value: NOT_SURE };
  return { kind: 'value', value: typeof said === 'string' ? said : [...said] };
}
