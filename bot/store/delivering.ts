/** The outbox as the store offers it: each step a change of its own, what is done together taken out together. */
import { cleanText } from './clean-text.ts';
import type { Engine } from './engines.ts';
import type { GroupCommit } from './group-commit.ts';
import * as outbox from './outbox.ts';
import type { Store } from './store.ts';

type Delivering = Pick<
  Store,
  | 'claimOutbox'
  | 'outboxDone'
  | 'outboxRelease'
  | 'outboxRetry'
  | 'outboxGiveUp'
  | 'outboxBegin'
  | 'undelivered'
  | 'outboxAge'
>;

/** Several conversations' rows at a time: these changes belong to none. */
const NONE = '';

export function delivering({ kind, read }: Engine, writes: GroupCommit): Delivering {
  const takeOut = takingOut(writes);
  return {
    claimOutbox: (now, limit, leaseMs) => writes.run(NONE, (sql) => outbox.claim(sql, kind, { now, limit, leaseMs })),
    outboxDone: takeOut,
    async outboxRelease(ids, now) {
      if (ids.length > 0) await writes.run(NONE, (sql) => outbox.release(sql, ids, now));
    },
    outboxRetry: (id, due) => writes.run(NONE, (sql) => outbox.retry(sql, id, due)),
    outboxGiveUp: (id, because) => writes.run(NONE, (sql) => outbox.giveUp(sql, id, because)),
    async outboxBegin(now) {
      if (kind === 'sqlite') await writes.run(NONE, (sql) => outbox.allDue(sql, now));
    },
    undelivered: (conversation) => outbox.undelivered(read, cleanText(conversation)),
    outboxAge: (now) => outbox.age(read, now),
  };
}

/** What is done at about the same time is taken out by one statement. */
function takingOut(writes: GroupCommit): (ids: readonly number[]) => Promise<void> {
  const done: number[] = [];
  let running: Promise<void> | undefined;

  async function takeOut(): Promise<void> {
    let taken: readonly number[] | undefined;
    try {
      await writes.runSoon(NONE, async (sql) => {
        // Run a second time when another change in its transaction fails: then for the same ones.
        taken ??= done.splice(0);
        running = undefined;
        if (taken.length > 0) await outbox.done(sql, taken);
      });
    } catch (error) {
      running = undefined;
      done.push(...(taken ?? []));
      throw error;
    }
  }

  return (ids) => {
    done.push(...ids);
    running ??= takeOut();
    return running;
  };
}
