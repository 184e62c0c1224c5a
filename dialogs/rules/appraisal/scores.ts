/** Scores of a way by the ten criteria: content's starting scores, moved by the answers (PRACTICE.md §3.2). */
import type { Criterion } from '../../../knowledge/index.ts';
import type { Facts } from './facts.ts';
import { unpaid } from './gates.ts';

export type Scores = Record<Criterion, number>;

/** A way to go as content has it. */
export interface Way {
  readonly id: string;
  readonly for: readonly string[];
  readonly scores?: Scores;
  /** Scores for each answer to `if-nothing`. */
  readonly scoresIf?: Readonly<Record<string, Scores>>;
}

const isNew = (way: string): boolean => way === 'spin-out' || way === 'new-body' || way === 'start-tiny';
const hasCosts = (way: string): boolean => way === 'spin-out' || way === 'new-body';

/** Undefined for ways that a rule alone brings up. */
export function scoresOf(way: Way, facts: Facts): Scores | undefined {
  const start = way.scores ?? way.scoresIf?.[facts.ifNothing];
  if (!start) return undefined;
  const scores: Scores = { ...start };
  for (const [criterion, by] of movesFor(way.id, facts)) scores[criterion] += by;
  for (const [criterion, value] of fixedFor(way.id, facts)) scores[criterion] = value;
  for (const criterion of Object.keys(scores) as Criterion[])
    scores[criterion] = Math.max(0, Math.min(4, scores[criterion]));
  return scores;
}

function* movesFor(way: string, facts: Facts): Generator<[Criterion, number]> {
  if (way === 'change-inside') yield* insideMoves(facts);
  if (hasCosts(way)) yield* moneyMoves(facts);
  if (!isNew(way)) return;
  if (facts.userPart === 'lead') yield ['users', 1];
  if (facts.userPart === 'not-asked') yield ['users', -1];
  if (facts.regulated === 'new-body') yield ['start', way === 'start-tiny' ? -2 : -1];
  if (facts.regulated === 'new-body' && way === 'start-tiny') yield ['safe', -1];
  if (facts.ownRisk === 'savings') yield ['personal', -1];
  if (way === 'spin-out' && facts.jobsMove === 'no') yield ['jobs', 1];
}

function* insideMoves({ askedInside, ifNothing, decisions }: Facts): Generator<[Criterion, number]> {
  if (askedInside === 'agreed-in-part') yield ['control', 1];
  if (askedInside === 'not-safe') yield ['control', -1];
  if (onlySmall(decisions)) yield ['control', 1];
  if (ifNothing === 'cut' && askedInside !== 'agreed-in-part')
    yield* [
      ['safe', -1],
      ['jobs', -2],
      ['income', -2],
    ] as [Criterion, number][];
}

/** Freedoms that an employer can give without letting go. */
const onlySmall = (decisions: readonly string[]): boolean =>
  decisions.length > 0 && decisions.every((decision) => decision === 'staff' || decision === 'how-it-runs');

function* moneyMoves(facts: Facts): Generator<[Criterion, number]> {
  const { payer, months, hands } = facts;
  if (payer === 'signed') yield ['income', 2];
  if (payer === 'written' || payer === 'people') yield ['income', 1];
  if (unpaid(facts)) yield ['income', -1];
  if (months === 'over-6')
    yield* [
      ['income', 1],
      ['personal', 1],
    ] as [Criterion, number][];
  if (months === 'under-3') yield ['income', -1];
  if (hands === 'nobody')
    yield* [
      ['start', -1],
      ['personal', -1],
      ['safe', -1],
    ] as [Criterion, number][];
  if (hands === 'people-no-time') yield ['start', -1];
}

function* fixedFor(way: string, { staffView, ownRisk }: Facts): Generator<[Criterion, number]> {
  if (way === 'spin-out' && staffView === 'vote-for') yield ['staff', 4];
  if (way === 'spin-out' && staffView === 'against') yield ['staff', 0];
  if (hasCosts(way) && (ownRisk === 'borrowing' || ownRisk === 'home')) yield ['personal', 0];
}

// === Two ways to order ===

export interface Scored {
  readonly way: string;
  readonly scores: Scores;
}

const weightOf = (criterion: Criterion, { picks, zero }: Facts): number =>
  picks.has(criterion) ? 3 : zero.has(criterion) ? 0 : 1;

export const total = (scores: Scores, facts: Facts): number =>
  (Object.entries(scores) as [Criterion, number][]).reduce(
    (sum, [criterion, score]) => sum + score * weightOf(criterion, facts),
    0,
  );

/** The lowest word on what must not fail: safety and what they picked. */
export const worst = (scores: Scores, { picks }: Facts): number =>
  Math.min(scores.safe, ...[...picks].map((pick) => scores[pick]));

/** A wish: by weighted total. The name comes last, so that no order is left to chance. */
export const byTotal =
  (facts: Facts) =>
  (a: Scored, b: Scored): number =>
    total(b.scores, facts) - total(a.scores, facts) ||
    b.scores.back - a.scores.back ||
    b.scores.start - a.scores.start ||
    (a.way < b.way ? -1 : 1);

/** A choice under threat: whoever must live with the worst that happens looks there first. */
export const byWorst =
  (facts: Facts) =>
  (a: Scored, b: Scored): number =>
    worst(b.scores, facts) - worst(a.scores, facts) || byTotal(facts)(a, b);
