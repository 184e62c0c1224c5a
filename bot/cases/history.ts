/** What the history of a case says: pure readings of its events. */
import type { Packet } from '../../dialogs/index.ts';
import type { CaseEvent, CaseRow } from '../store/store.ts';

const HOUR = 3_600_000;

/** Promises missed since the enquirer asked last. */
export function missedPromises(events: readonly CaseEvent[]): number {
  const asked = events.findLastIndex(({ kind }) => kind === 'asked' || kind === 'reopened');
  return events.slice(asked + 1).filter(({ kind }) => kind === 'promise-missed').length;
}

/**
 * The packet as the enquirer last agreed to it. The row's own may be one that is only offered, or one emptied because
 * the enquirer said no to opening the case again.
 */
export function agreedPacket(row: CaseRow, events: readonly CaseEvent[]): Packet {
  const agreed = events.findLast(({ data }) => data['packet'] !== undefined);
  return agreed ? (agreed.data['packet'] as Packet) : row.packet;
}

/** One entry an hour says that an adviser is reading; every refresh would bury the history. */
export function seenLately(events: readonly CaseEvent[], adviser: string, now: number): boolean {
  return events.some(({ kind, by, at }) => kind === 'viewed' && by === adviser && now - at < HOUR);
}
