import { LostRace } from '../store/index.ts';
import type { CaseEvent, CaseRow, Store } from '../store/index.ts';

type Entry = Pick<CaseEvent, 'kind' | 'by' | 'data'>;

/**
 * Adds to a case's history what changes nothing else. `decide` sees the case and its history as they are; of several
 * who would add the same, one wins.
 * @returns the case, when something was added.
 */
export async function appendEvent(
  store: Store,
  reference: string,
  decide: (row: CaseRow, events: readonly CaseEvent[]) => Entry | undefined,
  at: number,
): Promise<CaseRow | undefined> {
  const id = (await store.caseByReference(reference))?.conversation;
  const conversation = id === undefined ? undefined : await store.conversation(id);
  // The version is read before the case: whatever changes the case afterwards also bumps the version.
  const row = await store.caseByReference(reference);
  if (!conversation || !row) return undefined;
  const entry = decide(row, await store.caseEvents(reference));
  if (!entry) return undefined;
  const { channel, version, memory, owner } = conversation;
  try {
    await store.commit({
      conversation: { id: conversation.id, channel, read: version, memory, owner },
      log: [],
      caseEvents: [{ case: reference, at, ...entry }],
      at,
    });
    return row;
  } catch (error) {
    if (error instanceof LostRace) return undefined;
    throw error;
  }
}
