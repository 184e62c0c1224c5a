/**
 * `npm run --silent ask -- "question" [--nation wales] [--json] [--as-of DATE]`
 * `npm run --silent ask -- --batch FILE`: JSON lines `{id, text, nation?}` in, `{id, outcome, units, text}` out.
 */
import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';
import { parseArgs } from 'node:util';
import { readConfig } from '../config.ts';
import { dayOf, loadContent } from '../content.ts';
import { TURN_PHRASES } from '../turn/index.ts';
import { askBatch } from './ask/batch.ts';
import { createAsker, nationOf } from './ask/asker.ts';

const USAGE = 'Usage: npm run --silent ask -- "question" [--nation NATION] [--json] [--as-of DATE] | --batch FILE';
const DATE = /^\d{4}-\d{2}-\d{2}$/;

async function main(): Promise<number> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      nation: { type: 'string' },
      json: { type: 'boolean' },
      'as-of': { type: 'string' },
      batch: { type: 'string' },
    },
  });
  const question = positionals.join(' ').trim();
  const asOf = values['as-of'];
  if ((question === '') === (values.batch === undefined)) throw new Error(USAGE);
  if (asOf !== undefined && (!DATE.test(asOf) || Number.isNaN(Date.parse(asOf))))
    throw new Error(`"${asOf}" is not a date such as 2026-11-24`);
  const now = asOf === undefined ? () => new Date() : () => new Date(`${asOf}T12:00:00Z`);
  const content = await loadContent(readConfig(process.env).contentDir, dayOf(now()), { phrases: TURN_PHRASES });
  const asker = await createAsker(content, now);
  try {
    if (values.batch !== undefined) return (await askBatch(asker, linesOf(values.batch), write)) ? 0 : 1;
    const nation = nationOf(values.nation);
    const answer = await asker.ask({ text: question, ...(nation && { nation }) });
    write(values.json ? JSON.stringify(answer) : answer.text);
    return 0;
  } finally {
    await asker.close();
  }
}

const write = (line: string): void => void process.stdout.write(`${line}\n`);
const linesOf = (file: string): AsyncIterable<string> =>
  createInterface({ input: file === '-' ? process.stdin : createReadStream(file), crlfDelay: Infinity });

main().then(
  (code) => (process.exitCode = code),
  (error: unknown) => {
    console.error((error as Error).message);
    process.exitCode = 2;
  },
);
