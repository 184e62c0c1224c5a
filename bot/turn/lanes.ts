/** One thing at a time in each lane, in the order of asking; lanes do not wait for each other. */

/** So many are waiting in this lane already that another one would only wait in vain. */
export class LaneFull extends Error {
  override readonly name = 'LaneFull';
}

interface Lane {
  last: Promise<unknown>;
  waiting: number;
}

export class Lanes {
  readonly #lanes = new Map<string, Lane>();
  readonly #most: number;

  /** @param most so many may wait in one lane; a person types slower than this, a flood does not. */
  constructor(most = 100) {
    this.#most = most;
  }

  /** @throws {LaneFull} */
  run<T>(name: string, work: () => Promise<T>): Promise<T> {
    const lane = this.#lanes.get(name) ?? { last: Promise.resolve(), waiting: 0 };
    if (lane.waiting >= this.#most) return Promise.reject(new LaneFull(name));
    this.#lanes.set(name, lane);
    lane.waiting += 1;
    const result = lane.last.then(work).finally(() => {
      lane.waiting -= 1;
      if (lane.waiting === 0) this.#lanes.delete(name);
    });
    lane.last = result.catch(() => {});
    return result;
  }

  /** Lanes in which something runs or waits. */
  get busy(): number {
    return this.#lanes.size;
  }

  /** Resolves when every lane is empty. */
  async idle(): Promise<void> {
    while (this.#lanes.size > 0) await Promise.all([...this.#lanes.values()].map(({ last }) => last));
  }
}
