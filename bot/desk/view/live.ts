/** The live line to the server, and the sign of life that keeps an adviser's requests with them. */
import type { Presence } from '../wire.ts';
import { api } from './api.ts';

export interface Listener {
  queueChanged(): void;
  caseChanged(): void;
  presence(presence: Presence): void;
  /** False while the line is down. */
  live(on: boolean): void;
  /** How long nobody has touched anything, in milliseconds; asked every beat. */
  idle(forMs: number): void;
}

const BEAT = 60_000;
/** Somebody who has not touched the page for so long is not there, however open it is. */
const THERE_FOR = 10 * 60_000;
const AGAIN = 4_000;

export class Live {
  readonly #listener: Listener;
  #source: EventSource | undefined;
  #reference: string | undefined;
  #touched = Date.now();
  #retry: ReturnType<typeof setTimeout> | undefined;

  constructor(listener: Listener) {
    this.#listener = listener;
    for (const event of ['keydown', 'pointerdown', 'focusin', 'scroll'])
      addEventListener(event, () => this.#touch(), { capture: true, passive: true });
    setInterval(() => void this.#beat(), BEAT);
  }

  /** Listens to the queue and, when given, to one case. */
  watch(reference: string | undefined): void {
    this.#reference = reference;
    clearTimeout(this.#retry);
    this.#source?.close();
    const query = reference === undefined ? '' : `?case=${encodeURIComponent(reference)}`;
    const source = new EventSource(`/desk/api/events${query}`);
    this.#source = source;
    source.addEventListener('ready', () => {
      this.#listener.live(true);
      this.#listener.queueChanged();
      this.#listener.caseChanged();
    });
    source.addEventListener('queue', () => this.#listener.queueChanged());
    source.addEventListener('case', () => this.#listener.caseChanged());
    source.addEventListener('presence', (event) => this.#listener.presence(JSON.parse(event.data) as Presence));
    source.addEventListener('signed-out', () => location.assign('/desk/sign-in'));
    source.addEventListener('error', () => this.#lost(source));
  }

  /** The browser tries again by itself, except after an answer that was not a stream; then we do. */
  #lost(source: EventSource): void {
    if (source !== this.#source) return;
    this.#listener.live(false);
    if (source.readyState !== EventSource.CLOSED) return;
    clearTimeout(this.#retry);
    this.#retry = setTimeout(() => {
      // Signed out meanwhile? Then this leaves the page.
      void api.queue().then(() => this.watch(this.#reference));
    }, AGAIN);
  }

  #touch(): void {
    const wasAway = Date.now() - this.#touched > THERE_FOR;
    this.#touched = Date.now();
    if (wasAway) void this.#beat();
  }

  async #beat(): Promise<void> {
    const idle = Date.now() - this.#touched;
    this.#listener.idle(idle);
    if (idle < THERE_FOR) await api.here();
  }
}
