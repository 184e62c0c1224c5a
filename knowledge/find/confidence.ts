/**
 * How far a ranking may be trusted. Learned by logistic regression from the content itself (each question of a unit
 * left out in turn and asked) and from questions about quite other things; deployment/decisions tells how.
 */
import type { Ranked } from './rank.ts';

const logistic = (x: number): number => 1 / (1 + Math.exp(-x));

/** The share of such rankings whose first unit is right. */
export function firstIsRight([first, second]: readonly Ranked[]): number {
  if (!first) return 0;
  const margin = first.score - (second?.score ?? 0);
  return logistic(-3.2 + 4 * first.fit + 0.4 * margin + 1.4 * first.cover);
}

/** The share of such rankings that have the right unit among the first three. */
export function threeHaveIt([first, second]: readonly Ranked[]): number {
  if (!first) return 0;
  const margin = first.score - (second?.score ?? 0);
  return logistic(-2.9 + 6.2 * first.fit + 0.15 * margin + 1.1 * first.cover);
}
