/** Many open chat windows on one process: what each costs, and how soon an adviser's reply is on the screen. */
import { cpus } from 'node:os';
import { fileURLToPath } from 'node:url';
import { WebSocket } from 'ws';
import { startProcess } from '../support/server-process.ts';

const SERVER = fileURLToPath(new URL('./sockets/server.ts', import.meta.url));

interface Memory {
  readonly rss: number;
  /** Heap and what hangs on it outside. */
  readonly used: number;
  readonly sockets: number;
}

/** @param args how many sockets (5,000), replies a second (500), seconds (10). */
export async function run([sockets = '5000', rate = '500', seconds = '10']: readonly string[]): Promise<void> {
  const server = await startProcess(['--expose-gc', '--import=tsx', SERVER]);
  const waits: number[] = [];
  try {
    const memory = async () => (await (await fetch(`${server.url}/memory`)).json()) as Memory;
    const started = await inGroups(Number(sockets), () => start(server.url));
    const before = await memory();
    const open = await inGroups(Number(sockets), (index) => listen(started[index]!.streamUrl, waits));
    await new Promise((resolve) => setTimeout(resolve, 2_000));
    const after = await memory();
    // Resident memory grows in steps and is not given back, so what is really used is measured too; the larger counts.
    const each = Math.max(after.rss - before.rss, after.used - before.used) / after.sockets / 1024;
    waits.length = 0;
    const query = `rate=${rate}&seconds=${seconds}`;
    const body = started.map(({ conversationId }) => conversationId).join(',');
    await fetch(`${server.url}/advise?${query}`, { method: 'POST', body });
    await new Promise((resolve) => setTimeout(resolve, 1_000));
    waits.sort((a, b) => a - b);
    const at = (share: number) => (waits[Math.floor(waits.length * share)] ?? Number.NaN).toFixed(1);
    console.log(`On ${cpus().length} cores (${cpus()[0]?.model ?? 'unknown'}), Node ${process.version}`);
    console.log(`open sockets               ${after.sockets}`);
    console.log(`memory of each             ${each.toFixed(1)} KB (to reach: at most 30)`);
    console.log(`replies written, received  ${Number(rate) * Number(seconds)}, ${waits.length}`);
    console.log(`reply to screen, p50 p99   ${at(0.5)} ms, ${at(0.99)} ms (to reach: p99 under 100)`);
    for (const socket of open) socket.terminate();
  } finally {
    await server.stop();
  }
}

interface Started {
  readonly conversationId: string;
  readonly streamUrl: string;
}

async function start(url: string): Promise<Started> {
  const post = async (path: string, token?: string) => {
    const headers: Record<string, string> = token === undefined ? {} : { Authorization: `Bearer ${token}` };
    return (await fetch(`${url}/v3/directline${path}`, { method: 'POST', headers })).json();
  };
  const { token } = (await post('/tokens/generate')) as { token: string };
  return (await post('/conversations', token)) as Started;
}

function listen(streamUrl: string, waits: number[]): Promise<WebSocket> {
  return new Promise((resolve, reject) => {
    const socket = new WebSocket(streamUrl, { perMessageDeflate: false });
    socket.once('error', reject);
    socket.on('message', (data) => {
      const arrived = process.hrtime.bigint();
      for (const [, at] of String(data).matchAll(/"at (\d+)"/g)) waits.push(Number(arrived - BigInt(at!)) / 1e6);
      resolve(socket);
    });
  });
}

/** Not all at once: that would measure the queue for opening. */
async function inGroups<T>(count: number, make: (index: number) => Promise<T>): Promise<T[]> {
  const all: T[] = [];
  while (all.length < count)
    all.push(
      ...(await Promise.all(Array.from({ length: Math.min(50, count - all.length) }, (_, i) => make(all.length + i)))),
    );
  return all;
}
