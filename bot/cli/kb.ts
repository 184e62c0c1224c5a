/** `npm run kb -- <command>`: what editors of the content use. One file a command in kb/. */
import { ask } from './kb/ask.ts';
import { check } from './kb/check.ts';
import { UsageError } from './kb/command.ts';
import type { Command } from './kb/command.ts';
import { coverage } from './kb/coverage.ts';
import { figures } from './kb/figures.ts';
import { graph } from './kb/graph.ts';
import { links } from './kb/links.ts';
import { preview } from './kb/preview.ts';
import { score } from './kb/score.ts';
import { stale } from './kb/stale.ts';

const COMMANDS: Record<string, Command> = { check, ask, stale, coverage, figures, links, graph, preview, score };

async function main([name = '', ...args]: string[]): Promise<number> {
  const command = Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined;
  if (command) return command.run(args);
  const lines = Object.values(COMMANDS).map(({ usage }) => `  ${usage}`);
  console.log(['npm run kb -- <command> [--content FOLDER] [--as-of DATE]', ...lines].join('\n'));
  return name ? 2 : 0;
}

main(process.argv.slice(2)).then(
  (code) => (process.exitCode = code),
  (error: unknown) => {
    const isUsage = error instanceof UsageError || (error as { code?: string }).code?.startsWith('ERR_PARSE_ARGS');
    console.error(isUsage ? (error as Error).message : error);
    process.exitCode = 2;
  },
);
