/** When advisers are to be told of a case: once when it comes into the queue, once more when its promise is near. */
import type { CaseEvent, CaseRow } from '../../store/store.ts';

export type AlertKind = 'new' | 'came-back' | 'again';

/** Each of these puts a case into the queue anew. */
const COMES_IN = ['asked', 'reopened', 'lease-lapsed', 'released'];
const CAME_BACK = ['lease-lapsed', 'released'];
/** Told again when so much of the promised time is gone. */
const AGAIN_AT = 0.75;
const TRIES = 6;
const FIRST_PAUSE = 60_000;
/** An alert that was begun and of which nothing more was heard, because its server stopped, is begun again. */
const LOST_AFTER = 5 * 60_000;

/**
 * The alert that is due now, if any. The history is all it goes by: `alerting` when one is begun, then `alerted` or
 * `alert-failed`.
 */
export function alertDue(row: CaseRow, events: readonly CaseEvent[], now: number): AlertKind | undefined {
  if (row.state !== 'waiting' && row.state !== 'left-message') return undefined;
  const from = events.findLastIndex(({ kind }) => COMES_IN.includes(kind));
  if (from < 0) return undefined;
  const since = events.slice(from);
  const told = since.filter(({ kind }) => kind === 'alerted').length;
  if (told === 0) return mayTry(since, now) ? first(since[0]!) : undefined;
  if (told > 1 || row.timer === undefined) return undefined;
  const entered = since[0]!.at;
  return now - entered >= AGAIN_AT * (row.timer - entered) && mayTry(since, now) ? 'again' : undefined;
}

const first = ({ kind }: CaseEvent): AlertKind => (CAME_BACK.includes(kind) ? 'came-back' : 'new');

/** Not while one is under way, and after failures with a longer pause each time. */
function mayTry(since: readonly CaseEvent[], now: number): boolean {
  const last = since.findLast(({ kind }) => kind.startsWith('alert'));
  if (!last || last.kind === 'alerted') return true;
  if (last.kind === 'alerting') return now - last.at > LOST_AFTER;
  const failed = since.filter(({ kind }) => kind === 'alert-failed').length;
  return failed < TRIES && now - last.at >= FIRST_PAUSE * 2 ** (failed - 1);
}
