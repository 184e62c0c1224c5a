/** `npm run chat`: talk with the bot in the terminal. An empty line is passed over; Ctrl+D ends. */
import { createInterface } from 'node:readline';
import { createApp } from '../app.ts';
import { readConfig } from '../config.ts';
import { createTerminalTalk } from './chat/terminal-talk.ts';

const LOOK_EVERY_MS = 1_000;

async function main(): Promise<void> {
  const app = await createApp({ ...readConfig(process.env), logLevel: 'error' });
  const lines = createInterface({
    input: process.stdin,
    output: process.stdout,
    prompt: '> ',
    terminal: process.stdin.isTTY,
  });
  const show = (text: string): void => {
    process.stdout.write(`${process.stdin.isTTY ? '\r' : ''}${text}\n\n`);
    if (process.stdin.isTTY) lines.prompt(true);
  };
  const talk = createTerminalTalk(app.store, app.turns, show);
  // The server is another process, so its changes are looked for.
  const looking = setInterval(() => void talk.look().catch(() => {}), LOOK_EVERY_MS);
  try {
    await talk.begin();
    lines.prompt();
    for await (const line of lines) {
      if (line.trim()) await talk.say(line);
      lines.prompt();
    }
  } finally {
    clearInterval(looking);
    await app.stop();
  }
}

main().catch((error: unknown) => {
  console.error((error as Error).message);
  process.exitCode = 1;
});
