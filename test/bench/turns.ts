/**
 * Turns a second through `/api/messages`, stored with full sync, against an empty echo bot on the same stack that
 * keeps nothing (DESIGN.md §11). By turns, three rounds, the middle one counts; read the ratio, not the number.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { Load, type Person } from './turns/load.ts';
import { chatty, curious, echoing, guided } from './turns/people.ts';
import { builtServer, startProcess, type ServerProcess } from '../support/server-process.ts';

const PEOPLE = 40;
const ROUNDS = 3;

interface Kind {
  readonly name: string;
  readonly person: () => Person;
  readonly turnsEach: number;
  readonly target?: number;
}
const ECHO: Kind = { name: 'empty echo bot', person: echoing, turnsEach: 100 };
const OURS: readonly Kind[] = [
  // Three times through its 21 messages and back to the beginning.
  { name: 'guided turn, longest flow', person: guided, turnsEach: 66, target: 0.7 },
  { name: 'free question', person: curious, turnsEach: 40, target: 0.35 },
  { name: 'half questions, half small talk', person: chatty, turnsEach: 60, target: 0.5 },
];

interface Measured {
  readonly perSecond: number;
  readonly cpuMicros: number;
}

export async function run(): Promise<void> {
  const dataDir = mkdtempSync(join(tmpdir(), 'bench-turns-'));
  const ends: (() => Promise<unknown>)[] = [async () => rmSync(dataDir, { recursive: true, force: true })];
  const started = async <T extends { stop(): Promise<unknown> }>(starting: Promise<T>): Promise<T> => {
    const each = await starting;
    ends.unshift(() => each.stop());
    return each;
  };
  try {
    const load = await started(Load.start());
    const echo = await started(startProcess(['--import=tsx', 'test/bench/turns/echo-bot.ts']));
    const env = { PORT: '0', DATA_DIR: dataDir, LOG_LEVEL: 'error' };
    const ours = await started(startProcess(builtServer(), env));
    // Both warm before anything counts: once through the whole flow.
    for (const kind of [ECHO, ...OURS]) await measure(load, kind === ECHO ? echo : ours, { ...kind, turnsEach: 25 });
    const rounds: Measured[][] = [];
    for (let round = 0; round < ROUNDS; round += 1) {
      const measured = [await measure(load, echo, ECHO)];
      for (const kind of OURS) measured.push(await measure(load, ours, kind));
      rounds.push(measured);
    }
    print(rounds);
  } finally {
    for (const end of ends) await end();
  }
}

async function measure(load: Load, server: ServerProcess, { person, turnsEach }: Kind): Promise<Measured> {
  const before = server.cpuMs();
  const { ms } = await load.run(server.url, PEOPLE, turnsEach, person);
  const turns = PEOPLE * turnsEach;
  return { perSecond: (turns / ms) * 1_000, cpuMicros: ((server.cpuMs() - before) * 1_000) / turns };
}

function print(rounds: readonly Measured[][]): void {
  console.log(`${cpus()[0]?.model ?? 'unknown processor'}, ${cpus().length} cores, Node ${process.version}`);
  console.log(`${PEOPLE} people at once, ${ROUNDS} rounds by turns, the middle one of three\n`);
  const table = [ECHO, ...OURS].map(({ name, target }, index) => {
    const ratio = middle(rounds.map((round) => round[index]!.perSecond / round[0]!.perSecond));
    return {
      '': name,
      'turns/s': Math.round(middle(rounds.map((round) => round[index]!.perSecond))),
      'CPU µs a turn': Math.round(middle(rounds.map((round) => round[index]!.cpuMicros))),
      'of the echo bot': ratio.toFixed(2),
      'to reach': target === undefined ? '' : `${target.toFixed(2)} ${ratio >= target ? 'reached' : 'NOT REACHED'}`,
    };
  });
  console.table(table);
}

const middle = (values: readonly number[]): number => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)]!;
