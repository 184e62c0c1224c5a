/** What a conversation remembers, with types: a view of the plain JSON that is stored with it. */
import type { Locale, Nation, SafetyPath } from '../knowledge/index.ts';
import type { Answers } from './answers.ts';
import type { CaseState, Memory } from './ports.ts';

/** Bot Framework's dialog stack: flows inside flows. */
export interface Stack {
  dialogStack: { id: string; state: Record<string, unknown> }[];
}

export interface Reading {
  readonly label: string;
  readonly unit?: string;
  readonly nation?: Nation;
}

/** What the last reply left open, outside any flow; the next message may answer it. */
export type Pending =
  | { kind: 'readings'; text: string; readings: Reading[]; complexity?: string }
  | { kind: 'person'; reason: string }
  | { kind: 'safety-nation'; path: SafetyPath }
  | { kind: 'remind-when'; words: string }
  | { kind: 'what-if'; flow: string; step: string; changes: Answers };

/** Something to be told of on a day. */
export interface Reminder {
  /** The unit of a step, or a name for what they put in their own words; one reminder each. */
  readonly id: string;
  /** When to tell: epoch milliseconds. */
  readonly at: number;
  /** The day it is about: YYYY-MM-DD. */
  readonly on: string;
  /** In their own words; a step has its words in the content. */
  readonly words?: string;
}

/** A step that an adviser and the enquirer agreed on. */
export interface AgreedStep {
  /** As the adviser put it. */
  readonly text: string;
  /** YYYY-MM-DD */
  readonly by?: string;
  /** The adviser's first name. */
  readonly with: string;
  /** YYYY-MM-DD */
  readonly on: string;
}

/** A finished flow. */
export interface Done {
  flow: string;
  answers: Answers;
  around: Answers;
  /** YYYY-MM-DD */
  on: string;
}

/** Answers that were only tried: what was really said is not touched by them. */
export interface WhatIf {
  flow: string;
  changes: Answers;
  /** When; epoch milliseconds. */
  at: number;
}

/** What "undo" brings back after "start over". */
export type Undo = Pick<Remembered, 'profile' | 'stack' | 'paused' | 'done' | 'reminders'>;

export interface Remembered {
  welcomed?: boolean;
  locale?: Locale;
  /** The short version is wanted. */
  short?: boolean;
  /** Known to all flows, by the names flows give with `profile`. */
  profile?: Answers;
  stack?: Stack;
  /** A flow that was stopped, to go on with later. */
  paused?: Stack;
  /** One entry a flow, the newest last. */
  done?: Done[];
  pending?: Pending;
  whatIf?: WhatIf;
  /** Taps beneath the last answer, by their text: the id of a unit. */
  offered?: { [label: string]: string };
  /** Free questions in a row that found nothing. */
  misses?: number;
  /** They were asked to leave out names of other people. */
  warnedOfNames?: boolean;
  /** A nation that was spoken of, though nobody said they are there. */
  spokenOf?: Nation;
  lastUnits?: string[];
  lastQuestion?: string;
  told?: { unit: string; on: string }[];
  notAnswered?: string[];
  undo?: Undo;
  /** Names of people in the enquirer's own words stand on the plan's page only when they want them there. */
  planNames?: boolean;
  /** The newest last. */
  agreed?: AgreedStep[];
  /** The next one first. */
  reminders?: Reminder[];
  /** The last thing said was a reminder, so that "stop" is about those. */
  reminded?: boolean;
  caseSeen?: CaseState;
  /** When the enquirer last wrote; epoch milliseconds. */
  lastAt?: number;
}

/** The same object: what is written to the view is kept. */
export const remembered = (memory: Memory): Remembered => memory as unknown as Remembered;

/** Whether there is a flow to carry on with, open or put aside. */
export const isUnderWay = (memory: Memory): boolean =>
  remembered(memory).stack !== undefined || remembered(memory).paused !== undefined;

/** Whether names that the enquirer wrote may stand on the page that a link opens. */
export const showsNames = (memory: Memory): boolean => remembered(memory).planNames === true;

/** The language that was chosen. */
export const localeIn = (memory: Memory): Locale => remembered(memory).locale ?? 'en';

/** So much of each list is kept, the newest: state is read and written on every turn (PITFALLS.md D7). */
const MOST = { told: 40, notAnswered: 10 } as const;

export function noteTold(memory: Remembered, units: readonly string[], on: string): void {
  if (units.length === 0) return;
  const before = (memory.told ?? []).filter((one) => !units.includes(one.unit));
  memory.told = [...before, ...units.map((unit) => ({ unit, on }))].slice(-MOST.told);
  memory.lastUnits = [...units];
}

export function noteNotAnswered(memory: Remembered, question: string): void {
  memory.notAnswered = [...(memory.notAnswered ?? []).filter((one) => one !== question), question].slice(
    -MOST.notAnswered,
  );
}

/** A flow that was gone through to its end. */
export const doneIn = (memory: Memory, flow: string): Done | undefined =>
  remembered(memory).done?.find((done) => done.flow === flow);

export function noteDone(memory: Remembered, done: Done): void {
  memory.done = [...(memory.done ?? []).filter((one) => one.flow !== done.flow), done];
}
