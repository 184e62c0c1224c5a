/** What an enquirer may do to the answers of a flow, as pure functions: each gives the new state, none asks anything. */
import { SKIPPED } from '../answers.ts';
import type { Answers, Value } from '../answers.ts';
import { isAsk } from './flow.ts';
import type { Flow, WaitingStep } from './flow.ts';
import { answerTo, pathOf } from './path.ts';
import type { Fits } from './path.ts';
import type { Outside } from './progress.ts';

/** One flow under way. Kept on the dialog stack, so it is plain JSON. */
export interface FlowState {
  answers: Answers;
  /** What is known from outside the flow. */
  around: Answers;
  /** The step last asked. */
  asked?: string;
  /** An answer that waits for "yes, that is right". */
  doubt?: Value;
  /** The answer that stood before the enquirer began to change it. */
  changing?: { step: string; before: Value };
  /** Replies in a row that could not be used. */
  misses?: number;
  /** Why the last reply could not be used: a phrase. */
  refused?: string;
  /** Questions before and behind it, where another flow runs this one. */
  outside?: Outside;
  /** Questions that were gone through in flows which this one ran. */
  ran?: number;
  /** Why a hand-over was begun, where this is the hand-over flow. */
  reason?: string;
  /** Lines that the enquirer took out of the packet. */
  removed?: string[];
}

/** Keeps an answer; drops those that cannot be reached any more, and the confirmation of all after a change. */
export function answer(
  flow: Flow,
  state: FlowState,
  step: WaitingStep,
  value: Value,
  fits?: Fits,
): { state: FlowState; dropped: string[] } {
  const answers = without(state.answers, [step.name, ...(isAsk(step) ? step.was : [])]);
  answers[step.name] = value;
  const changed = state.changing !== undefined;
  const kept = changed ? without(answers, checks(flow)) : answers;
  const { doubt: _doubt, changing: _changing, misses: _misses, refused: _refused, ...rest } = state;
  const after: FlowState = { ...rest, answers: kept };
  return changed ? dropUnreachable(flow, after, fits) : { state: after, dropped: [] };
}

/**
 * Only once the way runs through to the end is it known which answers are off it, so an answer behind a question that
 * is still open is kept.
 */
export function dropUnreachable(flow: Flow, state: FlowState, fits?: Fits): { state: FlowState; dropped: string[] } {
  const path = pathOf(flow, state.answers, state.around, fits);
  const reachable = new Set(path.passed.map((step) => step.name));
  const open = path.stop.kind === 'end' ? Infinity : (flow.places.get(path.stop.name) ?? Infinity);
  const dropped = Object.keys(state.answers).filter((name) => {
    const at = flow.places.get(name);
    return at === undefined || (at < open && !reachable.has(flow.steps[at]!.name));
  });
  const named = dropped.filter((name) => flow.places.has(name) && isAsk(flow.steps[flow.places.get(name)!]!));
  return { state: { ...state, answers: without(state.answers, dropped) }, dropped: named };
}

/** Takes back what was read but not confirmed, or else the question before; undefined when there is none in this flow. */
export function back(flow: Flow, state: FlowState, fits?: Fits): FlowState | undefined {
  if (state.doubt !== undefined) {
    const { doubt: _doubt, misses: _misses, refused: _refused, ...rest } = state;
    return rest;
  }
  const calm = forget(state);
  if (state.changing) return { ...calm, answers: { ...state.answers, [state.changing.step]: state.changing.before } };
  const path = pathOf(flow, state.answers, state.around, fits);
  const before = path.passed.filter((step) => isAsk(step)).at(-1);
  if (!before) return undefined;
  return { ...calm, answers: without(state.answers, [before.name, ...checks(flow)]) };
}

/** Opens one answered question again and keeps all other answers. */
export function change(flow: Flow, state: FlowState, name: string): FlowState | undefined {
  const step = flow.steps[flow.places.get(name) ?? -1];
  if (!step || !isAsk(step)) return undefined;
  const before = answerTo(step, state.answers);
  if (before === undefined) return undefined;
  return {
    ...forget(state),
    answers: without(state.answers, [step.name, ...step.was, ...checks(flow)]),
    changing: { step: step.name, before },
  };
}

/** Goes on without an answer; a change that was begun is given up instead. */
export function skip(flow: Flow, state: FlowState, step: WaitingStep, fits?: Fits): FlowState {
  if (state.changing?.step === step.name) return back(flow, state, fits)!;
  return {
    ...forget(state),
    answers: { ...state.answers, [step.name]: step.kind === 'check-answers' ? 'yes' : SKIPPED },
  };
}

/** Forgets one answer, so that its question is open again; what was confirmed with it stays to be confirmed. */
export function forgetAnswer(flow: Flow, state: FlowState, name: string): FlowState {
  return { ...state, answers: without(state.answers, [name, ...checks(flow)]) };
}

const checks = (flow: Flow): string[] =>
  flow.steps.filter((step) => step.kind === 'check-answers').map((step) => step.name);

function forget({
  doubt: _doubt,
  changing: _changing,
  misses: _misses,
  refused: _refused,
  ...rest
}: FlowState): FlowState {
  return rest;
}

function without(answers: Answers, names: readonly string[]): Answers {
  return Object.fromEntries(Object.entries(answers).filter(([name]) => !names.includes(name)));
}
