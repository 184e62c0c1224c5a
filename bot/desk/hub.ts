/**
 * Live events to open desk pages (server-sent events). Only hints travel: "the queue changed", "this case changed";
 * the page then asks, so what an adviser may see is decided in one place. Also knows who is looking at which case.
 */
import type { ServerResponse } from 'node:http';
import { EVERY_CONVERSATION } from '../store/index.ts';
import type { Store } from '../store/index.ts';
import { DESK_HEADERS } from './http.ts';
import type { Colleague, Presence } from './wire.ts';

export interface Watch {
  readonly who: Colleague;
  /** The case that the page has open, and its conversation. */
  readonly open: { readonly reference: string; readonly conversation: string } | undefined;
  /** Asked again at every beat: a page must not outlive its session. */
  readonly stillSignedIn: () => Promise<boolean>;
}
interface Stream extends Watch {
  readonly res: ServerResponse;
}

const BEAT = 25_000;
/** A burst of turns is one look at the queue. */
const QUEUE_PAUSE = 300;
const CASE_PAUSE = 40;
const TYPING_LASTS = 6_000;
export const MOST_STREAMS = 500;

export class Hub {
  readonly #store: Store;
  readonly #now: () => number;
  readonly #onError: (error: unknown) => void;
  readonly #streams = new Set<Stream>();
  readonly #typing = new Map<string, number>();
  readonly #pending = new Map<string, NodeJS.Timeout>();
  readonly #stopListening: () => void;
  readonly #beat: NodeJS.Timeout;
  #queue = '';

  constructor(store: Store, options: { readonly now: () => number; readonly onError: (error: unknown) => void }) {
    this.#store = store;
    this.#now = options.now;
    this.#onError = options.onError;
    this.#stopListening = store.onChange((conversation) => this.#changed(conversation));
    this.#beat = setInterval(() => void this.#beatAll().catch(this.#onError), BEAT);
    this.#beat.unref();
  }

  get full(): boolean {
    return this.#streams.size >= MOST_STREAMS;
  }

  add(res: ServerResponse, watch: Watch): void {
    res.writeHead(200, { ...DESK_HEADERS, 'content-type': 'text/event-stream', 'x-accel-buffering': 'no' });
    const stream = { ...watch, res };
    this.#streams.add(stream);
    res.on('close', () => {
      this.#streams.delete(stream);
      this.#showPresence(watch.open?.reference);
    });
    // Browsers come back by themselves after this many milliseconds.
    res.write('retry: 2000\n\nevent: ready\ndata: {}\n\n');
    this.#showPresence(watch.open?.reference);
  }

  typing(who: string, reference: string): void {
    this.#typing.set(`${reference} ${who}`, this.#now() + TYPING_LASTS);
    this.#showPresence(reference);
    this.#later(`typing ${reference}`, TYPING_LASTS + 50, () => this.#showPresence(reference));
  }

  /** Something that the list of requests comes with has changed. */
  askAgain(): void {
    for (const stream of this.#streams) write(stream, 'queue', {});
  }

  /** Ends every stream: the server stops. */
  close(): void {
    this.#stopListening();
    clearInterval(this.#beat);
    for (const timer of this.#pending.values()) clearTimeout(timer);
    for (const { res } of this.#streams) res.end();
  }

  /** Ends the streams whose session has gone. */
  async endSignedOut(): Promise<void> {
    await Promise.all(
      [...this.#streams].map(async (stream) => {
        if (await stream.stillSignedIn()) return;
        write(stream, 'signed-out', {});
        stream.res.end();
      }),
    );
  }

  #changed(conversation: string): void {
    if (this.#streams.size === 0) return;
    this.#later('queue', QUEUE_PAUSE, () => void this.#lookAtQueue().catch(this.#onError));
    const open = [...this.#streams].flatMap((stream) => (stream.open ? [stream.open] : []));
    for (const watched of new Map(open.map((one) => [one.reference, one])).values()) {
      if (conversation !== EVERY_CONVERSATION && watched.conversation !== conversation) continue;
      this.#later(`case ${watched.reference}`, CASE_PAUSE, () =>
        this.#tell(watched.reference, 'case', { reference: watched.reference }),
      );
    }
  }

  async #lookAtQueue(): Promise<void> {
    const rows = await this.#store.openCases();
    const queue = JSON.stringify(
      rows.map(({ reference, state, since, adviser, priority }) => [reference, state, since, adviser, priority]),
    );
    if (queue === this.#queue) return;
    this.#queue = queue;
    this.askAgain();
  }

  #tell(reference: string, event: string, data: unknown): void {
    for (const stream of this.#streams) if (stream.open?.reference === reference) write(stream, event, data);
  }

  #showPresence(reference: string | undefined): void {
    if (reference === undefined) return;
    const now = this.#now();
    const looking = new Map(
      [...this.#streams]
        .filter(({ open }) => open?.reference === reference)
        .map(({ who }) => [who.id, { ...who, typing: (this.#typing.get(`${reference} ${who.id}`) ?? 0) > now }]),
    );
    this.#tell(reference, 'presence', { reference, looking: [...looking.values()] } satisfies Presence);
  }

  /** Runs once after the pause, however often it is asked for meanwhile. */
  #later(key: string, pause: number, run: () => void): void {
    if (this.#pending.has(key)) return;
    const timer = setTimeout(() => {
      this.#pending.delete(key);
      run();
    }, pause);
    timer.unref();
    this.#pending.set(key, timer);
  }

  async #beatAll(): Promise<void> {
    const now = this.#now();
    for (const [key, until] of this.#typing) if (until <= now) this.#typing.delete(key);
    for (const { res } of this.#streams) res.write(': still here\n\n');
    await this.endSignedOut();
  }
}

function write({ res }: Stream, event: string, data: unknown): void {
  if (!res.writableEnded) res.write(`event: ${event}\ndata: ${JSON.stringify(data)}\n\n`);
}
