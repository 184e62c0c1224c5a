/** What still has to be delivered to channels that we must call: rows that point into the log. */
import { sql } from 'kysely';
import type { Database, Sql } from './schema.ts';
import type { EngineKind } from './migrations.ts';
import { runKept } from './kept-query.ts';
import { logFrom, referenceFrom } from './rows.ts';
import type { Change, ClaimedRow, LogRow, Undelivered } from './store.ts';

/** Into the outbox; claimed at once where nothing earlier of this conversation is waiting there. */
export async function leave(
  db: Sql,
  { conversation: { id, channel, reference }, log, at }: Change,
  rows: readonly LogRow[],
  leaseMs: number | undefined,
): Promise<readonly ClaimedRow[]> {
  // Without its address a message cannot be delivered straight away: the claim reads it.
  const claims = leaseMs !== undefined && reference !== undefined;
  const leased = claims ? at + leaseMs : at;
  const left = await runKept(
    db,
    `leave ${rows.length}`,
    (slot) =>
      db
        .insertInto('outbox')
        .values(
          rows.map((_, n) => ({
            conversation: slot('id'),
            sequence: slot(`sequence${n}`),
            due: sql<number>`case when exists (select 1 from outbox as earlier where earlier.conversation = ${slot('id')}
              and earlier.sequence < ${slot('sequence0')} and earlier.gave_up is null)
              then cast(${slot('at')} as bigint) else cast(${slot('leased')} as bigint) end`,
            tries: 0,
          })),
        )
        .returning(['id', 'sequence', 'due']),
    { id, at, leased, ...Object.fromEntries(rows.map(({ sequence }, n) => [`sequence${n}`, sequence])) },
  );
  if (!claims || left.some(({ due }) => due !== leased)) return [];
  const ids = new Map(left.map((row) => [row.sequence, row.id]));
  const rest = { conversation: id, due: leased, tries: 0, replyTo: log[0]?.externalId, to: { id, channel, reference } };
  return rows.map((row) => ({ ...rest, id: ids.get(row.sequence)!, sequence: row.sequence, row }));
}

/**
 * Takes the rows that stand first in their conversation and are due (PostgreSQL passes over those that another
 * instance is taking at this moment), then all that is behind them: whoever holds the first row has the conversation.
 */
export async function claim(
  db: Sql,
  kind: EngineKind,
  wish: { readonly now: number; readonly limit: number; readonly leaseMs: number },
): Promise<ClaimedRow[]> {
  let heads = db
    .selectFrom('outbox as o')
    .select('o.conversation')
    .where('o.due', '<=', wish.now)
    .where('o.gave_up', 'is', null)
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('outbox as earlier')
            .select('earlier.id')
            .whereRef('earlier.conversation', '=', 'o.conversation')
            .whereRef('earlier.id', '<', 'o.id')
            .where('earlier.gave_up', 'is', null),
        ),
      ),
    )
    .orderBy('o.due')
    .limit(wish.limit);
  if (kind === 'postgres') heads = heads.forUpdate('o').skipLocked();
  const conversations = (await heads.execute()).map(({ conversation }) => conversation);
  if (conversations.length === 0) return [];

  await db
    .updateTable('outbox')
    .set({ due: wish.now + wish.leaseMs })
    .where('conversation', 'in', conversations)
    .where('gave_up', 'is', null)
    .execute();
  return claimed(db, conversations);
}

async function claimed(db: Sql, conversations: readonly string[]): Promise<ClaimedRow[]> {
  const outbox = await db
    .selectFrom('outbox')
    .innerJoin('log', (join) =>
      join.onRef('log.conversation', '=', 'outbox.conversation').onRef('log.sequence', '=', 'outbox.sequence'),
    )
    .leftJoin('log as asked', (join) =>
      join.onRef('asked.conversation', '=', 'log.conversation').onRef('asked.sequence', '=', 'log.turn'),
    )
    .where('outbox.conversation', 'in', conversations)
    .where('outbox.gave_up', 'is', null)
    .orderBy('outbox.id')
    .selectAll('log')
    .select(['outbox.id', 'outbox.due', 'outbox.tries', 'asked.external_id as reply_to'])
    .execute();
  const receivers = await db
    .selectFrom('conversation')
    .select(['id', 'channel', 'reference'])
    .where('id', 'in', conversations)
    .execute();
  const to = new Map(
    receivers.map(({ reference, ...row }) => [row.id, { ...row, reference: referenceFrom(reference) }]),
  );
  return outbox.map(({ id, due, tries, reply_to, ...row }) => ({
    id,
    conversation: row.conversation,
    sequence: row.sequence,
    due,
    tries,
    replyTo: reply_to ?? undefined,
    row: logFrom(row),
    to: to.get(row.conversation)!,
  }));
}

export async function done(db: Sql, ids: readonly number[]): Promise<void> {
  const names = ids.map((_, index) => `id${index}`);
  await runKept(
    db,
    `done ${ids.length}`,
    (slot) => db.deleteFrom('outbox').where('id', 'in', names.map(slot)),
    Object.fromEntries(names.map((name, index) => [name, ids[index]])),
  );
}

export async function release(db: Sql, ids: readonly number[], now: number): Promise<void> {
  await db.updateTable('outbox').set({ due: now }).where('id', 'in', ids).execute();
}

export async function retry(db: Sql, id: number, due: number): Promise<void> {
  await db
    .updateTable('outbox')
    .set((e) => ({ due, tries: e('tries', '+', 1) }))
    .where('id', '=', id)
    .execute();
}

export async function allDue(db: Sql, now: number): Promise<void> {
  await db.updateTable('outbox').set({ due: now }).where('due', '>', now).where('gave_up', 'is', null).execute();
}

export async function giveUp(db: Sql, id: number, because: string): Promise<void> {
  await db.updateTable('outbox').set({ gave_up: because }).where('id', '=', id).execute();
}

export async function undelivered(db: Database, conversation: string): Promise<Undelivered[]> {
  const rows = await db
    .selectFrom('outbox')
    .select(['conversation', 'sequence', 'gave_up'])
    .where('conversation', '=', conversation)
    .where('gave_up', 'is not', null)
    .orderBy('id')
    .execute();
  return rows.map(({ gave_up, ...row }) => ({ ...row, because: gave_up ?? '' }));
}

export async function age(db: Database, now: number): Promise<number> {
  const oldest = await db
    .selectFrom('outbox')
    .innerJoin('log', (join) =>
      join.onRef('log.conversation', '=', 'outbox.conversation').onRef('log.sequence', '=', 'outbox.sequence'),
    )
    .where('outbox.gave_up', 'is', null)
    .select((e) => e.fn.min('log.at').as('at'))
    .executeTakeFirst();
  return oldest?.at ? Math.max(0, now - oldest.at) : 0;
}
