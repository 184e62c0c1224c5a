/** `npm run kb -- <command>`: what editors of the content use. One file a command in kb/. */
import { FlowErrors } from '../../dialogs/index.ts';
import { ConfigError } from '../config.ts';
import { ask } from './kb/ask.ts';
import { check } from './kb/check.ts';
import { UsageError } from './kb/command.ts';
import type { Command } from './kb/command.ts';
import { coverage } from './kb/coverage.ts';
import { figures } from './kb/figures.ts';
import { graph } from './kb/graph.ts';
import { links } from './kb/links.ts';
import { misses } from './kb/misses.ts';
import { preview } from './kb/preview.ts';
import { score } from './kb/score.ts';
import { stale } from './kb/stale.ts';

const COMMANDS: Record<string, Command> = {
  check,
  preview,
  ask,
  stale,
  figures,
  links,
  misses,
  coverage,
  graph,
  score,
};
const HELP = new Set(['help', '--help', '-h']);

async function main([name, ...args]: string[]): Promise<number> {
  if (name === undefined || HELP.has(name)) return say(overview());
  const command = Object.hasOwn(COMMANDS, name) ? COMMANDS[name]! : undefined;
  if (!command) throw new UsageError(`There is no command "${name}".\n\n${overview()}`);
  if (args.some((arg) => arg === '--help' || arg === '-h')) return say(helpOn(command));
  try {
    return await command.run(args, process.env);
  } catch (error) {
    if (!isMisused(error)) throw error;
    throw new UsageError(`${error.message.split('. To specify')[0]}\n\n${helpOn(command)}`);
  }
}

const overview = (): string =>
  [
    'For whoever writes the content: npm run kb -- COMMAND',
    '',
    ...Object.values(COMMANDS).map(({ usage, what }) => `  ${usage}\n      ${what}`),
    '',
    ...EVERYWHERE,
    'Exit codes: 0 well, 1 something found that is to be mended, 2 not understood.',
  ].join('\n');

const helpOn = ({ usage, what }: Command): string =>
  [`npm run kb -- ${usage}`, `  ${what}`, '', ...EVERYWHERE].join('\n');

const EVERYWHERE = ['With each: --content FOLDER (default: knowledge/content), --as-of DATE (default: today), --help.'];

const isMisused = (error: unknown): error is Error =>
  error instanceof UsageError ||
  ((error as { code?: unknown }).code as string | undefined)?.startsWith?.('ERR_PARSE_ARGS') === true;

function say(text: string): number {
  console.log(text);
  return 0;
}

// Whoever reads has read enough: `npm run kb -- figures | head`.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
  process.exit(0);
});
main(process.argv.slice(2)).then(
  (code) => (process.exitCode = code),
  (error: unknown) => {
    const isTold = [UsageError, ConfigError, FlowErrors].some((kind) => error instanceof kind);
    console.error(isTold ? (error as Error).message : error);
    process.exitCode = error instanceof FlowErrors ? 1 : 2;
  },
);
