/** Why a way that is open is not among those shown: for every way left out somebody should see which answer did it. */
import type { Criterion } from '../../../knowledge/index.ts';
import type { Facts } from './facts.ts';
import type { Scored } from './scores.ts';

export interface Behind {
  readonly way: string;
  /** As in `appraisal.behind.<reason>`. */
  readonly reason: 'no-case' | 'inside-first' | 'points' | 'all-points';
  /** The question whose answer decided; absent where all of them together did. */
  readonly by?: string;
  /** On what it does worse than the last of those shown, what counts most first. */
  readonly on: readonly Criterion[];
}

const MOST = 3;

/**
 * @param shown the ways beside each other
 * @param ranked all that passed, in order; the first of them would be shown if points alone counted
 */
export function behindOf(
  facts: Facts,
  calmFirst: boolean,
  shown: readonly { readonly way: string; readonly scores?: Scored['scores'] }[],
  ranked: readonly Scored[],
): Behind[] {
  const ways = new Set(shown.map(({ way }) => way));
  const places = shown.filter(({ scores }) => scores !== undefined).length;
  const last = ranked.filter(({ way }) => ways.has(way)).at(-1);
  return ranked.flatMap((one, at): Behind[] => {
    if (ways.has(one.way)) return [];
    if (at < places && calmFirst)
      return [
        { way: one.way, reason: 'no-case', by: facts.wantsAnyway ? 'decision-wanted' : 'without-threat', on: [] },
      ];
    if (at < places) return [{ way: one.way, reason: 'inside-first', by: 'asked-inside', on: [] }];
    return [{ way: one.way, ...worseOn(one, last, facts) }];
  });
}

function worseOn({ scores }: Scored, last: Scored | undefined, facts: Facts): Omit<Behind, 'way'> {
  const worse = last ? [...facts.picks, 'safe' as const].filter((name) => scores[name] < last.scores[name]) : [];
  if (worse.length === 0) return { reason: 'all-points', on: [] };
  const picked = worse.some((name) => facts.picks.has(name));
  const by = facts.picksFromMotives ? 'motives' : 'picks';
  return { reason: 'points', ...(picked && { by }), on: worse.slice(0, MOST) };
}
