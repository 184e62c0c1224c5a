/**
 * Keeps under the limits that Teams has for a bot in one conversation: 7 messages in a second, 8 in two, 60 in half a
 * minute, 1,800 in an hour (PITFALLS.md M1). Two buckets of tokens hold all four with something to spare.
 */
const BUCKETS = [
  { size: 5, everyMs: 650 },
  { size: 300, everyMs: 2_500 },
] as const;
/** After this long without a message every bucket is full again and need not be remembered. */
const FORGET_AFTER = Math.max(...BUCKETS.map(({ size, everyMs }) => size * everyMs));
const MOST_REMEMBERED = 10_000;

interface Conversation {
  readonly tokens: number[];
  at: number;
}

export class Pace {
  readonly #known = new Map<string, Conversation>();

  /** Takes a token; answers how long to wait before sending, in milliseconds. */
  take(conversation: string, now: number): number {
    const known = this.#known.get(conversation) ?? { tokens: BUCKETS.map(({ size }) => size), at: now };
    const passed = Math.max(0, now - known.at);
    known.at = now;
    let wait = 0;
    BUCKETS.forEach(({ size, everyMs }, index) => {
      const tokens = Math.min(size, known.tokens[index]! + passed / everyMs) - 1;
      known.tokens[index] = tokens;
      if (tokens < 0) wait = Math.max(wait, -tokens * everyMs);
    });
    this.#known.delete(conversation);
    this.#known.set(conversation, known);
    this.#forget(now);
    return wait;
  }

  /** Those used longest ago stand first. */
  #forget(now: number): void {
    for (const [name, { at }] of this.#known) {
      if (now - at < FORGET_AFTER && this.#known.size <= MOST_REMEMBERED) return;
      this.#known.delete(name);
    }
  }
}
