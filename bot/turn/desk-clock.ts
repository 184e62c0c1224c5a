/**
 * Hours and queue as a turn needs them. A turn asks nothing of the store, so the length of the queue is read beside
 * the turns and may be some seconds old.
 */
import { caseContext, deskHours, type CaseContext } from '../cases/index.ts';
import type { DeskHours, Packet } from '../../dialogs/index.ts';
import type { Calendar } from '../../knowledge/index.ts';
import type { Store } from '../store/index.ts';

const FRESH_FOR = 5_000;

export class DeskClock {
  readonly #store: Store;
  readonly #calendar: () => Calendar;
  #waiting = 0;
  #readAt = Number.NEGATIVE_INFINITY;
  #reading: Promise<void> | undefined;

  constructor(store: Store, calendar: () => Calendar) {
    this.#store = store;
    this.#calendar = calendar;
  }

  /** Only the first call waits; later ones start a reading when it is time, and go on with what is known. */
  async refresh(now: number): Promise<void> {
    if (now - this.#readAt < FRESH_FOR && now >= this.#readAt) return;
    const first = this.#readAt === Number.NEGATIVE_INFINITY;
    this.#reading ??= this.#read(now).finally(() => (this.#reading = undefined));
    if (first) await this.#reading;
    else this.#reading.catch(() => {});
  }

  /** The nation is not known here: a holiday of any nation promises nothing. */
  hours(now: number): DeskHours {
    return deskHours(this.#calendar(), now, undefined, this.#waiting);
  }

  contextFor(packet: Packet | undefined, now: number, conversation: string): CaseContext {
    return caseContext({ calendar: this.#calendar(), now, conversation, packet, waiting: this.#waiting });
  }

  async #read(now: number): Promise<void> {
    const open = await this.#store.openCases();
    this.#waiting = open.filter(({ state }) => state === 'waiting').length;
    this.#readAt = now;
  }
}
