import { createInterface } from 'node:readline/promises';
import { Writable } from 'node:stream';

/** Asks twice without showing what is typed. Undefined where there is no terminal to ask at, or the two differ. */
export async function askPassword(): Promise<string | undefined> {
  if (!process.stdin.isTTY) return undefined;
  const silent = new Writable({ write: (_chunk, _encoding, done) => done() });
  const terminal = createInterface({ input: process.stdin, output: silent, terminal: true });
  const ask = async (question: string): Promise<string> => {
    process.stdout.write(question);
    const answer = await terminal.question('');
    process.stdout.write('\n');
    return answer;
  };
  try {
    const first = await ask('Password: ');
    return (await ask('The same again: ')) === first ? first : undefined;
  } finally {
    terminal.close();
  }
}
