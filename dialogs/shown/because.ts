/** "Because you said …": the answer that decided something, in the enquirer's words. */
import type { Answers } from '../answers.ts';
import { isAsk } from '../engine/flow.ts';
import type { AskStep, Flow } from '../engine/flow.ts';
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
  const step = askedFor(talk.turn.flows.all, flow, name);
  const value = answers[name];
  if (!step || value === undefined) return undefined;
  const question = questionOf(talk.turn.knowledge, step);
  const label = talk.voice.label(question);
  const said = answerWords(step, question, value, talk.voice);
  return { label, value: said, words: talk.voice.phrase('outcome.because', { label, value: said }) };
}

/** Something that was left out, with the answer that decided it and the question that changes it. */
export interface LeftOut {
  readonly words: Words;
  readonly by: AskStep | undefined;
}

export function leftOut(
  talk: Talk,
  flow: string,
  answers: Answers,
  { what, reason, by }: { what: Words; reason: Words; by: string | undefined },
): LeftOut {
  const because = by === undefined ? undefined : becauseOf(talk, flow, answers, by);
  const words = because
    ? talk.voice.phrase('outcome.left-out', { form: what, reason, because: because.words })
    : talk.voice.phrase('outcome.left-out-bare', { form: what, reason });
  return { words, by: because && askedFor(talk.turn.flows.all, flow, by!) };
}

/** The question under that name in this flow, or in another that asked it for all. */
export function askedFor(flows: ReadonlyMap<string, Flow>, id: string, name: string): AskStep | undefined {
  const flow = flows.get(id);
  const own = flow?.steps[flow.places.get(name) ?? -1];
  if (own && isAsk(own)) return own;
  return [...flows.values()].flatMap(({ steps }) => steps.filter(isAsk)).find(({ profile }) => profile === name);
}
