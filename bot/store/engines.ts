/** The two databases behind one store, and the little in which they differ. */
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { Kysely, PostgresDialect, SqliteDialect, sql } from 'kysely';
import pg from 'pg';
import { ChangeWire } from './change-wire.ts';
import type { EngineKind } from './migrations.ts';
import type { Database, Sql, Tables } from './schema.ts';
import { ImmediateSqliteDialect, openSqlite } from './sqlite-engine.ts';

export interface Engine {
  readonly kind: EngineKind;
  readonly write: Database;
  /** Sees only what is committed. */
  readonly read: Database;
  readonly transactions: number;
  /** Tells the other instances, as part of the transaction. */
  announce?(sql: Sql, conversations: readonly string[]): Promise<void>;
  /** What other instances changed. */
  listen?(heard: (conversation: string) => void): Promise<void>;
  close(): Promise<void>;
}

export const SQLITE_FILE = 'conversations.sqlite';

const SQLITE_PRAGMAS = ['busy_timeout = 5000', 'temp_store = memory', 'secure_delete = fast'];

/**
 * One file in the folder, write-ahead log, full sync: what was answered has reached the disk. A second connection
 * reads, so that no reader waits for a transaction or sees the inside of one.
 */
export async function sqliteEngine(folder: string): Promise<Engine> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const path = join(folder, SQLITE_FILE);
  const writer = await openSqlite(path, ['journal_mode = wal', 'synchronous = full', ...SQLITE_PRAGMAS]);
  const reader = await openSqlite(path, SQLITE_PRAGMAS);
  const write = new Kysely<Tables>({ dialect: new ImmediateSqliteDialect({ database: writer }) });
  const read = new Kysely<Tables>({ dialect: new SqliteDialect({ database: reader }) });
  return {
    kind: 'sqlite',
    write,
    read,
    transactions: 1,
    async close() {
      await read.destroy();
      await write.destroy();
      // Kysely closes only what it has used; closing twice is an error to one of the two makes.
      for (const database of [reader, writer]) closeQuietly(database);
    },
  };
}

/** For `ask`, `chat` without a folder, and tests: gone when the process ends. */
export async function memoryEngine(): Promise<Engine> {
  const database = await openSqlite(':memory:', []);
  const write = new Kysely<Tables>({ dialect: new ImmediateSqliteDialect({ database }) });
  return { kind: 'sqlite', write, read: write, transactions: 1, close: () => write.destroy() };
}

export interface PostgresOptions {
  readonly connections?: number;
  /** A connection was lost or could not be made; work goes on with others. */
  readonly onTrouble?: (error: Error) => void;
}

const BIGINT = 20;

export async function postgresEngine(url: string, options: PostgresOptions = {}): Promise<Engine> {
  const { connections = 8, onTrouble = () => {} } = options;
  const types = {
    getTypeParser: ((oid: number, format?: 'text' | 'binary') =>
      oid === BIGINT ? Number : pg.types.getTypeParser(oid, format as 'text')) as typeof pg.types.getTypeParser,
  };
  const pool = new pg.Pool({ connectionString: url, max: connections, types, connectionTimeoutMillis: 10_000 });
  // Without a listener a restart of the database ends this process.
  pool.on('error', onTrouble);
  const db = new Kysely<Tables>({ dialect: new PostgresDialect({ pool }) });
  const wire = new ChangeWire(url, onTrouble);
  return {
    kind: 'postgres',
    write: db,
    read: db,
    // More at a time would be smaller, and cost more than they save.
    transactions: 1,
    async announce(transaction, conversations) {
      for (const message of wire.messages(conversations)) {
        await sql`select pg_notify(${wire.channel}, ${message})`.execute(transaction);
      }
    },
    listen: (heard) => wire.listen(heard),
    async close() {
      await wire.close();
      await db.destroy();
    },
  };
}

function closeQuietly(database: { close(): void }): void {
  try {
    database.close();
  } catch {
    // Closed already.
  }
}
