/** The store over SQL; the same for both engines. */
import { accountsAndSettings } from './accounts.ts';
import { applyChange } from './apply-change.ts';
import { delivering } from './delivering.ts';
import type { Engine } from './engines.ts';
import { expire } from './expire.ts';
import { GroupCommit } from './group-commit.ts';
import { reading } from './reading.ts';
import type { Carrier, Store } from './store.ts';
import { tallies } from './tallies.ts';

/** @param onTrouble hears of listeners that throw: they must not fail the commit that they hear of. */
export async function sqlStore(engine: Engine, onTrouble: (error: unknown) => void): Promise<Store> {
  const changed = new Set<(conversation: string) => void>();
  let carrier: Carrier | undefined;
  const writes = new GroupCommit(engine.write, {
    transactions: engine.transactions,
    announce: async (sql, conversations) => {
      const named = conversations.filter((conversation) => conversation !== '');
      if (named.length > 0) await engine.announce?.(sql, named);
    },
  });
  const quietly = (call: () => void): void => {
    try {
      call();
    } catch (error) {
      onTrouble(error);
    }
  };
  const tell = (conversation: string): void => {
    for (const listener of changed) quietly(() => listener(conversation));
  };
  await engine.listen?.(tell);

  return {
    ...reading(engine.read),
    ...delivering(engine, writes),
    ...accountsAndSettings(engine.read, writes),
    ...tallies(engine.read, writes),

    async commit(change) {
      const { id } = change.conversation;
      const carries = carrier;
      const { rows, claimed } = await writes.run(id, (sql) => applyChange(sql, change, carries?.leaseMs));
      tell(id);
      if (carries && claimed.length > 0) quietly(() => carries.take(claimed));
      else if (carries && change.log.some(({ deliver }) => deliver)) quietly(() => carries.wake(id));
      return rows;
    },
    onChange(listener) {
      changed.add(listener);
      return () => void changed.delete(listener);
    },
    carry(given) {
      carrier = given;
      return () => {
        if (carrier === given) carrier = undefined;
      };
    },
    expire: (now, keep) => expire(engine.read, writes, now, keep),
    async close() {
      await writes.idle();
      await engine.close();
    },
  };
}
