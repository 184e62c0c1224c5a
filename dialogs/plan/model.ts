/**
 * The plan: what a conversation has come to, as plain data. Every text is already made from content, figures filled
 * in; a page, a document, a calendar file, a card or an adviser's desk only lays it out.
 *
 * Texts (`T`) are one line or a few sentences and may hold Markdown links and bold, nothing else. Days are
 * YYYY-MM-DD. A part is absent, or its list empty, as long as its flow was not gone through. Inside this room the same
 * parts are made of `Words`, which know the content they came from.
 */
import type { Criterion, Nation } from '../../knowledge/index.ts';

export interface Plan<T = string> {
  /** "Our plan: be hosted by a body you trust", or without a choice "Our plan so far". */
  readonly title: T;
  /** The day it was put together. */
  readonly madeOn: string;
  /** A few lines that tell it all, for a card and its text twin. */
  readonly summary: readonly T[];
  readonly nations: PlanNations<T>;
  readonly appraisal?: PlanAppraisal<T>;
  /** With an adviser. */
  readonly agreed: readonly PlanAgreed<T>[];
  readonly motives?: PlanMotives<T>;
  readonly forms?: PlanForms<T>;
  readonly finance?: PlanFinance<T>;
  readonly steps?: PlanSteps<T>;
  /** Dangers that come with who pays, and how to show what you are worth; empty where no public body pays. */
  readonly risks: readonly PlanRisk<T>[];
  readonly people: readonly PlanPerson<T>[];
  readonly readiness: readonly PlanReadiness<T>[];
  /** What was answered with "not sure" or left out, with what was taken instead. */
  readonly open: readonly PlanOpen<T>[];
  /** Who should look at what before anything is signed. */
  readonly checks: readonly PlanCheck<T>[];
  /** What this is and is not, and as of when (PRACTICE.md finding 26). */
  readonly notice: T;
  readonly sources: readonly PlanSource[];
  /** The oldest day on which a content file that this rests on was checked; absent when it rests on none. */
  readonly checkedOn?: string;
}

export interface PlanAgreed<T = string> {
  /** As the adviser put it. */
  readonly text: T;
  /** YYYY-MM-DD */
  readonly by?: string;
  /** The adviser's first name, and the day on which it was agreed. */
  readonly with: T;
  readonly on: string;
}

export interface PlanNations<T = string> {
  /** Where the work is done. */
  readonly worksIn?: PlanNation<T>;
  /** Where the body is, or will be, registered. */
  readonly registeredIn?: PlanNation<T>;
  /** They differ, or there are several: more than one law counts. */
  readonly differ: boolean;
}

export interface PlanNation<T = string> {
  readonly id: Nation | 'several' | 'elsewhere';
  readonly name: T;
}

// === The options ===

/** `not-yours`: somebody else decides, so nothing is ranked. */
export type PlanLabel = 'wish' | 'wish-under-pressure' | 'least-worst' | 'no-case' | 'not-yours';

export interface PlanAppraisal<T = string> {
  readonly label: PlanLabel;
  /** The label in a few words, and what it means for the plan. */
  readonly labelWords: T;
  readonly labelMeans: T;
  /** The ids of the ways side by side, the best first. */
  readonly first: string | undefined;
  /** At most three, beside each other. */
  readonly sideBySide: readonly PlanWay<T>[];
  /** All other ways that passed, in order. */
  readonly behind: readonly { readonly id: string; readonly title: T; readonly why: T }[];
  readonly rejected: readonly PlanRejected<T>[];
  /** What must be mended before what is "not yet" is open. */
  readonly mend: readonly PlanMend<T>[];
  /** The nearest single answer that would change the first place, or that none would. */
  readonly sensitivity: T;
  /** Under pressure: whether both orders name the same way. */
  readonly bothOrders?: T;
  /** Picks that pull apart, named and never averaged. */
  readonly conflicts: readonly T[];
  /** Their motives stood in for picks: said so. */
  readonly picksFrom?: T;
  /** What the label adds to the plan, such as two alternatives costed. */
  readonly conditions: readonly T[];
  /** How many answers were not sure, and which cautious reading stood in for each. */
  readonly unsure: readonly PlanOpen<T>[];
  /** The names of the criteria, in order: rows of a chart. */
  readonly criteria: readonly {
    readonly id: Criterion;
    readonly name: T;
    readonly picked: boolean;
    readonly left: boolean;
  }[];
}

export interface PlanWay<T = string> {
  readonly id: string;
  readonly title: T;
  /** Brought up by a rule and not by scores: why. */
  readonly because?: T;
  readonly gain: T;
  readonly giveUp: T;
  readonly wayBack: T;
  readonly cost: T;
  readonly time: T;
  readonly mustBeTrue: readonly T[];
  /** One word for each criterion; empty on what a rule brought up. */
  readonly words: readonly PlanScore<T>[];
  readonly basis: T | undefined;
  readonly sources: readonly string[];
}

export interface PlanScore<T = string> {
  readonly criterion: Criterion;
  readonly name: T;
  /** 0 fails to 4 very good: the length of a bar, never shown as a number. */
  readonly level: 0 | 1 | 2 | 3 | 4;
  readonly word: T;
}

export interface PlanRejected<T = string> {
  readonly id: string;
  readonly title: T;
  readonly reason: T;
  /** The question whose answer decided, and the answer in words. */
  readonly question: T;
  readonly answer: T;
}

export interface PlanMend<T = string> {
  readonly id: string;
  /** What to do. */
  readonly what: T;
  /** Who can. */
  readonly who: T;
  /** The way that it would open. */
  readonly opens: T;
}

// === The other parts ===

export interface PlanMotives<T = string> {
  readonly list: readonly {
    readonly id: string;
    readonly title: T;
    readonly evidence: T;
    readonly risk: T;
    readonly askBack: T;
  }[];
  /** Motives that pull against each other. */
  readonly conflicts: readonly { readonly between: readonly [T, T]; readonly why: T }[];
  /** In their own words. */
  readonly own?: T;
}

export interface PlanForms<T = string> {
  readonly refusal?: T;
  readonly conflicts: readonly T[];
  readonly tie?: T;
  readonly fitting: readonly {
    readonly id: string;
    readonly title: T;
    readonly for: readonly T[];
    readonly against: readonly T[];
    readonly mustKnow: readonly T[];
    readonly registrar: T;
    readonly time: T;
    readonly people: T;
  }[];
  readonly left: readonly { readonly id: string; readonly title: T; readonly reason: T; readonly answer?: T }[];
}

export interface PlanFinance<T = string> {
  /** Bills cannot be paid, or nobody knows: no lender is named, and a person comes first. */
  readonly stopped?: T;
  /** Sentences that must stand beside any route, such as that a grant is not a business model. */
  readonly notes: readonly T[];
  readonly routes: readonly PlanRoute<T>[];
  /** Routes of which nobody knows whether they are open: ask. */
  readonly ask: readonly PlanRoute<T>[];
  readonly out: readonly { readonly id: string; readonly title: T; readonly reason: T }[];
}

export interface PlanRoute<T = string> {
  readonly id: string;
  readonly title: T;
  /** Grant, loan and so on, in words. */
  readonly kind: T;
  readonly provider?: T;
  readonly amount?: T;
  readonly alsoTrue: readonly T[];
  readonly terms?: T;
  readonly contact?: string;
  readonly risk?: T;
}

export interface PlanSteps<T = string> {
  /** Counted back from the target, on from today, or not at all. */
  readonly counted: 'back' | 'on';
  readonly target?: string;
  /** The first day on which all could be done, by the durations that are known. */
  readonly readyOn?: string;
  /** The target is nearer than the steps take. */
  readonly tooLate?: T;
  /** Comes before the first step: duties of who is still employed. */
  readonly before?: T;
  /** In an order in which each comes after what it needs. */
  readonly list: readonly PlanStep<T>[];
}

export interface PlanStep<T = string> {
  readonly id: string;
  readonly text: T;
  /** A duty, or only wise. */
  readonly must: boolean;
  readonly body: T;
  readonly fee?: T;
  /** How long it usually takes: ISO 8601, and in words. */
  readonly takes?: string;
  readonly takesWords?: T;
  /** Begin by this day at the latest when counted back; on this day at the earliest when counted on. */
  readonly start: string;
  readonly finish: string;
  /** Ids of steps that come before. */
  readonly after: readonly string[];
  readonly sources: readonly string[];
}

export interface PlanRisk<T = string> {
  readonly id: string;
  readonly text: T;
}

export interface PlanPerson<T = string> {
  readonly id: string;
  readonly who: T;
  readonly why: T;
}

export interface PlanReadiness<T = string> {
  readonly id: string;
  readonly line: T;
  readonly state: 'yes' | 'not-yet' | 'not-sure' | 'does-not-apply';
  readonly stateWords: T;
  /** For a gap. */
  readonly who?: T;
  readonly by?: string;
}

export interface PlanOpen<T = string> {
  readonly id: string;
  readonly question: T;
  /** What to do about it, or what was taken instead. */
  readonly meanwhile?: T;
}

export interface PlanCheck<T = string> {
  readonly id: string;
  readonly who: T;
  readonly what: T;
}

export interface PlanSource {
  readonly id: string;
  readonly title: string;
  readonly publisher: string;
  readonly url: string;
  /** As the page gives it: YYYY, YYYY-MM or YYYY-MM-DD. */
  readonly date: string;
  readonly dateWords: string;
}
