/** Every make of store, for suites that must hold on each. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openStore, type Store } from '../../bot/store/index.ts';
import { newPostgresDatabase } from './postgres.ts';

export interface StoreMake {
  readonly name: string;
  /** Another name for the same data, where two instances can share it. */
  readonly shared: boolean;
  place(): Promise<Place>;
}
export interface Place {
  open(): Promise<Store>;
  remove(): Promise<void>;
}

export const storeMakes: readonly StoreMake[] = [
  { name: 'SQLite', shared: false, place: sqlitePlace },
  { name: 'PostgreSQL', shared: true, place: postgresPlace },
];

async function sqlitePlace(): Promise<Place> {
  const dataDir = await mkdtemp(join(tmpdir(), 'store-'));
  return {
    open: () => openStore({ dataDir }),
    remove: () => rm(dataDir, { recursive: true, force: true }),
  };
}

async function postgresPlace(): Promise<Place> {
  const url = await newPostgresDatabase();
  return { open: () => openStore({ url }), remove: async () => {} };
}
