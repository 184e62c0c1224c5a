/**
 * Where somebody is in a flow, worked out from the answers alone: the first step on the path without one. No position
 * is ever kept, so a flow that was edited in the meantime simply goes on (PITFALLS.md D4).
 */
import { RULES } from '../rules/index.ts';
import type { Answers, Value } from '../answers.ts';
import { isAsk, isWaiting } from './flow.ts';
import type { Flow, Step, StepOf, WaitingStep } from './flow.ts';

export interface Path {
  /** Steps gone through, in order. */
  readonly passed: readonly Step[];
  /** Where it stops: a step that waits for an answer, or an end. */
  readonly stop: WaitingStep | StepOf<'end'>;
  /** What was answered on this path, under the steps' present names, and what was known from outside it. */
  readonly answers: Answers;
}

/** Whether a kept answer can still be one; an option may have been taken out since. */
export type Fits = (step: WaitingStep, value: Value) => boolean;
const anything: Fits = () => true;

/** @param around what is known from outside the flow: the profile, and facts such as whether the desk is open */
export function pathOf(flow: Flow, answers: Answers, around: Answers = {}, fits: Fits = anything): Path {
  const seen: Answers = { ...around };
  const passed: Step[] = [];
  for (let at = 0; at < flow.steps.length;) {
    const step = flow.steps[at]!;
    at += 1;
    if (!stands(step, seen)) continue;
    if (step.kind === 'end') return { passed, stop: step, answers: seen };
    if (isWaiting(step)) {
      const value = answerTo(step, answers);
      if (value === undefined || !fits(step, value)) return { passed, stop: step, answers: seen };
      seen[step.name] = value;
    }
    passed.push(step);
    // The loader has checked that this goes forward, so that a path always comes to an end.
    if (step.kind === 'when' && holds(step.rule, seen)) at = flow.places.get(step.goTo)!;
  }
  return { passed, stop: FELL_OFF, answers: seen };
}

/** A flow's last step need not be an `end`. */
const FELL_OFF: StepOf<'end'> = { kind: 'end', name: 'end', offer: [] };

export function next(
  flow: Flow,
  answers: Answers,
  around: Answers = {},
  fits: Fits = anything,
): WaitingStep | StepOf<'end'> {
  return pathOf(flow, answers, around, fits).stop;
}

export function answerTo(step: WaitingStep, answers: Answers): Value | undefined {
  if (answers[step.name] !== undefined || !isAsk(step)) return answers[step.name];
  const old = step.was.find((name) => answers[name] !== undefined);
  return old === undefined ? undefined : answers[old];
}

function stands(step: Step, seen: Answers): boolean {
  if (step.kind === 'when' || step.kind === 'end') return true;
  return (
    (step.only === undefined || holds(step.only, seen)) && (step.unless === undefined || !holds(step.unless, seen))
  );
}

function holds(name: string, answers: Answers): boolean {
  const rule = RULES[name];
  if (!rule) throw new Error(`no rule called ${name}`); // the loader refuses such a flow
  return rule.holds(answers);
}
