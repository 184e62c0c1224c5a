/** What is counted by ids of content and by day: of nobody, so it stays when conversations go. */
import type { GroupCommit } from './group-commit.ts';
import type { Database, Sql } from './schema.ts';
import type { Store, Tally } from './store.ts';

/** These belong to no conversation. */
const NONE = '';
/** Well below the number of values that SQLite takes in one statement. */
const AT_ONCE = 100;

export function tallies(db: Database, writes: GroupCommit): Pick<Store, 'addTallies' | 'tallies'> {
  return {
    async addTallies(rows) {
      // In one order always: two instances that add to the same rows must not wait for each other.
      const sorted = [...rows].sort((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1));
      for (let at = 0; at < sorted.length; at += AT_ONCE)
        await writes.run(NONE, (sql) => add(sql, sorted.slice(at, at + AT_ONCE)));
    },
    async tallies(since) {
      const rows = await db.selectFrom('tally').selectAll().where('day', '>=', since).orderBy('day').execute();
      return rows.map(({ kind, about, part, day, times }) => ({ kind, about, part, day, times }));
    },
  };
}

async function add(sql: Sql, rows: readonly Tally[]): Promise<void> {
  await sql
    .insertInto('tally')
    .values([...rows])
    .onConflict((conflict) =>
      conflict
        .columns(['kind', 'about', 'part', 'day'])
        .doUpdateSet(({ eb, ref }) => ({ times: eb('tally.times', '+', ref('excluded.times')) })),
    )
    .execute();
}

/** Answers how many days' counts were removed. */
export async function removeTallies(sql: Sql, before: string): Promise<number> {
  const removed = await sql.deleteFrom('tally').where('day', '<', before).executeTakeFirst();
  return Number(removed.numDeletedRows);
}

const keyOf = ({ kind, about, part, day }: Tally): string => [kind, about, part, day].join('\n');
