/** What every kind of question can do. One file a kind stands beside this one. */
import type { Question } from '../../knowledge/index.ts';
import type { Value } from '../answers.ts';
import type { AskStep } from '../engine/flow.ts';
import type { Reply } from '../voice/reply.ts';
import type { Voice } from '../voice/voice.ts';
import type { Words } from '../voice/words.ts';

/** `plain`: nothing in it could have been misread, so it is not read back. `question`: they asked something back. `unclear`: no answer in it. `unusable`: read, but it cannot be (a past date). */
export type Reading =
  | { readonly kind: 'value'; readonly value: Value; readonly plain?: boolean }
  | { readonly kind: 'question' | 'unclear' }
  | { readonly kind: 'unusable'; readonly phrase: string };

export const UNCLEAR: Reading = { kind: 'unclear' };
export const QUESTION: Reading = { kind: 'question' };

export interface Asker<S extends AskStep> {
  /** The question and what can be tapped. `plainly`: nothing but the choices, after replies that could not be used. */
  ask(step: S, question: Question, voice: Voice, reply: Reply): void;
  /** @param today YYYY-MM-DD */
  read(step: S, question: Question, text: string, today: string): Reading;
  /** An answer in words; `not-sure` and `skipped` are seen to before. */
  words(question: Question, value: Value, voice: Voice): Words;
  /** Whether a kept answer can still be one, should the flow or the question have been edited. */
  fits(step: S, question: Question, value: Value): boolean;
  /** Whether a reading is read back before it counts, unless the step says. */
  readonly echo: boolean;
  /** Answers that stand for all, for walking every path. */
  samples(step: S, question: Question): Value[];
}
