/** What a message is to the question that is open. Nothing is said here; the state that follows is given back. */
import type { Question } from '../../knowledge/index.ts';
import { NOT_SURE } from '../answers.ts';
import type { Value } from '../answers.ts';
import { readPassOn } from '../hand-over/pass-on.ts';
import { askerOf } from '../steps/index.ts';
import type { Talk } from '../talk.ts';
import { isQuestion, tidy, understand } from '../understanding/index.ts';
import { isAsk, isWaiting } from './flow.ts';
import type { AskStep, Flow, WaitingStep } from './flow.ts';
import { fitsIn, questionOf } from './flows.ts';
import { answer } from './moves.ts';
import type { FlowState } from './moves.ts';
import { heardInOwnWords } from './own-words.ts';
import { pathOf } from './path.ts';
import type { Words } from '../voice/words.ts';

export interface Taken {
  readonly kind: 'taken';
  readonly state: FlowState;
  /** The step just answered: what stands after it is said. Null: nothing new is said. Undefined: from the beginning. */
  readonly since?: string | null;
  /** Steps whose answers fell away. */
  readonly dropped: readonly string[];
  /** Said before what follows. */
  readonly first?: Words;
}

export type Heard =
  | Taken
  | { readonly kind: 'question' | 'unclear'; readonly step: WaitingStep }
  | { readonly kind: 'unusable'; readonly step: WaitingStep; readonly phrase: string }
  /** The flow was edited and what was asked is no longer there. */
  | { readonly kind: 'lost' };

export function hear(talk: Talk, flow: Flow, state: FlowState): Heard {
  const step = askedIn(flow, state);
  if (!step) return { kind: 'lost' };
  if (isAsk(step)) return hearAnswer(talk, flow, state, step);
  if (step.kind === 'check-answers') return hearCheck(talk, flow, state, step);
  if (step.kind === 'pass-on') return hearPassOn(talk, flow, state, step);
  return { kind: 'lost' };
}

/** The step that was asked last, under whatever name it has now. */
export function askedIn(flow: Flow, state: FlowState): WaitingStep | undefined {
  const step = state.asked === undefined ? undefined : flow.steps[flow.places.get(state.asked) ?? -1];
  return step && isWaiting(step) ? step : undefined;
}

function hearAnswer(talk: Talk, flow: Flow, state: FlowState, step: AskStep): Heard {
  const question = questionOf(talk.turn.knowledge, step);
  if (state.doubt !== undefined) {
    const said = understand({ kind: 'yesNo', text: talk.incoming.text });
    if (said === 'yes') return keep(talk, flow, state, step, state.doubt);
    if (said === 'no') return undoubted(talk, state);
  }
  const reading = askerOf(step).read(step, question, talk.incoming.text, talk.today);
  if (reading.kind === 'unusable') return { ...reading, step };
  if (reading.kind === 'unclear') {
    const meant = heardInOwnWords(talk, step, question, (state.misses ?? 0) > 0);
    if (meant !== undefined) return { kind: 'taken', state: { ...state, doubt: meant }, since: null, dropped: [] };
  }
  if (reading.kind !== 'value') return { kind: reading.kind, step };
  if (reading.value !== NOT_SURE && !reading.plain && (step.echo ?? askerOf(step).echo))
    return { kind: 'taken', state: { ...state, doubt: reading.value }, since: null, dropped: [] };
  return keep(talk, flow, state, step, reading.value, notSureWords(talk, question, reading.value));
}

function undoubted(talk: Talk, { doubt: _doubt, ...state }: FlowState): Heard {
  return { kind: 'taken', state, since: null, dropped: [], first: talk.voice.phrase('ask.echo-no') };
}

/** "Not sure" is told where it leads. */
function notSureWords(talk: Talk, question: Question, value: Value): Words | undefined {
  return value === NOT_SURE ? talk.voice.question(question, 'notSure') : undefined;
}

export function keep(talk: Talk, flow: Flow, state: FlowState, step: WaitingStep, value: Value, first?: Words): Taken {
  const kept = answer(flow, state, step, value, fitsIn(talk.turn.knowledge));
  return { kind: 'taken', ...kept, since: step.name, ...(first && { first }) };
}

function hearCheck(talk: Talk, flow: Flow, state: FlowState, step: WaitingStep): Heard {
  const said = understand({ kind: 'yesNo', text: talk.incoming.text });
  if (said === 'yes') return keep(talk, flow, state, step, 'yes');
  if (said === 'no' || said === 'not-sure') return { kind: 'unusable', step, phrase: 'check.what-to-change' };
  return { kind: isQuestion(tidy(talk.incoming.text)) ? 'question' : 'unclear', step };
}

function hearPassOn(talk: Talk, flow: Flow, state: FlowState, step: WaitingStep): Heard {
  const path = pathOf(flow, state.answers, state.around, fitsIn(talk.turn.knowledge));
  const said = readPassOn(talk, state, path.answers);
  if (said.kind === 'value') return keep(talk, flow, state, step, said.value, said.first);
  if (said.kind !== 'removed') return { kind: said.kind, step };
  return { kind: 'taken', state: { ...state, removed: said.removed }, since: null, dropped: [], first: said.first };
}
