/**
 * Says the reminders that are due, each in its own conversation. What is due and what is left are both in what the
 * conversation remembers, so message and memory are committed by the one compare of its version: of several instances
 * that find the same reminder one says it, and a crash loses none.
 */
import { nextReminderAt, remind } from '../../dialogs/index.ts';
import type { Knowledge } from '../../knowledge/index.ts';
import { LostRace, type ConversationRow, type Store } from '../store/index.ts';
import { replyRow, toReply } from '../turn/index.ts';

export interface RemindersDeps {
  readonly store: Pick<Store, 'remindersDue' | 'commit'>;
  readonly knowledge: () => Knowledge;
  readonly now: () => Date;
  /** One conversation could not be told; the others were. */
  readonly onError: (error: unknown) => void;
}

/** The rest is due in the next round. */
const AT_ONCE = 50;

/** Answers how many conversations were told. */
export async function sayReminders(deps: RemindersDeps): Promise<number> {
  let told = 0;
  for (const row of await deps.store.remindersDue(deps.now().getTime(), AT_ONCE)) {
    try {
      if (await sayIn(row, deps)) told += 1;
    } catch (error) {
      // Somebody wrote, or another instance was quicker: whoever was has left the conversation as it is to be.
      if (!(error instanceof LostRace)) deps.onError(error);
    }
  }
  return told;
}

async function sayIn(row: ConversationRow, { store, knowledge, now }: RemindersDeps): Promise<boolean> {
  const at = now();
  const reminded = remind(knowledge(), row.memory, at);
  const memory = reminded?.memory ?? row.memory;
  await store.commit({
    conversation: {
      id: row.id,
      channel: row.channel,
      read: row.version,
      owner: row.owner,
      memory,
      remindAt: nextReminderAt(memory) ?? null,
    },
    log: reminded ? [replyRow(toReply(reminded.activity), undefined, row.reference !== undefined)] : [],
    at: at.getTime(),
  });
  return reminded !== undefined;
}
