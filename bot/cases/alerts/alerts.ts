/**
 * Tells advisers that somebody waits (PITFALLS.md H7): part of the case's life, not a courtesy. Begun by a compare, so
 * that of several instances one tells; kept in the history, so that a restart neither forgets nor repeats.
 */
import type { Account, CaseRow, Store } from '../../store/index.ts';
import { appendEvent } from '../append-event.ts';
import { isForAdvisers } from '../moves.ts';
import { alertDue } from './due.ts';
import type { AlertKind } from './due.ts';

export interface Alert {
  readonly kind: AlertKind;
  readonly case: CaseRow;
  readonly advisers: readonly Account[];
}

/** How advisers are reached: by email, by a card in their channel. Throws when it could not. */
export type Alerter = (alert: Alert) => Promise<void>;

export interface AlertsDeps {
  readonly store: Store;
  readonly alerters: readonly Alerter[];
  readonly now: () => number;
  readonly onError: (error: unknown) => void;
}

/** Called every few seconds; answers how many alerts went out. */
export function createAlerts({ store, alerters, now, onError }: AlertsDeps): () => Promise<number> {
  async function look(row: CaseRow): Promise<boolean> {
    const time = now();
    const events = await store.caseEvents(row.reference);
    const kind = alertDue(row, events, time);
    if (!kind) return false;
    const begun = await appendEvent(store, row.reference, beginIf(kind), time);
    return begun !== undefined && (await tell({ kind, case: begun, advisers: await store.accounts() }));
  }

  const beginIf = (kind: AlertKind) => (row: CaseRow, events: Parameters<typeof alertDue>[1]) =>
    alertDue(row, events, now()) === kind ? entry('alerting', { alert: kind }) : undefined;

  async function tell(alert: Alert): Promise<boolean> {
    const results = await Promise.allSettled(alerters.map((alerter) => alerter(alert)));
    const failed = results.flatMap((result) => (result.status === 'rejected' ? [result.reason as unknown] : []));
    failed.forEach(onError);
    // One way that worked is enough: nobody is to be told five times because another way is down.
    const reached = failed.length < results.length;
    await keep(alert.case.reference, reached ? 'alerted' : 'alert-failed', alert.kind);
    return reached;
  }

  /** The result is kept even when the enquirer writes in the same moment. */
  async function keep(reference: string, kind: string, alert: AlertKind): Promise<void> {
    for (let tries = 0; tries < 10; tries += 1)
      if (await appendEvent(store, reference, () => entry(kind, { alert }), now())) return;
  }

  return async () => {
    if (alerters.length === 0) return 0;
    const open = (await store.openCases()).filter((row) => isForAdvisers(row) && QUEUED.includes(row.state));
    let told = 0;
    for (const row of open) if (await look(row)) told += 1;
    return told;
  };
}

const QUEUED: readonly string[] = ['waiting', 'left-message'];
const entry = (kind: string, data: Record<string, unknown>) => ({ kind, by: 'system', data });
