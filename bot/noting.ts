/**
 * Counts what people asked in vain, what was asked back and which was meant, so that editors can mend it: in
 * `/metrics`, in the log, and by day in the store, where `npm run kb -- misses` reads it. All of it is ids of content.
 */
import type { Noted } from '../dialogs/index.ts';
import { startEvery } from './cases/index.ts';
import type { Log } from './log.ts';
import type { Metrics } from './metrics.ts';
import type { Store, Tally } from './store/index.ts';
import type { Turns } from './turn/index.ts';

export interface NotingOptions {
  readonly store: Pick<Store, 'addTallies'>;
  readonly metrics: Pick<Metrics, 'noted'>;
  readonly log: Pick<Log, 'info'>;
  /** YYYY-MM-DD */
  readonly day: () => string;
  readonly onTrouble: (error: unknown) => void;
}

export interface Noting {
  /** Turns that are listened to; a repeated one is not counted again. */
  listening(turns: Turns): Turns;
  /** Keeps what was counted once a minute. Call what it returns to stop; it keeps the rest. */
  start(): () => Promise<void>;
}

const FLUSH_EVERY_MS = 60_000;
/** Of different things in a minute. More than that is somebody playing, and is not kept. */
const MOST_KEPT = 2_000;

export function createNoting({ store, metrics, log, day, onTrouble }: NotingOptions): Noting {
  let waiting = new Map<string, Tally>();

  const count = (noted: Noted): void => {
    metrics.noted.inc({ what: noted.what, which: labelOf(noted) });
    log.info(noted, 'noted');
    const tally = { ...tallyOf(noted), day: day() };
    const key = JSON.stringify(tally);
    const times = waiting.get(key)?.times ?? 0;
    if (times > 0 || waiting.size < MOST_KEPT) waiting.set(key, { ...tally, times: times + 1 });
  };
  const flush = async (): Promise<void> => {
    if (waiting.size === 0) return;
    const rows = [...waiting.values()];
    waiting = new Map();
    await store.addTallies(rows);
  };
  return {
    listening: ({ take }) => ({
      async take(incoming) {
        const taken = await take(incoming);
        if (!taken.repeat) for (const { meta } of taken.replies) meta?.noted?.forEach(count);
        return taken;
      },
    }),
    start() {
      const stop = startEvery(flush, { everyMs: FLUSH_EVERY_MS, onError: onTrouble });
      return async () => {
        await stop();
        await flush().catch(onTrouble);
      };
    },
  };
}

/** One of a few words, whatever is in the content: each different label is kept in memory for ever. */
function labelOf(noted: Noted): string {
  switch (noted.what) {
    case 'asked-back':
      return noted.by;
    case 'chosen': {
      const at = noted.readings.indexOf(noted.chosen);
      return at < 0 ? noted.chosen : `reading-${at + 1}`;
    }
    case 'not-found':
      return noted.near.length > 0 ? 'near' : 'nothing';
    case 'declined':
      return noted.boundary;
    case 'person-offered':
    case 'person-wanted':
      return noted.reason;
    case 'not-understood':
      return noted.flow;
    case 'feedback':
      return `${noted.question}:${noted.answer}`;
  }
}

/** Readings are one thing in whatever order they were shown. */
const together = (ids: readonly string[]): string => [...ids].sort().join(' ');

function tallyOf(noted: Noted): Pick<Tally, 'kind' | 'about' | 'part'> {
  const kind = noted.what;
  switch (noted.what) {
    case 'asked-back':
      return { kind, about: together(noted.readings), part: noted.by };
    case 'chosen':
      return { kind, about: together(noted.readings), part: noted.chosen };
    case 'not-found':
      return { kind, about: together(noted.near), part: '' };
    case 'declined':
      return { kind, about: noted.boundary, part: '' };
    case 'person-offered':
    case 'person-wanted':
      return { kind, about: noted.reason, part: '' };
    case 'not-understood':
      return { kind, about: `${noted.flow}/${noted.step}`, part: '' };
    case 'feedback':
      return { kind, about: noted.question, part: noted.answer };
  }
}
