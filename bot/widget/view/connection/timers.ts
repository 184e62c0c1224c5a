/** Timers by name: setting one again takes the place of the last, and all can be stopped at once. */
export interface Timers {
  once(name: string, ms: number, run: () => unknown): void;
  /** One after the other: the next begins when the last has ended. */
  every(ms: number, run: () => Promise<void>): void;
  clear(name: string): void;
  stop(): void;
}

export function createTimers(): Timers {
  const running = new Map<string, ReturnType<typeof setTimeout>>();
  let stopped = false;
  const timers: Timers = {
    once(name, ms, run) {
      timers.clear(name);
      if (stopped) return;
      const timer = setTimeout(() => {
        running.delete(name);
        run();
      }, ms);
      running.set(name, timer);
    },
    every(ms, run) {
      timers.once('every', ms, () => void run().finally(() => timers.every(ms, run)));
    },
    clear(name) {
      clearTimeout(running.get(name));
      running.delete(name);
    },
    stop() {
      stopped = true;
      for (const timer of running.values()) clearTimeout(timer);
      running.clear();
    },
  };
  return timers;
}
