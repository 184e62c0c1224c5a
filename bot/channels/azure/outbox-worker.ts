/**
 * Delivers what the outbox holds: conversations beside each other, the messages of one in their order, each until it
 * is delivered or given up for a reason that the desk can see (DESIGN.md §7, PITFALLS.md M1, M2).
 */
import type { ClaimedRow, Store } from '../../store/index.ts';
import type { Connectors } from './connectors.ts';
import type { Reference } from './incoming.ts';
import { markUnreachable } from './unreachable.ts';
import { toWire } from './outgoing.ts';
import { Pace } from './pace.ts';
import { verdictOn, type Verdict } from './verdict.ts';

export interface OutboxOptions {
  readonly store: Store;
  readonly connectors: Connectors;
  /** Whether we may send to this service URL at all. */
  readonly mayCall: (serviceUrl: string) => boolean;
  /** Stands at the end of a text that had to be cut. */
  readonly cutNote: () => string;
  readonly onTrouble: (error: unknown) => void;
  /** Each delivery's end, for the metrics. */
  readonly onDelivery?: (how: 'delivered' | Verdict['do']) => void;
  readonly now?: () => number;
  /** How often to look for what other instances have left, in milliseconds. Default: 1,000. */
  readonly sweepMs?: number;
  /** How long to wait before a message is tried for the second time, in milliseconds. Default: 1,000. */
  readonly firstPauseMs?: number;
}

export interface OutboxWorker {
  /** Takes nothing new and resolves when what is on its way has ended. */
  stop(): Promise<void>;
}

const LEASE_MS = 90_000;
/** The connectors' time limit and some slack: nothing is begun that could outlast its claim. */
const LONGEST_SEND_MS = 12_000;
const MOST_AT_ONCE = 64;

export function startOutbox(options: OutboxOptions): OutboxWorker {
  const { store, now = Date.now, onTrouble } = options;
  const worker = new Worker(options);
  void store
    .outboxBegin(now())
    .catch(onTrouble)
    .finally(() => worker.wake());
  return worker;
}

/** A conversation on its way. */
interface Under {
  /** Claimed meanwhile. */
  readonly waiting: ClaimedRow[];
  /** Left meanwhile, and not claimed. */
  more: boolean;
}

class Worker implements OutboxWorker {
  readonly #options: OutboxOptions;
  readonly #now: () => number;
  readonly #pace = new Pace();
  readonly #under = new Map<string, Under>();
  /** Claimed, but too many are on their way. */
  readonly #queue: ClaimedRow[][] = [];
  readonly #timers = new Set<NodeJS.Timeout>();
  readonly #sweep: NodeJS.Timeout;
  readonly #putDown: () => void;
  #claiming: Promise<void> | undefined;
  #wanted = false;
  #stopped = false;
  #settled: (() => void)[] = [];

  constructor(options: OutboxOptions) {
    this.#options = options;
    this.#now = options.now ?? Date.now;
    this.#putDown = options.store.carry({
      leaseMs: LEASE_MS,
      take: (rows) => this.#take(rows),
      wake: (conversation) => {
        const under = this.#under.get(conversation);
        if (under) under.more = true;
        else this.wake();
      },
    });
    this.#sweep = setInterval(() => this.wake(), options.sweepMs ?? 1_000).unref();
  }

  wake(): void {
    this.#wanted = true;
    this.#claiming ??= this.#claim()
      .catch(this.#options.onTrouble)
      .finally(() => (this.#claiming = undefined));
  }

  async stop(): Promise<void> {
    this.#stopped = true;
    this.#putDown();
    clearInterval(this.#sweep);
    for (const timer of this.#timers) clearTimeout(timer);
    await this.#claiming;
    await this.#release(this.#queue.splice(0).flat());
    while (this.#under.size > 0) await new Promise<void>((resolve) => this.#settled.push(resolve));
  }

  async #claim(): Promise<void> {
    while (this.#wanted && !this.#stopped && this.#under.size < MOST_AT_ONCE) {
      this.#wanted = false;
      const room = MOST_AT_ONCE - this.#under.size;
      this.#take(await this.#options.store.claimOutbox(this.#now(), room, LEASE_MS));
    }
  }

  #take(rows: readonly ClaimedRow[]): void {
    for (const [conversation, own] of byConversation(rows)) {
      const under = this.#under.get(conversation);
      if (under) under.waiting.push(...own);
      else if (this.#under.size >= MOST_AT_ONCE) this.#queue.push(own);
      else this.#begin(conversation, own);
    }
  }

  #begin(conversation: string, rows: readonly ClaimedRow[]): void {
    const under: Under = { waiting: [], more: false };
    this.#under.set(conversation, under);
    void this.#deliverAll(rows)
      .catch(this.#options.onTrouble)
      .finally(() => this.#ended(conversation, under));
  }

  #ended(conversation: string, { waiting, more }: Under): void {
    this.#under.delete(conversation);
    for (const settled of this.#settled.splice(0)) settled();
    if (this.#stopped) return void this.#release(waiting).catch(this.#options.onTrouble);
    if (waiting.length > 0) this.#begin(conversation, waiting);
    else if (more) this.wake();
    const next = this.#under.size < MOST_AT_ONCE ? this.#queue.shift() : undefined;
    if (next) this.#take(next);
  }

  async #deliverAll(rows: readonly ClaimedRow[]): Promise<void> {
    const { store, onDelivery } = this.#options;
    const recorded: Promise<void>[] = [];
    for (const [index, row] of rows.entries()) {
      if (this.#stopped || this.#now() > row.due - LONGEST_SEND_MS) {
        recorded.push(this.#release(rows.slice(index)));
        break;
      }
      const verdict = await this.#deliver(row);
      onDelivery?.(verdict?.do ?? 'delivered');
      if (!verdict) recorded.push(store.outboxDone([row.id]));
      else if (verdict.do === 'give-up') recorded.push(store.outboxGiveUp(row.id, verdict.because));
      else if (verdict.do === 'retry') {
        recorded.push(this.#again(row, verdict.afterMs));
        break;
      } else {
        // First the mark: whoever finds a row after a crash in between then knows what to do with it.
        await markUnreachable(store, row.conversation, verdict.because, this.#now());
        for (const { id } of rows.slice(index)) recorded.push(store.outboxGiveUp(id, verdict.because));
        break;
      }
    }
    await Promise.all(recorded);
  }

  /** Undefined: delivered. */
  async #deliver(row: ClaimedRow): Promise<Verdict | undefined> {
    const reference = row.to.reference as Reference | undefined;
    if (!reference) return { do: 'give-up', because: 'no-address' };
    if (reference.unreachable !== undefined) return { do: 'give-up', because: reference.unreachable };
    const { serviceUrl, conversation, channelId } = reference;
    if (!this.#options.mayCall(serviceUrl)) return { do: 'give-up', because: 'address-not-allowed' };
    if (channelId === 'msteams') await pause(this.#pace.take(row.conversation, this.#now()));
    try {
      const activity = toWire(row.row, reference, row.replyTo, this.#options.cutNote());
      await this.#options.connectors.send(serviceUrl, conversation.id, row.replyTo, activity);
      return undefined;
    } catch (error) {
      const { firstPauseMs } = this.#options;
      const attempt = { tries: row.tries, waited: this.#now() - row.row.at };
      return verdictOn(error, { ...attempt, ...(firstPauseMs !== undefined && { firstPauseMs }) });
    }
  }

  #release(rows: readonly ClaimedRow[]): Promise<void> {
    return this.#options.store.outboxRelease(
      rows.map(({ id }) => id),
      this.#now(),
    );
  }

  async #again({ id }: ClaimedRow, afterMs: number): Promise<void> {
    await this.#options.store.outboxRetry(id, this.#now() + afterMs);
    const timer = setTimeout(() => {
      this.#timers.delete(timer);
      this.wake();
    }, afterMs + 5).unref();
    this.#timers.add(timer);
  }
}

function byConversation(rows: readonly ClaimedRow[]): Map<string, ClaimedRow[]> {
  const map = new Map<string, ClaimedRow[]>();
  for (const row of rows) {
    const own = map.get(row.conversation);
    if (own) own.push(row);
    else map.set(row.conversation, [row]);
  }
  return map;
}

const pause = (ms: number): Promise<void> | undefined =>
  ms > 0 ? new Promise((resolve) => setTimeout(resolve, ms)) : undefined;
