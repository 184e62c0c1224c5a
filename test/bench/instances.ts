/**
 * Two instances on one PostgreSQL against one: the CPU that a turn costs the servers, when each person's messages go
 * to one instance after the other; and that nothing is lost or doubled by it (DESIGN.md §11).
 */
import { openStore } from '../../bot/store/index.ts';
import { newPostgresDatabase } from '../support/postgres.ts';
import { builtServer, startProcess, type ServerProcess } from '../support/server-process.ts';
import { Load } from './turns/load.ts';
import { guided } from './turns/people.ts';

const PEOPLE = 40;
const TURNS_EACH = 50;
const ROUNDS = 3;
const TO_REACH = 1.2;

export async function run(): Promise<void> {
  const url = await newPostgresDatabase();
  const env = { PORT: '0', DATABASE_URL: url, LOG_LEVEL: 'error' };
  const load = await Load.start();
  const servers: ServerProcess[] = [];
  try {
    for (let n = 0; n < 2; n += 1) servers.push(await startProcess(builtServer(), env));
    const conversations: string[] = [];
    const measure = async (used: readonly ServerProcess[]): Promise<number> => {
      const before = servers.map((server) => server.cpuMs());
      const urls = used.map((server) => server.url);
      const done = await load.run(urls, PEOPLE, TURNS_EACH, guided);
      conversations.push(...done.conversations);
      const spent = servers.reduce((sum, server, n) => sum + server.cpuMs() - before[n]!, 0);
      return (spent * 1_000) / (PEOPLE * TURNS_EACH);
    };
    await measure(servers);
    const rounds: { readonly one: number; readonly two: number }[] = [];
    for (let round = 0; round < ROUNDS; round += 1)
      rounds.push({ one: await measure(servers.slice(0, 1)), two: await measure(servers) });
    const middle = (values: number[]): number => values.sort((a, b) => a - b)[Math.floor(values.length / 2)]!;
    const ratio = middle(rounds.map(({ one, two }) => two / one));
    console.table({
      'one instance': { 'CPU µs a turn': Math.round(middle(rounds.map(({ one }) => one))), ratio: '1.00' },
      'two instances': {
        'CPU µs a turn': Math.round(middle(rounds.map(({ two }) => two))),
        ratio: ratio.toFixed(2),
        'to reach': `${TO_REACH.toFixed(2)} ${ratio <= TO_REACH ? 'reached' : 'NOT REACHED'}`,
      },
    });
    console.log(await lostOrDoubled(url, conversations));
  } finally {
    for (const server of servers) await server.stop();
    await load.stop();
  }
}

async function lostOrDoubled(url: string, conversations: readonly string[]): Promise<string> {
  const store = await openStore({ url });
  let wrong = 0;
  for (const name of conversations) {
    const log = await store.log(`emulator/${name}`, 0);
    const asked = log.filter(({ author }) => author === 'enquirer');
    const answered = asked.filter(({ activity }) => log.some((row) => row.activity.replyToId === activity.id));
    const inOrder = log.every(({ sequence }, index) => sequence === index + 1);
    if (asked.length !== TURNS_EACH || answered.length !== TURNS_EACH || !inOrder) wrong += 1;
  }
  await store.close();
  return `${conversations.length * TURNS_EACH} messages in ${conversations.length} conversations, ${wrong} of them with a message lost or doubled`;
}
