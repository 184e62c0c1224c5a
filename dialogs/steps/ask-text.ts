/** A few words of the enquirer's own. */
import { NOT_SURE, SKIPPED } from '../answers.ts';
import type { StepOf } from '../engine/flow.ts';
import { isQuestion, tidy, understand } from '../understanding/index.ts';
import { QUESTION, UNCLEAR } from './step.ts';
import type { Asker } from './step.ts';

/** What an adviser reads in one go; a longer reply is kept in the transcript anyway. */
const LONGEST = 500;

export const askText: Asker<StepOf<'ask-text'>> = {
  echo: false,
  ask: (_step, question, voice, reply) =>
    void reply.add(voice.question(question, 'ask')).tap(voice.phrase('value.skip')),
  read(step, _question, text) {
    const plain = tidy(text);
    if (!plain) return UNCLEAR;
    if (isQuestion(plain) && !step.takesQuestions) return QUESTION;
    if (understand({ kind: 'yesNo', text }) === 'not-sure') return { kind: 'value', value: NOT_SURE };
    // "None", "nothing", "no": there is nothing to keep.
    const nothing =
      understand({ kind: 'yesNo', text }) === 'no' || understand({ kind: 'choice', text, options: [] }) === 'none';
    if (nothing) return { kind: 'value', value: SKIPPED };
    return { kind: 'value', value: text.trim().slice(0, LONGEST) };
  },
  words: (_question, value, voice) => voice.quoted(String(value)),
  fits: (_step, _question, value) => typeof value === 'string' && value !== '',
  samples: () => ['as the enquirer wrote it'],
};
