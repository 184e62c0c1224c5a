/**
 * The schema's history, oldest first. A migration that has been released is never edited; a new one is added below it.
 */
import { Migrator, sql, type Kysely, type Migration } from 'kysely';
import type { Database } from './schema.ts';

export type EngineKind = 'sqlite' | 'postgres';

/**
 * @param to the last migration to run. Default: all.
 * @throws the migration's own error; what it had done is rolled back.
 */
export async function migrate(db: Database, kind: EngineKind, to?: string): Promise<void> {
  const migrator = new Migrator({ db, provider: { getMigrations: () => Promise.resolve(migrations(kind)) } });
  const { error } = await (to === undefined ? migrator.migrateToLatest() : migrator.migrateTo(to));
  if (error) throw error;
}

const migrations = (kind: EngineKind): Record<string, Migration> => ({
  '0001-first-light': { up: (db) => firstLight(db, kind) },
  '0002-plan-links-and-reminders': { up: planLinksAndReminders },
  '0003-tallies': { up: tallies },
});

async function firstLight(db: Kysely<unknown>, kind: EngineKind): Promise<void> {
  await db.schema
    .createTable('conversation')
    .addColumn('id', 'text', (c) => c.primaryKey())
    .addColumn('channel', 'text', (c) => c.notNull())
    .addColumn('version', 'bigint', (c) => c.notNull())
    .addColumn('owner', 'text', (c) => c.notNull())
    .addColumn('memory', 'text', (c) => c.notNull())
    .addColumn('next_sequence', 'bigint', (c) => c.notNull())
    .addColumn('reference', 'text')
    .addColumn('newest_case', 'text')
    .addColumn('forgotten', 'integer', (c) => c.notNull())
    .addColumn('created_at', 'bigint', (c) => c.notNull())
    .addColumn('updated_at', 'bigint', (c) => c.notNull())
    .execute();
  await db.schema.createIndex('conversation_by_age').on('conversation').column('updated_at').execute();

  await db.schema
    .createTable('log')
    .addColumn('conversation', 'text', (c) => c.notNull())
    .addColumn('sequence', 'bigint', (c) => c.notNull())
    .addColumn('turn', 'bigint', (c) => c.notNull())
    .addColumn('external_id', 'text')
    .addColumn('author', 'text', (c) => c.notNull())
    .addColumn('activity', 'text', (c) => c.notNull())
    .addColumn('meta', 'text')
    .addColumn('at', 'bigint', (c) => c.notNull())
    .addPrimaryKeyConstraint('log_key', ['conversation', 'sequence'])
    .execute();
  await db.schema
    .createIndex('log_by_external_id')
    .unique()
    .on('log')
    .columns(['conversation', 'external_id'])
    .where('external_id', 'is not', null)
    .execute();

  await db.schema
    .createTable('case')
    .addColumn('reference', 'text', (c) => c.primaryKey())
    .addColumn('conversation', 'text', (c) => c.notNull())
    .addColumn('state', 'text', (c) => c.notNull())
    .addColumn('since', 'bigint', (c) => c.notNull())
    .addColumn('timer', 'bigint')
    .addColumn('promised_at', 'bigint')
    .addColumn('priority', 'integer', (c) => c.notNull())
    .addColumn('adviser', 'text')
    .addColumn('packet', 'text', (c) => c.notNull())
    .addColumn('closed_because', 'text')
    .addColumn('created_at', 'bigint', (c) => c.notNull())
    .addColumn('closed_at', 'bigint')
    .execute();
  await db.schema.createIndex('case_by_conversation').on('case').column('conversation').execute();
  await db.schema.createIndex('case_by_state').on('case').columns(['state', 'timer']).execute();

  await db.schema
    .createTable('case_event')
    .addColumn('case', 'text', (c) => c.notNull())
    .addColumn('sequence', 'bigint', (c) => c.notNull())
    .addColumn('at', 'bigint', (c) => c.notNull())
    .addColumn('kind', 'text', (c) => c.notNull())
    .addColumn('by', 'text', (c) => c.notNull())
    .addColumn('data', 'text', (c) => c.notNull())
    .addPrimaryKeyConstraint('case_event_key', ['case', 'sequence'])
    .execute();

  await db.schema
    .createTable('outbox')
    .addColumn('id', kind === 'sqlite' ? 'integer' : 'bigserial', (c) =>
      kind === 'sqlite' ? c.primaryKey().autoIncrement() : c.primaryKey(),
    )
    .addColumn('conversation', 'text', (c) => c.notNull())
    .addColumn('sequence', 'bigint', (c) => c.notNull())
    .addColumn('due', 'bigint', (c) => c.notNull())
    .addColumn('tries', 'integer', (c) => c.notNull())
    .addColumn('gave_up', 'text')
    .execute();
  await db.schema.createIndex('outbox_by_conversation').on('outbox').columns(['conversation', 'id']).execute();
  await db.schema.createIndex('outbox_by_due').on('outbox').column('due').execute();

  await db.schema
    .createTable('account')
    .addColumn('id', 'text', (c) => c.primaryKey())
    .addColumn('email', 'text', (c) => c.notNull().unique())
    .addColumn('name', 'text', (c) => c.notNull())
    .addColumn('password_hash', 'text')
    .addColumn('role', 'text', (c) => c.notNull())
    .addColumn('created_at', 'bigint', (c) => c.notNull())
    .execute();

  await db.schema
    .createTable('setting')
    .addColumn('key', 'text', (c) => c.primaryKey())
    .addColumn('value', 'text', (c) => c.notNull())
    .execute();
}

/** Both belong to what the conversation remembers, so they stand in its row and change under its one compare. */
async function planLinksAndReminders(db: Kysely<unknown>): Promise<void> {
  await db.schema.alterTable('conversation').addColumn('plan_link', 'text').execute();
  await db.schema.alterTable('conversation').addColumn('remind_at', 'bigint').execute();
  for (const column of ['plan_link', 'remind_at'])
    await db.schema
      .createIndex(`conversation_by_${column}`)
      .on('conversation')
      .column(column)
      .where(sql.ref(column), 'is not', null)
      .execute();
}

async function tallies(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('tally')
    .addColumn('kind', 'text', (c) => c.notNull())
    .addColumn('about', 'text', (c) => c.notNull())
    .addColumn('part', 'text', (c) => c.notNull())
    .addColumn('day', 'text', (c) => c.notNull())
    .addColumn('times', 'bigint', (c) => c.notNull())
    .addPrimaryKeyConstraint('tally_key', ['kind', 'about', 'part', 'day'])
    .execute();
  await db.schema.createIndex('tally_by_day').on('tally').column('day').execute();
}
