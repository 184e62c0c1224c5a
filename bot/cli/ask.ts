/**
 * `npm run --silent ask -- "question" [--nation wales] [--json] [--as-of DATE]`
 * `npm run --silent ask -- --batch FILE`: JSON lines `{id, text, nation?}` in, `{id, outcome, units, text}` out.
 */
import { readConfig } from '../config.ts';
import { runAsk } from './ask/command.ts';

const write = (line: string): void => void process.stdout.write(`${line}\n`);

try {
  process.exitCode = await runAsk(process.argv.slice(2), readConfig(process.env).contentDir, write);
} catch (error) {
  console.error((error as Error).message);
  process.exitCode = 2;
}
