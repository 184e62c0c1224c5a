/** Whether a turn takes longer in a store that holds a million activities than in an empty one (DESIGN.md §11). */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openStore, type Store } from '../../bot/store/index.ts';
import { TurnWorld } from '../support/turn-world.ts';

const ACTIVITIES = 1_000_000;
const ROWS_A_CHANGE = 100;
const CHANGES_A_CONVERSATION = 4;
const LANES = 40;
const TURNS_A_LANE = 60;
const ROUNDS = 5;

export async function run(): Promise<void> {
  const folders = ['empty', 'full'].map((name) => mkdtempSync(join(tmpdir(), `bench-growth-${name}-`)));
  const [empty, full] = (await Promise.all(folders.map((dataDir) => openStore({ dataDir })))) as [Store, Store];
  try {
    await fill(full);
    const rounds: { readonly empty: number; readonly full: number }[] = [];
    for (const store of [empty, full]) await turnMicros(store);
    for (let round = 0; round < ROUNDS; round += 1)
      rounds.push({ empty: await turnMicros(empty), full: await turnMicros(full) });
    const middle = (values: number[]): number => values.sort((a, b) => a - b)[Math.floor(values.length / 2)]!;
    const ratio = middle(rounds.map((round) => round.full / round.empty));
    console.table({
      'empty store': { 'µs a turn': Math.round(middle(rounds.map((round) => round.empty))), ratio: '1.00' },
      [`${ACTIVITIES.toLocaleString('en-GB')} activities`]: {
        'µs a turn': Math.round(middle(rounds.map((round) => round.full))),
        ratio: ratio.toFixed(2),
        'to reach': ratio <= 1.1 ? '1.10 reached' : '1.10 NOT REACHED',
      },
    });
  } finally {
    await Promise.all([empty.close(), full.close()]);
    for (const folder of folders) rmSync(folder, { recursive: true, force: true });
  }
}

async function fill(store: Store): Promise<void> {
  const conversations = ACTIVITIES / ROWS_A_CHANGE / CHANGES_A_CONVERSATION;
  const text = 'what people write and what they are answered, some two hundred characters of it. '.repeat(3);
  for (let done = 0; done < conversations; done += 50)
    await Promise.all(Array.from({ length: 50 }, (_, n) => fillOne(store, `filled-${done + n}`, text)));
}

async function fillOne(store: Store, id: string, text: string): Promise<void> {
  for (let read = 0; read < CHANGES_A_CONVERSATION; read += 1)
    await store.commit({
      conversation: { id, channel: 'web', read, owner: 'bot', memory: { text } },
      log: Array.from({ length: ROWS_A_CHANGE }, (_, n) => ({
        author: n % 2 ? 'bot' : 'enquirer',
        activity: { type: 'message', text },
        ...(n % 2 === 0 && { externalId: `${read}-${n}` }),
      })),
      at: Date.now(),
    });
}

async function turnMicros(store: Store): Promise<number> {
  const world = new TurnWorld(store, { now: () => new Date() });
  const run = Math.random().toString(36);
  const start = performance.now();
  await Promise.all(
    Array.from({ length: LANES }, async (_, lane) => {
      for (let n = 0; n < TURNS_A_LANE; n += 1)
        await world.take('hello, is anybody there', { conversation: `${run}-${lane}`, externalId: `${n}` });
    }),
  );
  return ((performance.now() - start) * 1_000) / (LANES * TURNS_A_LANE);
}
