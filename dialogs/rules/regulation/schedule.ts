/** The steps of regulation that apply, in an order in which each comes after what it depends on, with dates. */
import { DateTime, Duration } from 'luxon';
import type { Nation, UnitOf } from '../../../knowledge/index.ts';
import type { Answers } from '../../answers.ts';
import { isUnsure } from '../../answers.ts';
import type { Rule } from '../rule.ts';

export type RegulationUnit = UnitOf<'regulation'>;

export interface Scheduled {
  readonly unit: string;
  readonly must: boolean;
  /** YYYY-MM-DD. Counted back from the target date where there is one, else on from today. */
  readonly starts: string;
  readonly ends: string;
  /** It should have begun already if the target is to be met. */
  readonly late: boolean;
}

export interface Schedule {
  readonly steps: readonly Scheduled[];
  readonly target: string | undefined;
  /** The day on which all could be done, begun today. */
  readonly soonest: string;
}

/** For a step that does not say how long it takes: a week on somebody's desk. */
const UNKNOWN = 'P7D';
const takes = (unit: RegulationUnit): string => unit.takes ?? unit.setAside ?? UNKNOWN;

export function applying(
  units: readonly RegulationUnit[],
  answers: Answers,
  rules: Readonly<Record<string, Rule>>,
): RegulationUnit[] {
  const worksIn = answers['works-in'];
  const nation =
    typeof worksIn === 'string' && !isUnsure(worksIn) && worksIn !== 'several' && worksIn !== 'elsewhere'
      ? (worksIn as Nation)
      : undefined;
  return units.filter(
    (unit) =>
      (unit.status === 'current' || unit.status === 'unknown') &&
      (nation === undefined || unit.nations.includes(nation)) &&
      unit.when.every((name) => rules[name]?.holds(answers) ?? false),
  );
}

/** @param today YYYY-MM-DD */
export function schedule(units: readonly RegulationUnit[], target: string | undefined, today: string): Schedule {
  const ordered = inOrder(units);
  const forward = forwardFrom(ordered, today);
  const soonest =
    [...forward.values()]
      .map(({ ends }) => ends)
      .sort()
      .at(-1) ?? today;
  const dates = target === undefined ? forward : backFrom(ordered, target);
  const steps = ordered.map((unit) => {
    const { starts, ends } = dates.get(unit.id)!;
    return { unit: unit.id, must: unit.must, starts, ends, late: starts < today };
  });
  // What comes first in time is never after what depends on it, as each step takes a day or more.
  return { target, soonest, steps: steps.sort((a, b) => (a.starts < b.starts ? -1 : Number(a.starts > b.starts))) };
}

/** Dependencies first; the loader of the content has refused circles. What is not in the list is taken for done. */
function inOrder(units: readonly RegulationUnit[]): RegulationUnit[] {
  const byId = new Map(units.map((unit) => [unit.id, unit]));
  const done = new Set<string>();
  const ordered: RegulationUnit[] = [];
  const visit = (unit: RegulationUnit): void => {
    if (done.has(unit.id)) return;
    done.add(unit.id);
    for (const id of unit.dependsOn) {
      const before = byId.get(id);
      if (before) visit(before);
    }
    ordered.push(unit);
  };
  for (const unit of units) visit(unit);
  return ordered;
}

interface Dates {
  readonly starts: string;
  readonly ends: string;
}

function forwardFrom(ordered: readonly RegulationUnit[], today: string): Map<string, Dates> {
  const dates = new Map<string, Dates>();
  for (const unit of ordered) {
    const starts =
      unit.dependsOn
        .flatMap((id) => dates.get(id)?.ends ?? [])
        .sort()
        .at(-1) ?? today;
    dates.set(unit.id, { starts, ends: shifted(starts, takes(unit), 1) });
  }
  return dates;
}

function backFrom(ordered: readonly RegulationUnit[], target: string): Map<string, Dates> {
  const dates = new Map<string, Dates>();
  for (const unit of ordered.toReversed()) {
    const after = ordered.filter(({ dependsOn }) => dependsOn.includes(unit.id));
    const ends = after.flatMap(({ id }) => dates.get(id)?.starts ?? []).sort()[0] ?? target;
    dates.set(unit.id, { starts: shifted(ends, takes(unit), -1), ends });
  }
  return dates;
}

function shifted(day: string, by: string, sign: 1 | -1): string {
  const duration = Duration.fromISO(by);
  const date = DateTime.fromISO(day, { zone: 'utc' });
  return (sign === 1 ? date.plus(duration) : date.minus(duration)).toISODate()!;
}
