/** Work that is done again and again, one run at a time, for as long as the server runs. */
import type { Cases } from './cases.ts';

export interface EveryOptions {
  /** Default: 5,000. */
  readonly everyMs?: number;
  readonly onError: (error: unknown) => void;
}

/** Begins at once; call what it returns to stop, and wait for it. */
export function startEvery(
  work: () => Promise<unknown>,
  { everyMs = 5_000, onError }: EveryOptions,
): () => Promise<void> {
  let running: Promise<unknown> = Promise.resolve();
  let busy = false;
  const run = (): void => {
    if (busy) return;
    busy = true;
    running = work()
      .catch(onError)
      .finally(() => void (busy = false));
  };
  run();
  const timer = setInterval(run, everyMs);
  timer.unref();
  return async () => {
    clearInterval(timer);
    await running;
  };
}

export interface SweeperOptions extends EveryOptions {
  readonly now?: () => number;
}

/** Moves on every case whose time in its state is up. Several instances may sweep: the compare lets one of them win. */
export const startSweeper = (cases: Cases, { now = Date.now, ...options }: SweeperOptions): (() => Promise<void>) =>
  startEvery(() => cases.lapse(now()), options);
