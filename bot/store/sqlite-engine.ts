/**
 * The one file that knows where SQLite comes from: Node's own module where Node has it (22.13 on), else a package with
 * the same interface, which goes when Node 20 goes (DESIGN.md §10). It joins either to Kysely's SQLite dialect.
 */
import { isBuiltin } from 'node:module';
import { CompiledQuery, SqliteDialect, type Driver, type SqliteDatabase, type SqliteStatement } from 'kysely';

/** What both makes have in common, as far as it is used here. */
interface Engine {
  exec(sql: string): void;
  prepare(sql: string): {
    columns(): readonly unknown[];
    all(...parameters: unknown[]): unknown[];
    run(...parameters: unknown[]): { changes: number | bigint; lastInsertRowid: number | bigint };
    iterate(...parameters: unknown[]): IterableIterator<unknown>;
  };
  close(): void;
}
type EngineModule = { readonly DatabaseSync: new (path: string) => Engine };

/** Statements differ only by the length of their lists; more than this many kept ones means a leak. */
const MOST_KEPT = 500;

export async function openSqlite(path: string, pragmas: readonly string[]): Promise<SqliteDatabase> {
  const name = isBuiltin('node:sqlite') ? 'node:sqlite' : '@photostructure/sqlite';
  const { DatabaseSync } = (await import(name)) as EngineModule;
  const engine = new DatabaseSync(path);
  for (const pragma of pragmas) engine.exec(`pragma ${pragma}`);
  return withKeptStatements(engine);
}

/** Kysely prepares every query anew; each text is prepared once here. */
function withKeptStatements(engine: Engine): SqliteDatabase {
  const kept = new Map<string, SqliteStatement>();
  const prepare = (sql: string): SqliteStatement => {
    const statement = engine.prepare(sql);
    return {
      reader: statement.columns().length > 0,
      all: (parameters) => statement.all(...parameters),
      run: (parameters) => statement.run(...parameters),
      iterate: (parameters) => statement.iterate(...parameters),
    };
  };
  return {
    prepare(sql) {
      const known = kept.get(sql);
      if (known) return known;
      if (kept.size >= MOST_KEPT) kept.clear();
      const statement = prepare(sql);
      kept.set(sql, statement);
      return statement;
    },
    close() {
      kept.clear();
      engine.close();
    },
  };
}

/** Takes the write lock at `begin`: a transaction that reads first and writes later could otherwise find it taken. */
export class ImmediateSqliteDialect extends SqliteDialect {
  override createDriver(): Driver {
    const driver = super.createDriver();
    driver.beginTransaction = async (connection) => {
      await connection.executeQuery(CompiledQuery.raw('begin immediate'));
    };
    return driver;
  }
}
