/** Somebody has blocked or removed the bot: nothing is sent until they write again, and the desk sees why. */
import { LostRace, type Store } from '../../store/index.ts';

const ROUNDS = 20;

export async function markUnreachable(store: Store, id: string, because: string, now: number): Promise<void> {
  for (let round = 0; round < ROUNDS; round += 1) {
    const row = await store.conversation(id);
    if (!row?.reference) return;
    const newest = row.newestCase === undefined ? undefined : await store.newestCase(id);
    const open = newest !== undefined && newest.state !== 'closed';
    try {
      await store.commit({
        conversation: {
          id,
          channel: row.channel,
          read: row.version,
          owner: row.owner,
          memory: row.memory,
          reference: { ...row.reference, unreachable: because },
        },
        log: [],
        caseEvents: open
          ? [{ case: newest.reference, at: now, kind: 'unreachable', by: 'system', data: { because } }]
          : [],
        at: now,
      });
      return;
    } catch (error) {
      if (!(error instanceof LostRace)) throw error;
    }
  }
}
