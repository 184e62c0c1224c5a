/**
 * Tells the operator's hub of each change of a case, in order and at least once. How far it was told stands in the
 * case's history, so a restart goes on there; of several instances one tells.
 */
import type { CaseEvent, CaseRow, Store } from '../../store/index.ts';
import { appendEvent } from '../append-event.ts';
import { agreedPacket } from '../history.ts';
import { isForAdvisers } from '../moves.ts';
import { firstNameOf } from '../status.ts';
import { handoffEvent, isForHub } from './handoff-events.ts';
import type { SendToHub } from './webhook.ts';

export interface HubDeps {
  readonly store: Store;
  readonly send: SendToHub;
  readonly now: () => number;
  readonly onError: (error: unknown) => void;
}

/** A hub that is down longer than this is told no more of what happened before. */
const LOOK_BACK = 7 * 24 * 3_600_000;
/** What another instance has begun is left to it for this long. */
const CLAIM = 60_000;
const LONGEST_PAUSE = 15 * 60_000;

/** Called every few seconds; answers how many events went out. */
export function createHub({ store, send, now, onError }: HubDeps): () => Promise<number> {
  /** How each case stood when the hub knew everything of it: it need not be read again. */
  const done = new Map<string, string>();
  const pauses = new Map<string, { readonly until: number; readonly length: number }>();

  async function tellAll(row: CaseRow): Promise<number> {
    const claimed = await claim(row.reference);
    if (!claimed) return 0;
    let told = 0;
    for (const event of claimed.unsent) {
      await tell(claimed.row, event, claimed.events);
      await note(row.reference, 'hub-sent', event.sequence);
      told += 1;
    }
    return told;
  }

  async function claim(reference: string) {
    let seen: readonly CaseEvent[] = [];
    const row = await appendEvent(
      store,
      reference,
      (_row, events) => {
        seen = events;
        const last = events.findLast(({ kind }) => kind.startsWith('hub-'));
        if (last?.kind === 'hub-sending' && now() - last.at < CLAIM) return undefined;
        return unsentIn(events).length > 0 ? { kind: 'hub-sending', by: 'system', data: {} } : undefined;
      },
      now(),
    );
    return row && { row, events: seen, unsent: unsentIn(seen) };
  }

  async function tell(row: CaseRow, event: CaseEvent, events: readonly CaseEvent[]): Promise<void> {
    const transcript = await store.log(row.conversation, 0);
    const adviser = firstNameOf(String(event.data['name'] ?? ''));
    await send(handoffEvent({ row: { ...row, packet: agreedPacket(row, events) }, event, adviser, transcript }));
  }

  async function note(reference: string, kind: string, upTo: number): Promise<void> {
    const entry = { kind, by: 'system', data: { upTo } };
    for (let tries = 0; tries < 10; tries += 1) if (await appendEvent(store, reference, () => entry, now())) return;
  }

  async function look(row: CaseRow): Promise<number> {
    const key = `${row.state} ${row.since} ${row.adviser ?? ''}`;
    const pause = pauses.get(row.reference);
    if (done.get(row.reference) === key || (pause && pause.until > now())) return 0;
    try {
      const told = await tellAll(row);
      pauses.delete(row.reference);
      if (unsentIn(await store.caseEvents(row.reference)).length === 0) done.set(row.reference, key);
      return told;
    } catch (error) {
      onError(error);
      const length = Math.min((pause?.length ?? 5_000) * 2, LONGEST_PAUSE);
      pauses.set(row.reference, { until: now() + length, length });
      await note(row.reference, 'hub-failed', sentUpTo(await store.caseEvents(row.reference)));
      return 0;
    }
  }

  return async () => {
    const rows = [...(await store.openCases()), ...(await store.casesSince(now() - LOOK_BACK))];
    const unique = new Map(rows.filter(isForAdvisers).map((row) => [row.reference, row]));
    for (const reference of done.keys()) if (!unique.has(reference)) done.delete(reference);
    let told = 0;
    for (const row of unique.values()) told += await look(row);
    return told;
  };
}

const sentUpTo = (events: readonly CaseEvent[]): number =>
  events.reduce((most, { kind, data }) => (kind === 'hub-sent' ? Math.max(most, Number(data['upTo'])) : most), 0);

const unsentIn = (events: readonly CaseEvent[]): CaseEvent[] => {
  const from = sentUpTo(events);
  return events.filter((event) => event.sequence > from && isForHub(event));
};
