/** What a flow would come to if some of its answers were others. Nothing that was really said is touched. */
import { NOT_SURE } from '../answers.ts';
import type { Answers } from '../answers.ts';
import { isAsk } from './flow.ts';
import type { AskStep, Flow, StepOf } from './flow.ts';
import { pathOf } from './path.ts';
import type { Fits, Path } from './path.ts';

export interface Supposed {
  readonly path: Path;
  /** Questions that were not asked, as the way did not lead there; each counts as not sure. */
  readonly opened: readonly AskStep[];
  /** The outcomes on that way with the units told beside them, or what is said where there is no outcome. */
  readonly ends: readonly (StepOf<'show'> | StepOf<'say'>)[];
}

/** @param changes by name, of this flow's questions or of what is known around it */
export function suppose(flow: Flow, answers: Answers, around: Answers, changes: Answers, fits?: Fits): Supposed {
  const given: Answers = { ...answers, ...changes };
  const known = { ...around, ...changes };
  const opened: AskStep[] = [];
  let path = pathOf(flow, given, known, fits);
  // A way only goes forward, so that each round answers one question more.
  while (path.stop.kind !== 'end') {
    const { stop } = path;
    given[stop.name] = isAsk(stop) ? NOT_SURE : stop.kind === 'check-answers' ? 'yes' : 'done';
    if (isAsk(stop)) opened.push(stop);
    path = pathOf(flow, given, known, fits);
  }
  return { path, opened, ends: endsOf(flow, path, Object.keys(changes)) };
}

/** What stood before the first change was said already. */
function endsOf(flow: Flow, { passed }: Path, changed: readonly string[]): Supposed['ends'] {
  const places = changed.map((name) => flow.places.get(name) ?? -1);
  const later = passed.filter((step) => places.length === 0 || flow.places.get(step.name)! > Math.min(...places));
  const shown = later.some((step) => step.kind === 'show');
  return later.filter((step): step is Supposed['ends'][number] =>
    step.kind === 'say' ? !shown || step.unit !== undefined : step.kind === 'show',
  );
}
