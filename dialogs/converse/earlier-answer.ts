/**
 * A reply to a question that is no longer open: tapped twice, or tapped on a second device after the first one went on.
 * Nothing is changed by it; it is said what stands, and how to change that.
 */
import type { Answers } from '../answers.ts';
import type { AskStep, Flow } from '../engine/flow.ts';
import { questionOf } from '../engine/flows.ts';
import type { FlowState } from '../engine/moves.ts';
import { answeredSteps } from '../engine/named.ts';
import { answerTo } from '../engine/path.ts';
import { answerWords } from '../steps/index.ts';
import type { Talk } from '../talk.ts';
import { tidy } from '../understanding/index.ts';
import { Reply } from '../voice/reply.ts';
import type { Words } from '../voice/words.ts';

/** What to say to it; undefined where it is no such reply. */
export function earlierAnswer(talk: Talk, flow: Flow, state: FlowState): Reply | undefined {
  const tapped = tappedEarlier(talk, flow, state);
  return tapped && told(talk, tapped.step, state.answers, tapped.option);
}

/** The answered question to which the whole reply is an option's label, the newest first. */
export function tappedEarlier(
  talk: Talk,
  flow: Flow,
  state: FlowState,
): { readonly step: AskStep; readonly option: string } | undefined {
  for (const step of answeredSteps(talk, flow, state.answers, state.around).toReversed()) {
    const option = optionTapped(talk, step);
    if (option !== undefined) return { step, option };
  }
  return undefined;
}

/** By the option's full label only: a word of it may mean anything. */
function optionTapped(talk: Talk, step: AskStep): string | undefined {
  const said = tidy(talk.incoming.text);
  return questionOf(talk.turn.knowledge, step).options?.find(({ label }) => tidy(label) === said)?.name;
}

function told(talk: Talk, step: AskStep, answers: Answers, option: string): Reply {
  const { voice, turn } = talk;
  const question = questionOf(turn.knowledge, step);
  const label = voice.label(question);
  const value = answerTo(step, answers)!;
  const words = { label, value: answerWords(step, question, value, voice) };
  if ([value].flat().includes(option)) return new Reply().add(voice.phrase('said.answered-already', words));
  const change: Words = voice.phrase('check.change', { label });
  return new Reply().add(voice.phrase('said.answered-otherwise', { ...words, change }));
}
