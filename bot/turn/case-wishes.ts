/** What a turn wishes for its case, kept until the turn is over and then put to the case machine, one by one. */
import { firstNameOf, isRefused, ownerOf, promiseOf, statusRow, transition } from '../cases/index.ts';
import type { CaseContext, WishInput } from '../cases/index.ts';
import type { CaseView, CaseWishes } from '../../dialogs/index.ts';
import type { CaseRow, CaseEvent, NewLogRow, Owner } from '../store/store.ts';

export class GatheredWishes implements CaseWishes {
  readonly inputs: WishInput[] = [];

  offer(packet: CaseView['packet']): void {
    this.inputs.push({ kind: 'offer', packet });
  }
  confirm(packet: CaseView['packet']): void {
    this.inputs.push({ kind: 'confirm', packet });
  }
  leave(): void {
    this.inputs.push({ kind: 'leave' });
  }
}

export interface CaseChanges {
  readonly cases: readonly CaseRow[];
  readonly caseEvents: readonly Omit<CaseEvent, 'sequence'>[];
  /** The status line above the chat, when it says something else now. */
  readonly status: readonly NewLogRow[];
  readonly owner: Owner;
}

/** A wish that is refused is passed over: the case is further on already than the enquirer knew. */
export function applyWishes(
  current: CaseRow | undefined,
  wishes: readonly WishInput[],
  contextFor: (wish: WishInput, current: CaseRow | undefined) => CaseContext,
  adviserName: string | undefined,
): CaseChanges {
  let row = current;
  const changed = new Map<string, CaseRow>();
  const caseEvents: CaseChanges['caseEvents'][number][] = [];
  for (const wish of wishes) {
    const decision = transition(row, wish, contextFor(wish, row));
    if (isRefused(decision)) continue;
    row = decision.case;
    changed.delete(row.reference);
    changed.set(row.reference, row);
    caseEvents.push(...decision.events);
  }
  return {
    cases: [...changed.values()],
    caseEvents,
    status: row && changed.size > 0 ? [statusRow(row, adviserName)] : [],
    owner: ownerOf(row),
  };
}

export function viewOf(row: CaseRow, adviserName: string | undefined): CaseView {
  const promisedAt = promiseOf(row);
  return {
    reference: row.reference,
    state: row.state,
    packet: row.packet,
    ...(adviserName && { adviserFirstName: firstNameOf(adviserName) }),
    ...(promisedAt !== undefined && { promisedAt }),
  };
}
