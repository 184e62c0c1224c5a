/** `npm run backup -- FILE`: a copy of the embedded store, while the server runs. */
import { readConfig } from '../config.ts';
import { backUp } from '../store/index.ts';

try {
  const { databaseUrl, dataDir } = readConfig(process.env);
  const [file, ...more] = process.argv.slice(2);
  if (!file || more.length > 0) throw new Error('Usage: npm run backup -- FILE');
  if (databaseUrl !== undefined) throw new Error('The store is a PostgreSQL: use pg_dump.');
  await backUp(dataDir, file);
  console.log(`The store of ${dataDir} is in ${file}. Keep it no longer than conversations are kept.`);
} catch (error) {
  console.error((error as Error).message);
  process.exitCode = 1;
}
