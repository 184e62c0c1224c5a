/**
 * How far a ranking may be trusted. Learned by logistic regression from the content itself (each question of a unit
 * left out in turn and asked) and from questions about quite other things; deployment/decisions tells how.
 */
import type { Ranked } from './rank.ts';

const logistic = (x: number): number => 1 / (1 + Math.exp(-x));

/** The share of such rankings whose first unit is right. */
export const firstIsRight = (ranking: readonly Ranked[]): number => judge(ranking, -4.05, 3.2, 0.44, 1.08);

/** The share of such rankings that have the right unit among the first three. */
export const threeHaveIt = (ranking: readonly Ranked[]): number => judge(ranking, -3.95, 4.4, 0.18, 1.24);

/** By how well the first unit fits, how far it is ahead of the second, and how much of the message backs it. */
function judge(
  [first, second]: readonly Ranked[],
  base: number,
  byFit: number,
  byLead: number,
  byEvidence: number,
): number {
  if (!first) return 0;
  const lead = first.score - (second?.score ?? 0);
  return logistic(base + byFit * first.fit + byLead * lead + byEvidence * Math.log(1 + first.evidence));
}
