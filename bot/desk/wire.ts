/** What desk and browser say to each other. Types only: both ends are compiled against them. */
import type { CaseState, Packet } from '../../dialogs/index.ts';
import type { Nation } from '../../knowledge/index.ts';

export interface Colleague {
  readonly id: string;
  readonly name: string;
}

/** A case as the queue shows it. Times are epoch milliseconds. */
export interface CaseLine {
  readonly reference: string;
  readonly state: CaseState;
  readonly priority: 1 | 2 | 3 | 4;
  readonly level: 1 | 2 | 3;
  readonly reason: string;
  readonly nations: readonly Nation[];
  readonly question?: string;
  readonly clock?: string;
  readonly adviser?: Colleague;
  readonly mine: boolean;
  readonly asked: number;
  /** By when the enquirer was told that somebody answers. */
  readonly promise?: number;
  /** A promise was missed, or three quarters of its time are gone, or a clock is near. */
  readonly atRisk: boolean;
  readonly closedBecause?: string;
}

export interface Queue {
  readonly me: Colleague;
  readonly now: number;
  readonly cases: readonly CaseLine[];
  /** Closed lately, the newest first. */
  readonly closed: readonly CaseLine[];
  /** The files of the content have mistakes; what is told was read at this time. */
  readonly staleContentSince?: number;
}

export interface Line {
  readonly sequence: number;
  readonly at: number;
  readonly author: 'enquirer' | 'bot' | 'adviser' | 'system';
  /** An adviser's first name, as the enquirer sees it. */
  readonly name?: string;
  readonly text: string;
  /** In Teams people change and delete what they wrote: each is a line of its own, nothing vanishes. */
  readonly change?: 'edited' | 'deleted';
  /** Sent by our side and therefore in the small Markdown of the content; what the enquirer wrote is shown as it is. */
  readonly markdown: boolean;
}

export interface HistoryEntry {
  readonly at: number;
  readonly kind: string;
  readonly by: string;
  /** Of a closing: the outcome and its detail; of a transfer: to whom. */
  readonly detail?: string;
}

export interface Note {
  readonly at: number;
  readonly by: string;
  readonly text: string;
}

export interface Told {
  readonly title: string;
  readonly on: string;
  /** Past its review date today. */
  readonly overdue: boolean;
}

export interface CaseView {
  readonly now: number;
  readonly line: CaseLine;
  readonly packet: Packet;
  /** Why a person should look, as the enquirer was told. */
  readonly why?: string;
  readonly told: readonly Told[];
  readonly transcript: readonly Line[];
  readonly notes: readonly Note[];
  readonly history: readonly HistoryEntry[];
  /** Another enquirer's request names the same organisation; which one is for a supervisor to know. */
  readonly conflict: boolean;
  /** Who had it last; preferred when it opens again. */
  readonly last?: Colleague;
  readonly mayReopen: boolean;
  /** There is a plan to look at. */
  readonly hasPlan: boolean;
  /** Steps in it that were agreed with an adviser; `by` is YYYY-MM-DD. */
  readonly agreed: readonly { readonly text: string; readonly by?: string }[];
  /** Azure channels: the lines that could not be delivered. */
  readonly undelivered: readonly number[];
  readonly colleagues: readonly Colleague[];
}

export interface Suggestion {
  readonly unit: string;
  readonly title: string;
  /** What goes into the reply box: Markdown with its sources and the date it was checked. */
  readonly text: string;
  readonly nations: readonly Nation[];
  readonly status: string;
  readonly basis: string;
  readonly overdue: boolean;
}

export interface Suggestions {
  readonly items: readonly Suggestion[];
  /** What may not be said on this topic, by bot and adviser alike (PRACTICE.md §5). */
  readonly boundary?: { readonly topic: string; readonly mayNot: string; readonly sendTo: string };
  /** Distress, whistleblowing or safeguarding: the reviewed words, to be sent as they are. */
  readonly safety?: { readonly path: string; readonly text: string };
}

export interface Presence {
  readonly reference: string;
  readonly looking: readonly (Colleague & { readonly typing: boolean })[];
}

/** A refusal: `error` is a sentence for people, `refused` says which one, `by` who has the case. */
export interface Problem {
  readonly error: string;
  readonly refused?: string;
  readonly by?: string;
}
