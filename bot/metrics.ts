/** What an operator can watch, in Prometheus' form. Nothing here tells one person from another. */
import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client';
import type { Taken, Turns } from './turn/index.ts';
import { LaneFull } from './turn/index.ts';

export interface Metrics {
  readonly registry: Registry;
  readonly deliveries: Counter<'how'>;
  readonly troubles: Counter<'where'>;
  readonly reloads: Counter<'how'>;
  readonly noted: Counter<'what' | 'which'>;
  /** Turns that are counted and timed. */
  counted(turns: Turns): Turns;
  /** Read anew at each scrape. */
  gauge(name: string, help: string, read: () => number | Promise<number>): void;
  /** Stops what watches the process itself. */
  stop(): void;
}

const SECONDS = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5];

export function createMetrics(): Metrics {
  const registry = new Registry();
  const registers = [registry];
  collectDefaultMetrics({ register: registry });
  const deliveries = new Counter({
    name: 'bot_deliveries_total',
    help: 'Messages to channels that we call, by how they ended',
    labelNames: ['how'],
    registers,
  });
  const troubles = new Counter({
    name: 'bot_troubles_total',
    help: 'Errors of our own, by the part that they came from',
    labelNames: ['where'],
    registers,
  });
  const reloads = new Counter({
    name: 'bot_content_reloads_total',
    help: 'Changes of the content that were read, by whether they could be used',
    labelNames: ['how'],
    registers,
  });
  const noted = new Counter({
    name: 'bot_noted_total',
    help: 'What was asked back, not found, refused, not understood or handed over, by ids of content',
    labelNames: ['what', 'which'],
    registers,
  });
  for (const how of ['used', 'refused']) reloads.inc({ how }, 0);
  const turns = new Counter({
    name: 'bot_turns_total',
    help: 'Turns by channel and what became of them',
    labelNames: ['channel', 'result'],
    registers,
  });
  const outcomes = new Counter({
    name: 'bot_outcomes_total',
    help: 'Answers to free questions by kind',
    labelNames: ['outcome'],
    registers,
  });
  const seconds = new Histogram({
    name: 'bot_turn_seconds',
    help: 'From a message to its answer in the store',
    buckets: SECONDS,
    registers,
  });
  const note = (channel: string, { repeat, replies }: Taken): void => {
    turns.inc({ channel, result: repeat ? 'repeat' : 'answered' });
    if (!repeat) for (const { meta } of replies) if (meta?.outcome) outcomes.inc({ outcome: meta.outcome });
  };
  return {
    registry,
    deliveries,
    troubles,
    reloads,
    noted,
    counted: ({ take }) => ({
      async take(incoming) {
        const stop = seconds.startTimer();
        try {
          const taken = await take(incoming);
          note(incoming.channel, taken);
          return taken;
        } catch (error) {
          turns.inc({ channel: incoming.channel, result: error instanceof LaneFull ? 'refused' : 'failed' });
          throw error;
        } finally {
          stop();
        }
      },
    }),
    gauge(name, help, read) {
      new Gauge({
        name,
        help,
        registers,
        async collect() {
          this.set(await read());
        },
      });
    },
    stop: () => registry.clear(),
  };
}
