/**
 * One change, inside a transaction: compare first, write after, so that a change which lost its race has written
 * nothing and the others in the same transaction may go on (DESIGN.md §6, §9).
 */
import { sql, type Insertable } from 'kysely';
import { cleanText, storable, toJson } from './clean-text.ts';
import { runKept } from './kept-query.ts';
import { leave } from './outbox.ts';
import { caseTo } from './rows.ts';
import type { Sql, Tables } from './schema.ts';
import { AlreadyLogged, LostRace, logId, type Change, type ClaimedRow, type LogRow } from './store.ts';

export interface Applied {
  readonly rows: readonly LogRow[];
  /** What was left in the outbox but claimed at once, for whoever delivers in this process. */
  readonly claimed: readonly ClaimedRow[];
}

/**
 * @param leaseMs given: what is to be delivered is claimed for so long, where nothing earlier is waiting.
 * @throws {LostRace} @throws {AlreadyLogged} before anything is written.
 */
export async function applyChange(db: Sql, change: Change, leaseMs?: number): Promise<Applied> {
  const first = await compareAndBump(db, change);
  if (change.forget) await removeContents(db, [change.conversation.id]);
  const written = change.log.map((row, index) => toLogRow(change, row, first + index));
  await writeLog(db, change, first, written);
  const rows = written.map(({ row }) => row);
  const leaving = rows.filter((_, index) => change.log[index]?.deliver);
  const claimed = leaving.length > 0 ? await leave(db, change, leaving, leaseMs) : [];
  await writeCases(db, change);
  return { rows, claimed };
}

/** Answers the sequence of the first new log row. */
async function compareAndBump(db: Sql, change: Change): Promise<number> {
  const { conversation, log, at } = change;
  const newestCase = change.forget ? null : change.cases?.at(-1)?.reference;
  const planLink = change.forget ? null : conversation.planLink;
  const remindAt = change.forget ? null : conversation.remindAt;
  const values = {
    owner: conversation.owner,
    memory: toJson(conversation.memory),
    forgotten: change.forget ? 1 : 0,
    updated_at: at,
    ...(conversation.reference && { reference: toJson(conversation.reference) }),
    ...(newestCase !== undefined && { newest_case: newestCase }),
    ...(planLink !== undefined && { plan_link: planLink }),
    ...(remindAt !== undefined && { remind_at: remindAt }),
  };
  const next = conversation.read === 0 ? await begin(db, change, values) : await goOn(db, change, values);
  return next === undefined ? refuse(db, change) : next - log.length;
}

type Kept = Partial<Insertable<Tables['conversation']>>;

/** Answers the next sequence; undefined when the conversation is there already. */
async function begin(db: Sql, { conversation: { id, channel }, log, at }: Change, values: Kept) {
  const all = { ...values, id, channel, version: 1, next_sequence: 1 + log.length, created_at: at };
  const columns = Object.keys(all) as (keyof typeof all)[];
  const [added] = await runKept(
    db,
    `begin ${columns.join()}`,
    (slot) =>
      db
        .insertInto('conversation')
        .values(Object.fromEntries(columns.map((column) => [column, slot(column)])) as never)
        .onConflict((conflict) => conflict.column('id').doNothing())
        .returning('next_sequence'),
    all,
  );
  return added?.next_sequence;
}

/** Answers the next sequence; undefined when the version has moved, or one of the messages is known. */
async function goOn(db: Sql, change: Change, values: Kept) {
  const { conversation, log } = change;
  const columns = Object.keys(values) as (keyof Kept)[];
  const externalIds = externalIdsOf(change);
  const names = externalIds.map((_, index) => `external${index}`);
  const [bumped] = await runKept(
    db,
    `go on ${columns.join()} ${names.length}`,
    (slot) => {
      const update = db
        .updateTable('conversation')
        .set((e) => ({
          ...(Object.fromEntries(columns.map((column) => [column, slot(column)])) as object),
          version: e('version', '+', 1),
          next_sequence: e('next_sequence', '+', slot('rows')),
        }))
        .where('id', '=', slot('id'))
        .where('version', '=', slot('read'))
        .returning('next_sequence');
      if (names.length === 0) return update;
      return update.where(({ not, exists, selectFrom }) =>
        not(
          exists(
            selectFrom('log')
              .select('log.sequence')
              .where('log.conversation', '=', slot('id'))
              .where('log.external_id', 'in', names.map(slot)),
          ),
        ),
      );
    },
    {
      ...values,
      id: conversation.id,
      read: conversation.read,
      rows: log.length,
      ...Object.fromEntries(names.map((name, index) => [name, externalIds[index]])),
    },
  );
  return bumped?.next_sequence;
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

async function writeLog(db: Sql, { log: { length } }: Change, turn: number, rows: readonly Written[]): Promise<void> {
  if (length === 0) return;
  const values: Record<string, unknown> = { turn };
  rows.forEach(({ row, json }, n) => {
    values[`conversation${n}`] = row.conversation;
    values[`sequence${n}`] = row.sequence;
    values[`external_id${n}`] = row.externalId === undefined ? null : cleanText(row.externalId);
    values[`author${n}`] = row.author;
    values[`activity${n}`] = json;
    values[`meta${n}`] = row.meta ? toJson(row.meta) : null;
    values[`at${n}`] = row.at;
  });
  await runKept(
    db,
    `log ${length}`,
    (slot) =>
      db.insertInto('log').values(
        rows.map((_, n) => ({
          conversation: slot(`conversation${n}`),
          sequence: slot(`sequence${n}`),
          turn: slot('turn'),
          external_id: slot(`external_id${n}`),
          author: slot(`author${n}`),
          activity: slot(`activity${n}`),
          meta: slot(`meta${n}`),
          at: slot(`at${n}`),
        })),
      ),
    values,
  );
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
