/** Yes, no or not sure; anything else is not taken for one of them (PITFALLS.md R2). */
import { NOT_SURE } from '../answers.ts';
import type { StepOf } from '../engine/flow.ts';
import { isQuestion, tidy, understand } from '../understanding/index.ts';
import { QUESTION, UNCLEAR } from './step.ts';
import type { Asker } from './step.ts';

export const askYesNo: Asker<StepOf<'ask-yes-no'>> = {
  echo: false,

  ask(_step, question, voice, reply) {
    reply.add(voice.question(question, 'ask'));
    reply.tap(voice.phrase('value.yes'), voice.phrase('value.no'), voice.phrase('value.not-sure'));
  },

  read(_step, question, text) {
    const said = understand({ kind: 'yesNo', text, ask: question.ask });
    if (said === 'yes' || said === 'no') return { kind: 'value', value: said };
    if (said === 'not-sure') return { kind: 'value', value: NOT_SURE };
    return isQuestion(tidy(text)) ? QUESTION : UNCLEAR;
  },

  words: (_question, value, voice) => voice.phrase(value === 'yes' ? 'value.yes' : 'value.no'),
  fits: (_step, _question, value) => value === 'yes' || value === 'no',
  samples: () => ['yes', 'no'],
};
