/** What has to be done once in a while, whether or not anybody writes: retention, and the turn of the day. */
import type { Config } from './config.ts';
import type { LiveContent } from './live-content.ts';
import type { Log } from './log.ts';
import type { Store } from './store/index.ts';

export interface KeepingOptions {
  readonly store: Store;
  readonly keep: Config['keep'];
  readonly content: LiveContent;
  readonly now: () => number;
  readonly log: Log;
  readonly onTrouble: (error: unknown) => void;
}

const MINUTE = 60_000;
/** Every quarter of an hour: what an enquirer had deleted is to be gone within the hour. */
const RETENTION_EVERY = 15;

/** Call what it returns to stop, and wait for it. */
export function startKeeping({ store, keep, content, now, log, onTrouble }: KeepingOptions): () => Promise<void> {
  let running: Promise<void> = Promise.resolve();
  let minutes = 0;
  const expire = async (): Promise<void> => {
    const removed = await store.expire(now(), keep);
    // The certificate that retention has run: what, how much, and by which rule.
    if (Object.values(removed).some((count) => count > 0)) log.info({ removed, keep }, 'retention');
  };
  const tick = (): void => {
    content.turnPage();
    if (minutes % RETENTION_EVERY === 0) running = running.then(expire).catch(onTrouble);
    minutes += 1;
  };
  tick();
  const timer = setInterval(tick, MINUTE).unref();
  return async () => {
    clearInterval(timer);
    await running;
  };
}
