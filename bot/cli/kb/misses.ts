import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { doneIn } from '../../../dialogs/index.ts';
import { readConfig } from '../../config.ts';
import { dayOf } from '../../content.ts';
import { projectFolder } from '../../project-folder.ts';
import { openStore, SQLITE_FILE } from '../../store/index.ts';
import type { Store } from '../../store/index.ts';
import { UsageError, readArgs, readFileAs, wholeNumber } from './command.ts';
import type { Command } from './command.ts';
import { missesReport, STATES } from './misses-report.ts';
import type { Cares } from './misses-report.ts';

const DAY = 24 * 3_600_000;
const MOST_READ = 1_000;

export const misses: Command = {
  usage: 'misses [--days 30] [--all] [--words]',
  what: 'what people asked in vain, what was asked back and which was meant, how it went; --words: what they wrote about that',
  async run(args, env = {}) {
    const { values, asOf } = readArgs(args, {
      days: { type: 'string', default: '30' },
      all: { type: 'boolean' },
      words: { type: 'boolean' },
    });
    const days = wholeNumber('--days', values.days, 1, 400);
    const since = dayOf(new Date(Date.parse(asOf) - (days - 1) * DAY));
    const cares = await readCares(join(projectFolder(), 'knowledge', 'misses.yaml'));
    const store = await theStore(env);
    try {
      const tallies = (await store.tallies(since)).filter(({ day }) => day <= asOf);
      console.log(`From ${since} to ${asOf}. Counted by the server within a minute; ids are those of content files.`);
      for (const line of missesReport(tallies, cares, { all: values.all === true })) console.log(line);
      if (values.words) await tellWords(store, since);
    } finally {
      await store.close();
    }
    return 0;
  },
};

async function theStore(env: NodeJS.ProcessEnv): Promise<Store> {
  const { databaseUrl, dataDir } = readConfig(env);
  if (databaseUrl !== undefined) return openStore({ url: databaseUrl });
  if (!existsSync(join(dataDir, SQLITE_FILE)))
    throw new UsageError(
      `There is no store in ${dataDir}: nothing has been asked yet, or DATA_DIR or DATABASE_URL is to name another.`,
    );
  return openStore({ dataDir });
}

/** In their own words, which they knew to be read; gone when their conversations are. */
async function tellWords(store: Store, since: string): Promise<void> {
  const rows = await store.remembering('"flow":"feedback"', MOST_READ);
  const words = rows.flatMap(({ memory }) => {
    const done = doneIn(memory, 'feedback');
    const text = done?.answers['words'];
    return done && done.on >= since && isWritten(text) ? [`  ${done.on}  ${text.replace(/\s+/g, ' ')}`] : [];
  });
  console.log(`\nWhat they wrote about how it went (${words.length})`);
  for (const line of words.sort()) console.log(line);
}

const isWritten = (value: unknown): value is string =>
  typeof value === 'string' && value !== 'skipped' && value !== 'not-sure';

const caresSchema = z
  .record(
    z.string(),
    z.strictObject({ owner: z.string().min(1), state: z.enum(STATES), on: z.iso.date(), note: z.string().optional() }),
  )
  .nullable();

async function readCares(path: string): Promise<Cares> {
  return existsSync(path) ? ((await readFileAs(path, caresSchema)) ?? {}) : {};
}
