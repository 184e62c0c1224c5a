/**
 * Cases as the desk, Teams and the turn see them. Every change compares the conversation's version, like a turn:
 * of two advisers who press *Take* at once one wins and the other is told who (DESIGN.md §8).
 */
import type { CaseEvent, CaseRow, LogRow } from '../store/store.ts';

export type CaseRefusal =
  | { readonly refused: 'taken'; readonly by: string }
  | { readonly refused: 'not-yours' | 'wrong-state' | 'unknown-case' | 'unknown-outcome' | 'detail-missing' };
export type CaseResult = { readonly case: CaseRow } | CaseRefusal;

export interface CaseInFull {
  readonly case: CaseRow;
  readonly events: readonly CaseEvent[];
  readonly transcript: readonly LogRow[];
}

export interface AgreedWith {
  readonly text: string;
  /** YYYY-MM-DD */
  readonly by?: string;
}

export interface Cases {
  /** Open cases, most urgent first: priority, then the date that cannot move, then the promise. */
  queue(): Promise<readonly CaseRow[]>;
  /** Cases that ended after this time, the newest first. */
  closedSince(time: number): Promise<readonly CaseRow[]>;
  /** @param after only what was said after this sequence; at most the newest 2,000 lines. */
  inFull(reference: string, after?: number): Promise<CaseInFull | undefined>;
  take(reference: string, adviser: string): Promise<CaseResult>;
  /** The adviser is still there: the lease goes on. */
  renew(reference: string, adviser: string): Promise<CaseResult>;
  /** A message to the enquirer. `clientId` makes a repeat harmless. */
  reply(reference: string, adviser: string, text: string, clientId: string): Promise<CaseResult>;
  /** Puts a step into the enquirer's plan and tells them so. `clientId` makes a repeat harmless. */
  agree(reference: string, adviser: string, step: AgreedWith, clientId: string): Promise<CaseResult>;
  note(reference: string, adviser: string, text: string): Promise<CaseResult>;
  /** The enquirer goes on with the bot; the adviser wraps up. */
  giveBack(reference: string, adviser: string): Promise<CaseResult>;
  /** Back to the queue, in its old place. */
  release(reference: string, adviser: string): Promise<CaseResult>;
  transfer(reference: string, adviser: string, to: string): Promise<CaseResult>;
  /** `outcome` is one of OUTCOMES (rules.ts); some want a detail: the date, or to whom. */
  close(reference: string, adviser: string, outcome: string, detail?: string): Promise<CaseResult>;
  /** Within 30 days of its end. */
  reopen(reference: string, adviser: string): Promise<CaseResult>;
  /** Keeps in the case's history that this adviser read it; once an hour is enough. */
  viewed(reference: string, adviser: string): Promise<void>;
  /** States whose timer has run out, each moved on to its next one. Called every few seconds. */
  lapse(now: number): Promise<number>;
}
