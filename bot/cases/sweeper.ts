/** Moves on every case whose time in its state is up. Several instances may sweep: the compare lets one of them win. */
import type { Cases } from './cases.ts';

export interface SweeperOptions {
  /** Default: 5,000. */
  readonly everyMs?: number;
  readonly now?: () => number;
  readonly onError: (error: unknown) => void;
}

/** Sweeps at once and then again and again; call what it returns to stop, and wait for it. */
export function startSweeper(
  cases: Cases,
  { everyMs = 5_000, now = Date.now, onError }: SweeperOptions,
): () => Promise<void> {
  let running: Promise<unknown> = Promise.resolve();
  let busy = false;
  const sweep = (): void => {
    if (busy) return;
    busy = true;
    running = cases
      .lapse(now())
      .catch(onError)
      .finally(() => void (busy = false));
  };
  sweep();
  const timer = setInterval(sweep, everyMs);
  timer.unref();
  return async () => {
    clearInterval(timer);
    await running;
  };
}
