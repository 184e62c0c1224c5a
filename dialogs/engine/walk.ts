/**
 * Every way through a flow, for tests and for drawing: which steps follow which, whatever is answered. Ways part only
 * where an answer matters to a later condition, so that the count is of routes and not of all products of answers.
 */
import type { Knowledge } from '../../knowledge/index.ts';
import { NOT_SURE, SKIPPED } from '../answers.ts';
import type { Answers, Value } from '../answers.ts';
import { RULES } from '../rules/index.ts';
import { askerOf } from '../steps/index.ts';
import { isAsk, isWaiting } from './flow.ts';
import type { Flow, WaitingStep } from './flow.ts';
import { rulesOf } from './check.ts';
import { questionOf } from './flows.ts';
import { pathOf } from './path.ts';

export interface Walk {
  /** Different ways from the first step to an end. */
  readonly routes: number;
  /** One set of answers for each route, as far as `most`. */
  readonly examples: readonly Answers[];
  /** Steps that at least one route goes through. */
  readonly visited: ReadonlySet<string>;
  /** Names of the ends that are reached. */
  readonly ends: ReadonlySet<string>;
}

/** @param most routes to give an example of */
export function walk(flow: Flow, knowledge: Knowledge, around: Answers = {}, most = 10_000): Walk {
  const routes = new Map<string, Answers>();
  const visited = new Set<string>();
  const ends = new Set<string>();
  const seen = new Set<string>();
  const readLater = readAfter(flow);
  const open: Answers[] = [{}];
  while (open.length > 0) {
    const answers = open.pop()!;
    const { passed, stop, answers: reached } = pathOf(flow, answers, around);
    const names = [...passed.map((step) => step.name), stop.name];
    // Two ways that went through the same steps and agree on all that is read later go on alike.
    const key = `${names.join('>')}|${readLater(stop.name)
      .map((name) => JSON.stringify(reached[name]))
      .join()}`;
    if (seen.has(key)) continue;
    seen.add(key);
    for (const name of names) visited.add(name);
    if (stop.kind === 'end') {
      ends.add(stop.name);
      if (routes.size < most || !routes.has(names.join('>'))) routes.set(names.join('>'), answers);
      continue;
    }
    for (const value of valuesOf(stop, knowledge)) open.push({ ...answers, [stop.name]: value });
  }
  return { routes: routes.size, examples: [...routes.values()].slice(0, most), visited, ends };
}

/** Answers that stand for all that may be given to a step. */
export function valuesOf(step: WaitingStep, knowledge: Knowledge): Value[] {
  if (isAsk(step)) return [...askerOf(step).samples(step, questionOf(knowledge, step)), NOT_SURE, SKIPPED];
  if (step.kind === 'pass-on') return ['passed-on', 'kept'];
  return step.kind === 'check-answers' ? ['yes'] : ['done'];
}

/** For each step, the answers that a condition at it or after it reads. */
function readAfter(flow: Flow): (step: string) => string[] {
  const after = new Map<string, string[]>();
  const read = new Set<string>();
  for (const step of flow.steps.toReversed()) {
    for (const [, rule] of rulesOf(step)) for (const name of RULES[rule]?.reads ?? []) read.add(name);
    after.set(step.name, [...read]);
  }
  return (step) => after.get(step) ?? [];
}

/**
 * A set of full answers in which every pair of answers to two questions stands together at least once: for outcomes
 * that weigh all answers, where the product of all is too large to try.
 */
export function coverPairs(flow: Flow, knowledge: Knowledge): Answers[] {
  const steps = flow.steps.filter(isWaiting);
  const values = steps.map((step) => valuesOf(step, knowledge));
  const left = allPairs(values);
  const rows: Answers[] = [];
  while (left.size > 0) {
    const row = values.map(() => -1);
    const [first] = left;
    for (const [step, value] of first!.split(',').map((one) => one.split(':').map(Number) as [number, number]))
      row[step] = value;
    for (let step = 0; step < values.length; step += 1)
      if (row[step] === -1) row[step] = bestValue(step, row, values, left);
    for (let a = 0; a < row.length; a += 1)
      for (let b = a + 1; b < row.length; b += 1) left.delete(`${a}:${row[a]},${b}:${row[b]}`);
    if (values.length === 1) left.clear();
    rows.push(Object.fromEntries(steps.map((step, at) => [step.name, values[at]![row[at]!]!])));
  }
  return rows;
}

function allPairs(values: readonly Value[][]): Set<string> {
  const pairs = new Set<string>();
  for (let a = 0; a < values.length; a += 1)
    for (let b = a + 1; b < values.length; b += 1)
      for (let i = 0; i < values[a]!.length; i += 1)
        for (let j = 0; j < values[b]!.length; j += 1) pairs.add(`${a}:${i},${b}:${j}`);
  return pairs;
}

/** The value of a step that brings the most pairs not had yet with what is chosen. */
function bestValue(
  step: number,
  row: readonly number[],
  values: readonly Value[][],
  left: ReadonlySet<string>,
): number {
  let best = 0;
  let most = -1;
  for (let value = 0; value < values[step]!.length; value += 1) {
    let count = 0;
    for (let other = 0; other < row.length; other += 1) {
      if (other === step || row[other] === -1) continue;
      const [a, b] =
        other < step ? [`${other}:${row[other]}`, `${step}:${value}`] : [`${step}:${value}`, `${other}:${row[other]}`];
      if (left.has(`${a},${b}`)) count += 1;
    }
    if (count > most) [best, most] = [value, count];
  }
  return best;
}
