/** What several motives mean together: which of them pull apart (PRACTICE.md finding 24). */
import type { UnitOf } from '../../knowledge/index.ts';

type Motive = Pick<UnitOf<'motivations'>, 'id' | 'conflicts'>;

export interface MotiveConflict {
  readonly one: string;
  readonly other: string;
  /** In the words of the unit `one`. */
  readonly why: string;
}

/** Each pair once, whichever of the two units names it. */
export function conflictsBetween(motives: readonly Motive[]): MotiveConflict[] {
  const named = new Set(motives.map(({ id }) => id));
  const seen = new Set<string>();
  return motives.flatMap(({ id, conflicts }) =>
    conflicts.flatMap(({ with: other, why }) => {
      const pair = [id, other].sort().join('+');
      if (!named.has(other) || seen.has(pair)) return [];
      seen.add(pair);
      return [{ one: id, other, why }];
    }),
  );
}
