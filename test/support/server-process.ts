/** A bot in a process of its own, as it is run: started, asked for its CPU time, stopped. */
import { spawn, type ChildProcess } from 'node:child_process';
import { readFileSync, rmSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { build } from 'esbuild';

export interface ServerProcess {
  readonly url: string;
  /** Of all its threads, in milliseconds. */
  cpuMs(): number;
  /** As an operator would: resolves to its exit code. */
  stop(): Promise<number | null>;
  /** As a power cut would. */
  kill(): Promise<void>;
}

/** The built server, with the options that `npm start` gives it. */
export function builtServer(): string[] {
  const { scripts } = JSON.parse(readFileSync('package.json', 'utf8')) as { scripts: { start: string } };
  return /exec node (.+)$/.exec(scripts.start)?.[1]?.split(' ') ?? ['dist/index.js'];
}

let program: Promise<string> | undefined;
/** The server as one file, bundled from the sources as they are now: starts in half the time of the sources. */
export const serverProgram = (): Promise<string> => (program ??= bundled('bot/index.ts', 'server'));

/** A program as one file; gone when the tests end. */
export async function bundled(entry: string, name: string): Promise<string> {
  const outfile = `dist/${name}-for-tests-${process.pid}.mjs`;
  const options = { bundle: true, packages: 'external', platform: 'node', format: 'esm', sourcemap: 'inline' } as const;
  await build({ ...options, entryPoints: [entry], outfile });
  process.once('exit', () => rmSync(outfile, { force: true }));
  return outfile;
}

export function startProcess(args: readonly string[], env: Record<string, string> = {}): Promise<ServerProcess> {
  const child = spawn(process.execPath, args, {
    env: { ...plainEnv(), ...env },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  return new Promise((resolve, reject) => {
    child.once('exit', (code) => reject(new Error(`the server ended with ${code} as it started`)));
    createInterface({ input: child.stdout! }).on('line', (line) => {
      const url = /^Ready: (\S+)/.exec(line)?.[1];
      if (url === undefined) return;
      const end = (signal: NodeJS.Signals) => endOf(child, signal);
      resolve({
        url,
        cpuMs: () => cpuMs(child),
        stop: () => end('SIGTERM'),
        kill: async () => void (await end('SIGKILL')),
      });
    });
  });
}

/** Nothing of whoever runs this but where programs are, and which content to use while the real one is being edited. */
export function plainEnv(): Record<string, string> {
  const kept = ['PATH', 'HOME', 'CONTENT_DIR'].map((name) => [name, process.env[name] ?? '']);
  return { ...(Object.fromEntries(kept) as Record<string, string>), NODE_NO_WARNINGS: '1' };
}

/** User and system time, in ticks of 10 ms, where the machine has /proc; else 0. */
function cpuMs({ pid }: ChildProcess): number {
  try {
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]!.split(' ');
    return (Number(fields[11]) + Number(fields[12])) * 10;
  } catch {
    return 0;
  }
}

function endOf(child: ChildProcess, signal: NodeJS.Signals): Promise<number | null> {
  return new Promise((resolve) => {
    if (child.exitCode !== null || child.signalCode !== null) return resolve(child.exitCode);
    child.once('exit', (code) => resolve(code));
    child.kill(signal);
  });
}
