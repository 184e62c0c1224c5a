/** Retention: personal data is kept for a set number of days and then removed, a few conversations at a time. */
import { removeContents } from './apply-change.ts';
import type { GroupCommit } from './group-commit.ts';
import type { Database } from './schema.ts';
import { removeTallies } from './tallies.ts';

const DAY = 86_400_000;
const HOUR = 3_600_000;
/** So many at once: turns wait no longer for it than for each other. */
const AT_ONCE = 50;
/** Counts are of nobody; so long that a month can be held against the same one a year before. */
const TALLY_DAYS = 400;

export interface Keep {
  /** Counted from the last thing said. */
  readonly conversationDays: number;
  /** Counted from the day the case was closed; until then its conversation stays as well. */
  readonly caseDays: number;
}

/** Answers how many of each were removed. */
export async function expire(
  read: Database,
  writes: GroupCommit,
  now: number,
  keep: Keep,
): Promise<Record<string, number>> {
  const removed: Record<string, number> = { conversations: 0, log: 0, cases: 0, caseEvents: 0, tallies: 0 };
  const add = (counts: Record<string, number>) => {
    for (const [what, count] of Object.entries(counts)) removed[what] = (removed[what] ?? 0) + count;
  };
  for (;;) {
    const cases = await casesOver(read, now - keep.caseDays * DAY);
    if (cases.length === 0) break;
    add(await writes.run('', (sql) => removeCases(sql, cases)));
  }
  for (;;) {
    const conversations = await conversationsOver(read, now - keep.conversationDays * DAY, now - HOUR);
    if (conversations.length === 0) break;
    add(
      await writes.run(conversations[0]!, async (sql) => {
        const contents = await removeContents(sql, conversations);
        await sql.deleteFrom('conversation').where('id', 'in', conversations).execute();
        return { ...contents, conversations: conversations.length };
      }),
    );
  }
  const day = new Date(now - TALLY_DAYS * DAY).toISOString().slice(0, 10);
  add({ tallies: await writes.run('', (sql) => removeTallies(sql, day)) });
  return removed;
}

async function casesOver(db: Database, closedBefore: number): Promise<string[]> {
  const rows = await db
    .selectFrom('case')
    .select('reference')
    .where('state', '=', 'closed')
    .where('closed_at', '<', closedBefore)
    .limit(AT_ONCE)
    .execute();
  return rows.map(({ reference }) => reference);
}

async function removeCases(db: Database, cases: readonly string[]): Promise<Record<string, number>> {
  const events = await db.deleteFrom('case_event').where('case', 'in', cases).executeTakeFirst();
  await db.updateTable('conversation').set({ newest_case: null }).where('newest_case', 'in', cases).execute();
  await db.deleteFrom('case').where('reference', 'in', cases).execute();
  return { cases: cases.length, caseEvents: Number(events.numDeletedRows) };
}

/**
 * Silent for so long and without a case, or deleted by the enquirer and only the goodbye left. Who asked to be reminded
 * asked for the conversation to be kept until then.
 */
async function conversationsOver(db: Database, silentSince: number, forgottenSince: number): Promise<string[]> {
  const rows = await db
    .selectFrom('conversation as c')
    .select('c.id')
    .where(({ and, or, eb }) =>
      or([
        and([eb('c.updated_at', '<', silentSince), eb('c.remind_at', 'is', null)]),
        and([eb('c.forgotten', '=', 1), eb('c.updated_at', '<', forgottenSince)]),
      ]),
    )
    .where(({ not, exists, selectFrom }) =>
      not(exists(selectFrom('case').select('reference').whereRef('case.conversation', '=', 'c.id'))),
    )
    .orderBy('c.id')
    .limit(AT_ONCE)
    .execute();
  return rows.map(({ id }) => id);
}
