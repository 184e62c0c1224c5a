/** From process start to ready, built, with all content; an empty echo bot beside it (DESIGN.md §11). */
import { mkdtempSync, rmSync } from 'node:fs';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { builtServer, startProcess } from '../support/server-process.ts';

const ROUNDS = 3;
const TO_REACH_MS = 3_000;

export async function run(): Promise<void> {
  const times: { readonly ours: number; readonly echo: number }[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    const dataDir = mkdtempSync(join(tmpdir(), 'bench-start-'));
    const ours = await startMs(builtServer(), {
      PORT: '0',
      DATA_DIR: dataDir,
      LOG_LEVEL: 'error',
    });
    rmSync(dataDir, { recursive: true, force: true });
    times.push({ ours, echo: await startMs(['--import=tsx', 'test/bench/turns/echo-bot.ts']) });
  }
  const middle = (values: number[]): number => Math.round(values.sort((a, b) => a - b)[Math.floor(values.length / 2)]!);
  const ours = middle(times.map((time) => time.ours));
  console.log(`${cpus()[0]?.model ?? 'unknown processor'}, ${cpus().length} cores, Node ${process.version}`);
  console.table({
    'empty echo bot (through tsx)': { ms: middle(times.map((time) => time.echo)) },
    'this server, all content': {
      ms: ours,
      'to reach': `${TO_REACH_MS} ${ours < TO_REACH_MS ? 'reached' : 'NOT REACHED'}`,
    },
  });
}

async function startMs(args: readonly string[], env: Record<string, string> = {}): Promise<number> {
  const start = performance.now();
  const server = await startProcess(args, env);
  const ready = await fetch(`${server.url}/readyz`);
  await ready.arrayBuffer();
  const ms = performance.now() - start;
  await server.stop();
  return ms;
}
