/** Money and head counts: a number or a range. Money is read back before it counts. */
import { NOT_SURE, range } from '../answers.ts';
import type { Value } from '../answers.ts';
import type { StepOf } from '../engine/flow.ts';
import { understand } from '../understanding/index.ts';
import { countWords, moneyWords, rangeWords } from '../voice/numbers.ts';
import { QUESTION, UNCLEAR } from './step.ts';
import type { Asker, Reading } from './step.ts';

/** Far above anything that is asked about here; a slip of the keyboard, not an amount. */
const MOST_MONEY = 1_000_000_000;
const MOST_HEADS = 1_000_000;

export const askMoney: Asker<StepOf<'ask-money'>> = {
  echo: true,
  ask: (_step, question, voice, reply) =>
    void reply.add(voice.question(question, 'ask')).tap(voice.phrase('value.not-sure')),
  read: (_step, question, text) => amount(understand({ kind: 'money', text, ask: question.ask }), MOST_MONEY),
  words: (_question, value, voice) => rangeWords(voice, value, moneyWords) ?? voice.phrase('value.none'),
  fits: (_step, _question, value) => range(value) !== undefined,
  samples: () => [0, 10_000, [100_000, null]],
};

export const askCount: Asker<StepOf<'ask-count'>> = {
  echo: false,
  ask: (_step, question, voice, reply) =>
    void reply.add(voice.question(question, 'ask')).tap(voice.phrase('value.not-sure')),
  read: (_step, question, text) => amount(understand({ kind: 'count', text, ask: question.ask }), MOST_HEADS),
  words: (_question, value, voice) => rangeWords(voice, value, countWords) ?? voice.phrase('value.none'),
  fits: (_step, _question, value) => range(value) !== undefined,
  samples: () => [0, 1, 2, 12],
};

function amount(said: ReturnType<typeof understand<'money'>>, most: number): Reading {
  if (said === 'question') return QUESTION;
  if (said === 'unclear') return UNCLEAR;
  if (said === 'not-sure') return { kind: 'value', value: NOT_SURE };
  const value: Value = typeof said === 'number' ? said : [...said];
  const ends = typeof said === 'number' ? [said] : said.filter((end) => end !== null);
  return ends.some((end) => end < 0 || end > most)
    ? { kind: 'unusable', phrase: 'ask.not-an-amount' }
    : { kind: 'value', value };
}
