/** The kinds of question by name: a new kind does not compile until it has its file here. */
import type { Question } from '../../knowledge/index.ts';
import { isUnsure } from '../answers.ts';
import type { Value } from '../answers.ts';
import type { AskKind, AskStep, StepOf } from '../engine/flow.ts';
import type { Voice } from '../voice/voice.ts';
import type { Words } from '../voice/words.ts';
import { askCount, askMoney } from './ask-amount.ts';
import { askChoice } from './ask-choice.ts';
import { askText } from './ask-text.ts';
import { askDate, askDuration } from './ask-time.ts';
import { askYesNo } from './ask-yes-no.ts';
import type { Asker } from './step.ts';

export type { Reading } from './step.ts';
export { QUESTION, UNCLEAR } from './step.ts';

const ASKERS: { [K in AskKind]: Asker<StepOf<K>> } = {
  'ask-choice': askChoice,
  'ask-yes-no': askYesNo,
  'ask-money': askMoney,
  'ask-count': askCount,
  'ask-date': askDate,
  'ask-duration': askDuration,
  'ask-text': askText,
};

export function askerOf(step: AskStep): Asker<AskStep> {
  return ASKERS[step.kind] as unknown as Asker<AskStep>;
}

/** Any answer in words, "not sure" and "skipped" too. */
export function answerWords(step: AskStep, question: Question, value: Value, voice: Voice): Words {
  if (isUnsure(value)) return voice.phrase(`value.${String(value)}`);
  return askerOf(step).words(question, value, voice);
}
