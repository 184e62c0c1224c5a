/**
 * One change, inside a transaction: compare first, write after, so that a change which lost its race has written
 * nothing and the others in the same transaction may go on (DESIGN.md §6, §9).
 */
import { sql } from 'kysely';
import { cleanText, storable, toJson } from './clean-text.ts';
import { caseTo } from './rows.ts';
import type { Sql } from './schema.ts';
import { AlreadyLogged, LostRace, logId, type Change, type LogRow } from './store.ts';

/** @throws {LostRace} @throws {AlreadyLogged} before anything is written. */
export async function applyChange(db: Sql, change: Change): Promise<readonly LogRow[]> {
  const first = await compareAndBump(db, change);
  if (change.forget) await removeEarlier(db, change);
  const rows = change.log.map((row, index) => toLogRow(change, row, first + index));
  await writeLog(db, change, first, rows);
  await writeCases(db, change);
  return rows.map(({ row }) => row);
}

/** Answers the sequence of the first new log row. */
async function compareAndBump(db: Sql, change: Change): Promise<number> {
  const { conversation, log, at } = change;
  const reference = conversation.reference && toJson(conversation.reference);
  const newestCase = change.cases?.at(-1)?.reference;
  const kept = {
    owner: conversation.owner,
    memory: toJson(conversation.memory),
    forgotten: change.forget ? 1 : 0,
    updated_at: at,
    ...(reference !== undefined && { reference }),
    ...(newestCase !== undefined && { newest_case: newestCase }),
    ...(change.forget && { newest_case: null }),
  };
  if (conversation.read === 0) {
    const added = await db
      .insertInto('conversation')
      .values({
        ...kept,
        id: conversation.id,
        channel: conversation.channel,
        version: 1,
        next_sequence: 1 + log.length,
        created_at: at,
      })
      .onConflict((conflict) => conflict.column('id').doNothing())
      .returning('id')
      .executeTakeFirst();
    return added ? 1 : refuse(db, change);
  }
  const externalIds = externalIdsOf(change);
  let update = db
    .updateTable('conversation')
    .set((e) => ({ ...kept, version: e('version', '+', 1), next_sequence: e('next_sequence', '+', log.length) }))
    .where('id', '=', conversation.id)
    .where('version', '=', conversation.read);
  if (externalIds.length > 0) {
    update = update.where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('log')
            .select('log.sequence')
            .where('log.conversation', '=', conversation.id)
            .where('log.external_id', 'in', externalIds),
        ),
      ),
    );
  }
  const bumped = await update.returning('next_sequence').executeTakeFirst();
  return bumped ? bumped.next_sequence - log.length : refuse(db, change);
}

async function refuse(db: Sql, change: Change): Promise<never> {
  const externalIds = externalIdsOf(change);
  if (externalIds.length > 0) {
    const known = await db
      .selectFrom('log')
      .select('sequence')
      .where('conversation', '=', change.conversation.id)
      .where('external_id', 'in', externalIds)
      .executeTakeFirst();
    if (known) throw new AlreadyLogged(known.sequence);
  }
  throw new LostRace(change.conversation.id);
}

const externalIdsOf = (change: Change): string[] =>
  change.log.flatMap(({ externalId }) => (externalId === undefined ? [] : [cleanText(externalId)]));

interface Written {
  readonly row: LogRow;
  /** Its activity as it is stored. */
  readonly json: string;
}

function toLogRow(change: Change, row: Change['log'][number], sequence: number): Written {
  const { id } = change.conversation;
  const timestamp = new Date(change.at).toISOString();
  const { value, json } = storable({ ...row.activity, id: logId(id, sequence), timestamp });
  const { externalId, author, meta } = row;
  const activity = value as LogRow['activity'];
  return { json, row: { conversation: id, sequence, externalId, author, activity, meta, at: change.at } };
}

async function writeLog(db: Sql, change: Change, turn: number, rows: readonly Written[]): Promise<void> {
  if (rows.length === 0) return;
  await db
    .insertInto('log')
    .values(
      rows.map(({ row, json }) => ({
        conversation: row.conversation,
        sequence: row.sequence,
        turn,
        external_id: row.externalId === undefined ? null : cleanText(row.externalId),
        author: row.author,
        activity: json,
        meta: row.meta ? toJson(row.meta) : null,
        at: row.at,
      })),
    )
    .execute();
  const leaving = rows.filter((_, index) => change.log[index]?.deliver);
  if (leaving.length === 0) return;
  await db
    .insertInto('outbox')
    .values(
      leaving.map(({ row: { conversation, sequence } }) => ({ conversation, sequence, due: change.at, tries: 0 })),
    )
    .execute();
}

async function writeCases(db: Sql, change: Change): Promise<void> {
  if (change.forget) return;
  for (const row of change.cases ?? []) {
    const { reference, conversation, ...rest } = caseTo(row);
    const written = await db
      .insertInto('case')
      .values({ reference, conversation, ...rest })
      .onConflict((conflict) =>
        conflict.column('reference').doUpdateSet(rest).where('case.conversation', '=', conversation),
      )
      .returning('reference')
      .executeTakeFirst();
    if (!written) throw new Error(`the case reference ${reference} belongs to another conversation`);
  }
  for (const event of change.caseEvents ?? []) {
    await db
      .insertInto('case_event')
      .values((e) => ({
        case: event.case,
        sequence: e
          .selectFrom('case_event')
          .where('case', '=', event.case)
          .select(sql<number>`coalesce(max(sequence), 0) + 1`.as('next')),
        at: event.at,
        kind: event.kind,
        by: event.by,
        data: toJson(event.data),
      }))
      .execute();
  }
}

async function removeEarlier(db: Sql, { conversation: { id } }: Change): Promise<void> {
  await removeContents(db, [id]);
}

/** All that hangs on these conversations, but not their own rows. */
export async function removeContents(db: Sql, conversations: readonly string[]): Promise<Record<string, number>> {
  const cases = (eb: Sql) => eb.selectFrom('case').select('reference').where('conversation', 'in', conversations);
  const events = await db.deleteFrom('case_event').where('case', 'in', cases(db)).executeTakeFirst();
  const gone = await db.deleteFrom('case').where('conversation', 'in', conversations).executeTakeFirst();
  await db.deleteFrom('outbox').where('conversation', 'in', conversations).execute();
  const log = await db.deleteFrom('log').where('conversation', 'in', conversations).executeTakeFirst();
  return {
    cases: Number(gone.numDeletedRows),
    caseEvents: Number(events.numDeletedRows),
    log: Number(log.numDeletedRows),
  };
}
