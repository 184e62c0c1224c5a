import { memoryEngine, postgresEngine, sqliteEngine, type Engine } from './engines.ts';
import { migrate } from './migrations.ts';
import { sqlStore } from './sql-store.ts';
import type { Store } from './store.ts';

export type StorePlace =
  /** A folder of our own, made if it is not there: SQLite. */
  | { readonly dataDir: string }
  /** `postgres://…`: for several instances. */
  | { readonly url: string }
  /** Gone with the process. */
  | { readonly memory: true };

export interface StoreOptions {
  /** Lost connections to the database and listeners that throw; the store goes on. Default: nothing is said. */
  readonly onTrouble?: (error: unknown) => void;
}

/** Opens the store and brings its schema up to date. @throws when the place cannot be used. */
export async function openStore(place: StorePlace, { onTrouble = () => {} }: StoreOptions = {}): Promise<Store> {
  const engine = await engineFor(place, onTrouble);
  try {
    await migrate(engine.write, engine.kind);
    return await sqlStore(engine, onTrouble);
  } catch (error) {
    await engine.close().catch(() => {});
    throw error;
  }
}

function engineFor(place: StorePlace, onTrouble: (error: unknown) => void): Promise<Engine> {
  if ('memory' in place) return memoryEngine();
  return 'url' in place ? postgresEngine(place.url, { onTrouble }) : sqliteEngine(place.dataDir);
}
