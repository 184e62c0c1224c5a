/** A copy of the embedded store while the server runs: whole, consistent, and as small as it can be. */
import { chmod, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { SQLITE_FILE } from './engines.ts';
import { openSqlite } from './sqlite-engine.ts';

/** @throws when there is nothing to copy, or something at its place already: a backup is never written over. */
export async function backUp(dataDir: string, file: string): Promise<void> {
  const from = join(dataDir, SQLITE_FILE);
  if (!(await isThere(from))) throw new Error(`There is no store in ${dataDir}.`);
  if (await isThere(file)) throw new Error(`${file} is there already. Name a new file.`);
  const database = await openSqlite(from, ['busy_timeout = 5000']);
  try {
    database.prepare('vacuum into ?').run([file]);
  } finally {
    database.close();
  }
  // People's words, for nobody else's eyes.
  await chmod(file, 0o600);
}

const isThere = (path: string): Promise<boolean> =>
  stat(path).then(
    () => true,
    () => false,
  );
