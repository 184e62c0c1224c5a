/**
 * Wrong passwords are counted for address and account together, so that nobody can lock an adviser out from elsewhere,
 * and much more patiently for each alone: a whole council may sit behind one address (PITFALLS.md X).
 */
const WINDOW = 15 * 60_000;
const MOST = { pair: 10, account: 60, address: 200 } as const;
const LARGEST = 20_000;

interface Count {
  wrong: number;
  until: number;
}

export class Throttle {
  readonly #counts = new Map<string, Count>();

  /** How many milliseconds this sign-in must wait; 0 when it may be tried. */
  waitFor(email: string, address: string, now: number): number {
    const waits = keys(email, address).map(([key, most]) => {
      const count = this.#counts.get(key);
      return count && count.wrong >= most ? count.until - now : 0;
    });
    return Math.max(0, ...waits);
  }

  wrong(email: string, address: string, now: number): void {
    if (this.#counts.size > LARGEST) this.#sweep(now);
    for (const [key] of keys(email, address)) {
      const count = this.#counts.get(key);
      const going = count !== undefined && count.until > now;
      this.#counts.set(key, { wrong: going ? count.wrong + 1 : 1, until: now + WINDOW });
    }
  }

  /** The right password forgives what was mistyped before from the same place. */
  right(email: string, address: string): void {
    this.#counts.delete(keys(email, address)[0]![0]);
  }

  #sweep(now: number): void {
    for (const [key, { until }] of this.#counts) if (until <= now) this.#counts.delete(key);
  }
}

const keys = (email: string, address: string) =>
  [
    [JSON.stringify([email, address]), MOST.pair],
    [`account ${email}`, MOST.account],
    [`address ${address}`, MOST.address],
  ] as const;
