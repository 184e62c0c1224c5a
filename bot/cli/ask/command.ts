/** What `npm run ask` understands, put to the terminal by bot/cli/ask.ts. */
import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';
import { parseArgs } from 'node:util';
import { dayOf, loadContent } from '../../content.ts';
import { TURN_PHRASES } from '../../turn/index.ts';
import { createAsker, nationOf } from './asker.ts';
import { askBatch } from './batch.ts';

const USAGE = 'Usage: npm run --silent ask -- "question" [--nation NATION] [--json] [--as-of DATE] | --batch FILE';
const DATE = /^\d{4}-\d{2}-\d{2}$/;

/** @returns the exit code: 0 answered, 1 some lines of a batch were not. @throws in words for whoever typed it. */
export async function runAsk(
  args: readonly string[],
  contentDir: string,
  write: (line: string) => void,
): Promise<number> {
  const { values, positionals } = parseArgs({
    args: [...args],
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
  const nation = nationOf(values.nation);
  if ((question === '') === (values.batch === undefined)) throw new Error(USAGE);
  if (asOf !== undefined && (!DATE.test(asOf) || Number.isNaN(Date.parse(asOf))))
    throw new Error(`"${asOf}" is not a date such as 2026-11-24`);
  const now = asOf === undefined ? () => new Date() : () => new Date(`${asOf}T12:00:00Z`);
  const content = await loadContent(contentDir, dayOf(now()), { phrases: TURN_PHRASES });
  const asker = await createAsker(content, now);
  try {
    if (values.batch !== undefined) return (await askBatch(asker, linesOf(values.batch), write)) ? 0 : 1;
    const answer = await asker.ask({ text: question, ...(nation && { nation }) });
    write(values.json ? JSON.stringify(answer) : answer.text);
    return 0;
  } finally {
    await asker.close();
  }
}

const linesOf = (file: string): AsyncIterable<string> =>
  createInterface({ input: file === '-' ? process.stdin : createReadStream(file), crlfDelay: Infinity });
