/** `npm run kb -- <command>`: what editors of the content use. One file a command in kb/. */
import { check } from './kb/check.ts';
import type { Command } from './kb/command.ts';

const COMMANDS: Record<string, Command> = { check };

const [name = '', ...args] = process.argv.slice(2);
const command = Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined;
if (command) process.exitCode = await command.run(args);
else {
  console.log(
    ['Usage: npm run kb -- <command>', ...Object.values(COMMANDS).map(({ usage }) => `  ${usage}`)].join('\n'),
  );
  process.exitCode = name ? 2 : 0;
}
