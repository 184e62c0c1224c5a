/**
 * Jobs that wait at the same time share one transaction, so that one wait for the disk serves them all (DESIGN.md §9).
 *
 * A job that is refused (it lost its race, or its message is known already) must have written nothing: it fails alone
 * and the others go on. Any other error rolls the shared transaction back, and its jobs run again one by one.
 */
import type { Database, Sql } from './schema.ts';
import { AlreadyLogged, LostRace } from './store.ts';

interface Job {
  /** The conversation that the work changes; orders the batch, so that two instances never lock crosswise. */
  readonly conversation: string;
  readonly work: (sql: Sql) => Promise<unknown>;
  readonly resolve: (value: unknown) => void;
  readonly reject: (error: unknown) => void;
}
type Ending = { readonly value: unknown } | { readonly error: unknown };

export interface GroupCommitOptions {
  /** Transactions at the same time; SQLite has one writer. */
  readonly transactions: number;
  readonly largest?: number;
  /** Runs inside the transaction, before its commit, with the conversations that it changes. */
  readonly announce?: (sql: Sql, conversations: readonly string[]) => Promise<void>;
}

/** Long enough for the next message of a busy server, too short for anybody to notice. */
const SOON_MS = 4;

const isRefusal = (error: unknown): boolean => error instanceof LostRace || error instanceof AlreadyLogged;

export class GroupCommit {
  readonly #db: Database;
  readonly #options: GroupCommitOptions;
  readonly #largest: number;
  #waiting: Job[] = [];
  #running = 0;
  #planned = false;
  #soon = false;
  #idle: (() => void)[] = [];

  constructor(db: Database, options: GroupCommitOptions) {
    this.#db = db;
    this.#options = options;
    this.#largest = options.largest ?? 128;
  }

  run<T>(conversation: string, work: (sql: Sql) => Promise<T>): Promise<T> {
    const result = this.#enqueue(conversation, work);
    this.#plan();
    return result;
  }

  /** For what nobody waits for: it joins the next transaction, and makes its own only when none comes soon. */
  runSoon<T>(conversation: string, work: (sql: Sql) => Promise<T>): Promise<T> {
    const result = this.#enqueue(conversation, work);
    if (!this.#soon) {
      this.#soon = true;
      setTimeout(() => {
        this.#soon = false;
        this.#plan();
      }, SOON_MS);
    }
    return result;
  }

  #enqueue<T>(conversation: string, work: (sql: Sql) => Promise<T>): Promise<T> {
    return new Promise<T>((resolve, reject) => {
      this.#waiting.push({ conversation, work, resolve: resolve as (value: unknown) => void, reject });
    });
  }

  /** Resolves when nothing waits and nothing runs. */
  async idle(): Promise<void> {
    while (this.#running > 0 || this.#waiting.length > 0) {
      await new Promise<void>((resolve) => this.#idle.push(resolve));
    }
  }

  /** One round of the event loop later: whatever else came in with this round joins the same transaction. */
  #plan(): void {
    if (this.#planned || this.#running >= this.#options.transactions || this.#waiting.length === 0) return;
    this.#planned = true;
    setImmediate(() => {
      this.#planned = false;
      const batch = this.#waiting.splice(0, this.#largest);
      if (batch.length === 0) return;
      this.#running += 1;
      void this.#runBatch(batch).finally(() => {
        this.#running -= 1;
        this.#plan();
        if (this.#running === 0 && this.#waiting.length === 0) for (const wake of this.#idle.splice(0)) wake();
      });
      this.#plan();
    });
  }

  async #runBatch(batch: Job[]): Promise<void> {
    batch.sort((a, b) => (a.conversation < b.conversation ? -1 : a.conversation > b.conversation ? 1 : 0));
    try {
      const endings = await this.#together(batch);
      batch.forEach((job, index) => settle(job, endings[index]!));
    } catch (error) {
      if (batch.length === 1) return batch[0]!.reject(error);
      for (const job of batch) await this.#runBatch([job]);
    }
  }

  #together(batch: readonly Job[]): Promise<Ending[]> {
    return this.#db.transaction().execute(async (sql) => {
      const endings: Ending[] = [];
      const changed: string[] = [];
      for (const job of batch) {
        try {
          endings.push({ value: await job.work(sql) });
          changed.push(job.conversation);
        } catch (error) {
          if (!isRefusal(error)) throw error;
          endings.push({ error });
        }
      }
      if (changed.length > 0) await this.#options.announce?.(sql, changed);
      return endings;
    });
  }
}

function settle(job: Job, ending: Ending): void {
  if ('error' in ending) job.reject(ending.error);
  else job.resolve(ending.value);
}
