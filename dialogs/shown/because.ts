/** "Because you said …": the answer that decided something, in the enquirer's words. */
import type { Answers } from '../answers.ts';
import { isAsk } from '../engine/flow.ts';
import { questionOf } from '../engine/flows.ts';
import { answerWords } from '../steps/index.ts';
import type { Talk } from '../talk.ts';
import type { Words } from '../voice/words.ts';

export interface Because {
  readonly label: Words;
  readonly value: Words;
  /** Both, as "you said …". */
  readonly words: Words;
}

/** Undefined when that question was not asked and is not known. */
export function becauseOf(talk: Talk, flow: string, answers: Answers, name: string): Because | undefined {
  const data = talk.turn.flows.all.get(flow);
  const step = data?.steps[data.places.get(name) ?? -1];
  const value = answers[name];
  if (!step || !isAsk(step) || value === undefined) return undefined;
  const question = questionOf(talk.turn.knowledge, step);
  const label = talk.voice.label(question);
  const said = answerWords(step, question, value, talk.voice);
  return { label, value: said, words: talk.voice.phrase('outcome.because', { label, value: said }) };
}
