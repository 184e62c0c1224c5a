/** "Question 3 of at most 7": how far along somebody is, with a true upper bound taken from the flow itself. */
import type { Answers } from '../answers.ts';
import { isAsk } from './flow.ts';
import type { Flow } from './flow.ts';
import { pathOf } from './path.ts';
import type { Fits, Path } from './path.ts';

export interface Progress {
  /** Questions answered, skipped or known already. */
  readonly done: number;
  /** Of the open question; from 1. */
  readonly at: number;
  /** The most questions that any way on could still bring, the answered ones included. */
  readonly ofAtMost: number;
}

/** @param flows to look into flows that this one runs */
export function progressOf(
  flows: ReadonlyMap<string, Flow>,
  flow: Flow,
  answers: Answers,
  around: Answers = {},
  fits?: Fits,
): Progress {
  return progressAt(flows, flow, pathOf(flow, answers, around, fits));
}

/** What lies before and behind a flow that is run within another. */
export interface Outside {
  readonly done: number;
  readonly left: number;
}

/** @param outside of the flow that runs this one */
export function progressAt(
  flows: ReadonlyMap<string, Flow>,
  flow: Flow,
  { passed, stop }: Path,
  outside: Outside = { done: 0, left: 0 },
): Progress {
  const done = passed.filter(isAsk).length;
  const left = stop.kind === 'end' ? 0 : longestFrom(flows, flow)[flow.places.get(stop.name)!]!;
  const at = outside.done + (left === 0 ? done : done + 1);
  return { done: outside.done + done, at, ofAtMost: outside.done + done + left + outside.left };
}

/** For a flow that is about to be run at the step where this one stops. */
export function outsideOf(
  flows: ReadonlyMap<string, Flow>,
  flow: Flow,
  { passed, stop }: Path,
  around: Outside = { done: 0, left: 0 },
): Outside {
  const left = longestFrom(flows, flow)[(flow.places.get(stop.name) ?? flow.steps.length - 1) + 1]!;
  return { done: around.done + passed.filter(isAsk).length, left: around.left + left };
}

const bounds = new WeakMap<Flow, number[]>();

/** For each step, the number of questions on the longest way from it to an end. Ways only go forward. */
function longestFrom(flows: ReadonlyMap<string, Flow>, flow: Flow): number[] {
  const known = bounds.get(flow);
  if (known) return known;
  const longest = Array.from({ length: flow.steps.length + 1 }, () => 0);
  for (let at = flow.steps.length - 1; at >= 0; at -= 1) {
    const step = flow.steps[at]!;
    const on = step.kind === 'end' ? 0 : longest[at + 1]!;
    const jump = step.kind === 'when' ? longest[flow.places.get(step.goTo)!]! : 0;
    longest[at] = Math.max(on, jump) + (isAsk(step) ? 1 : 0) + (step.kind === 'run' ? inside(flows, step.flow) : 0);
  }
  bounds.set(flow, longest);
  return longest;
}

function inside(flows: ReadonlyMap<string, Flow>, id: string): number {
  const flow = flows.get(id);
  return flow ? longestFrom(flows, flow)[0]! : 0;
}
