import { createInterface } from 'node:readline';
import { Writable } from 'node:stream';

/** Asks twice without showing what is typed. Undefined where nobody can type, the two differ, or it was broken off. */
export async function askPassword(): Promise<string | undefined> {
  if (!process.stdin.isTTY) return undefined;
  const silent = new Writable({ write: (_chunk, _encoding, done) => done() });
  const terminal = createInterface({ input: process.stdin, output: silent, terminal: true });
  // Lines are kept until asked for, so that a password manager may type both at once.
  const lines = terminal[Symbol.asyncIterator]();
  const ask = async (question: string): Promise<string | undefined> => {
    process.stdout.write(question);
    const { value, done } = await lines.next();
    process.stdout.write('\n');
    return done ? undefined : value;
  };
  try {
    const first = await ask('Password: ');
    return first !== undefined && (await ask('The same again: ')) === first ? first : undefined;
  } finally {
    terminal.close();
  }
}
