/**
 * The least worst option (PRACTICE.md §3): gates first, then the order, by total where it is a wish and worst-first
 * where it is a choice under threat. Pure: answers and content in, a result with its reasons out.
 */
import type { Criterion } from '../../../knowledge/index.ts';
import type { Answers } from '../../answers.ts';
import { behindOf } from './behind.ts';
import type { Behind } from './behind.ts';
import { factsIn } from './facts.ts';
import type { Facts } from './facts.ts';
import { GATES, unpaid } from './gates.ts';
import type { Gate } from './gates.ts';
import { byTotal, byWorst, scoresOf, worst } from './scores.ts';
import type { Scored, Way } from './scores.ts';
import { pickConflicts } from './wants.ts';

/** `not-yours`: an employer decides, so nothing is ranked (PRACTICE.md §3.5). */
export type AppraisalKind = 'wish' | 'wish-under-pressure' | 'least-worst' | 'no-case' | 'not-yours';

export interface Appraisal {
  readonly kind: AppraisalKind;
  /** The ways shown beside each other, at most three; the first is what we would do. */
  readonly first: readonly Shown[];
  /** All that passed, in order. */
  readonly ranked: readonly Scored[];
  /** Those of them that are not shown, and why not. */
  readonly behind: readonly Behind[];
  /** Under pressure: the first place by the other order. */
  readonly otherFirst: string | undefined;
  /** The three that count most, and those that do not count. */
  readonly picks: ReadonlySet<Criterion>;
  /** They picked none, and their motives stand in. */
  readonly picksFromMotives: boolean;
  /** Picks that pull apart, as in `appraisal.conflict.<id>`. */
  readonly conflicts: readonly string[];
  readonly zero: ReadonlySet<Criterion>;
  /** Ways that did not pass, with the gate and the question that decided. */
  readonly out: readonly { readonly way: string; readonly gate: string; readonly by: string }[];
  /** Ways that are open once something is mended. */
  readonly later: readonly {
    readonly way: string;
    readonly gates: readonly { readonly id: string; readonly by: string }[];
  }[];
  readonly unsure: readonly string[];
  /** Ids of complexity.yaml that a person should look at. */
  readonly complexity: readonly string[];
  /** No finance route is shown before an adviser has looked. */
  readonly ownHome: boolean;
}

export interface Shown {
  readonly way: string;
  /** Absent on what a rule brought up. */
  readonly scores?: Scored['scores'];
  /** The words of `appraisal.because.<id>`, where a rule brought it up. */
  readonly because?: string;
}

const MOST = 3;
/** So many open answers make any ranking a guess. */
const TOO_MANY_UNKNOWNS = 4;

/** @param today YYYY-MM-DD */
export function appraise(answers: Answers, ways: readonly Way[], today: string): Appraisal {
  const facts = factsIn(answers);
  const kind = kindOf(facts);
  if (kind === 'not-yours') return nothingRanked(facts);
  const fitting = ways.filter((way) => facts.who === undefined || way.for.includes(facts.who));
  const scored = fitting.flatMap((way) => {
    const scores = scoresOf(way, facts);
    return scores ? [{ way: way.id, scores }] : [];
  });
  const failed = new Map(
    scored.map(({ way }) => [way, GATES.filter((gate) => gate.ways.includes(way) && gate.fails(facts, today))]),
  );
  const passed = scored.filter(({ way }) => failed.get(way)!.length === 0);
  const order = kind === 'least-worst' ? byWorst(facts) : byTotal(facts);
  const ranked = passed.toSorted(order);
  const later = laterOf(failed);
  const special = specialFirst(facts, ranked, later, scored, order, fitting);
  const first = firstThree(kind, facts, ranked, special);
  return {
    kind,
    first,
    ranked,
    behind: behindOf(facts, kind === 'no-case', first, ranked),
    otherFirst: kind === 'wish-under-pressure' ? passed.toSorted(byWorst(facts))[0]?.way : undefined,
    picks: facts.picks,
    picksFromMotives: facts.picksFromMotives,
    conflicts: pickConflicts(facts.picks, answers),
    zero: facts.zero,
    out: outOf(failed),
    later,
    unsure: facts.unsure,
    complexity: complexityOf(facts, special, answers['works-in']),
    ownHome: facts.ownRisk === 'borrowing' || facts.ownRisk === 'home',
  };
}

function nothingRanked({ picks, picksFromMotives, zero, unsure }: Facts): Appraisal {
  const nothing = { first: [], ranked: [], behind: [], otherFirst: undefined, out: [], later: [], conflicts: [] };
  return {
    kind: 'not-yours',
    ...nothing,
    picks,
    picksFromMotives,
    zero,
    unsure,
    complexity: ['staff-transfer'],
    ownHome: false,
  };
}

/** Of motive, not of worth: it moves no score. */
export function kindOf({ who, threat, wantsAnyway, decisions }: Facts): AppraisalKind {
  if (who === 'being-moved') return 'not-yours';
  if (threat) return wantsAnyway ? 'wish-under-pressure' : 'least-worst';
  const nothingWanted = decisions.length === 1 && decisions[0] === 'none';
  return wantsAnyway && !nothingWanted ? 'wish' : 'no-case';
}

const reason = ({ id, by }: Gate): { id: string; by: string } => ({ id, by });

function outOf(failed: ReadonlyMap<string, readonly Gate[]>): Appraisal['out'] {
  return [...failed].flatMap(([way, gates]) => {
    const gate = gates.find((one) => !one.mends);
    return gate ? [{ way, gate: gate.id, by: gate.by }] : [];
  });
}

function laterOf(failed: ReadonlyMap<string, readonly Gate[]>): Appraisal['later'] {
  return [...failed].flatMap(([way, gates]) =>
    gates.length > 0 && gates.every((gate) => gate.mends) ? [{ way, gates: gates.map(reason) }] : [],
  );
}

/** What a rule puts before any ranked way. */
function specialFirst(
  facts: Facts,
  ranked: readonly Scored[],
  later: Appraisal['later'],
  scored: readonly Scored[],
  order: (a: Scored, b: Scored) => number,
  fitting: readonly Way[],
): Shown | undefined {
  const may = (id: string): boolean => fitting.some((way) => way.id === id);
  const real = ranked.filter(({ way }) => way !== 'carry-on');
  if (may('close-well') && mustClose(facts)) return { way: 'close-well', because: 'cannot-pay' };
  const atStake = facts.ownRisk === 'borrowing' || facts.ownRisk === 'home';
  if (may('do-not-start') && unpaid(facts) && atStake) return { way: 'do-not-start', because: 'no-payer-and-home' };
  if (facts.unsure.length >= TOO_MANY_UNKNOWNS) return { way: 'not-yet', because: 'unknowns' };
  if (may('do-not-start') && later.length === 0 && real.every(({ scores }) => worst(scores, facts) === 0))
    return { way: 'do-not-start', because: 'every-way-fails' };
  const open = scored
    .filter(({ way }) => ranked.some((one) => one.way === way) || later.some((one) => one.way === way))
    .toSorted(order);
  const best = open[0];
  return best && later.some((one) => one.way === best.way) ? { way: 'not-yet', because: best.way } : undefined;
}

/** It is cut, nobody pays, wages end within weeks and there is nobody to take it over. */
const mustClose = (facts: Facts): boolean =>
  facts.ifNothing === 'cut' && unpaid(facts) && facts.months === 'under-3' && facts.others === 'no';

function firstThree(kind: AppraisalKind, facts: Facts, ranked: readonly Scored[], special: Shown | undefined): Shown[] {
  const calm = kind === 'no-case' ? [...ranked].sort((a, b) => Number(isCalm(b.way)) - Number(isCalm(a.way))) : ranked;
  const shown: Shown[] = [...(special ? [special] : []), ...calm].slice(0, MOST);
  const inside = ranked.find(({ way }) => way === 'change-inside');
  // Who never asked is shown it, however it ranks.
  if (facts.askedInside === 'not-asked' && inside && !shown.some(({ way }) => way === 'change-inside'))
    shown.splice(MOST - 1, 1, inside);
  return shown;
}

const isCalm = (way: string): boolean => way === 'carry-on' || way === 'change-inside';

function complexityOf(facts: Facts, special: Shown | undefined, worksIn: Answers[string] | undefined): string[] {
  const found: string[] = [];
  if (facts.ownRisk === 'borrowing' || facts.ownRisk === 'home') found.push('guarantee-or-home');
  if (special?.way === 'close-well') found.push('insolvency');
  if (facts.jobsMove !== 'no') found.push('staff-transfer');
  if (facts.jobsMove === 'public-pension') found.push('pensions');
  if (facts.childrensCareInWales) found.push('wales-childrens-care');
  if (worksIn === 'several') found.push('several-nations');
  if (facts.unsure.length >= 2) found.push('two-not-sure');
  return found;
}
