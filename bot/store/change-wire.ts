/**
 * LISTEN/NOTIFY between instances that share a PostgreSQL: which conversations have changed. It has a connection of
 * its own, comes back by itself, and says "everything" after a gap, because notices sent meanwhile are lost.
 */
import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { EVERY_CONVERSATION } from './store.ts';

/** PostgreSQL takes 7,999 bytes a notice. */
const LARGEST_MESSAGE = 7_000;
const LONGEST_PAUSE = 15_000;

export class ChangeWire {
  readonly channel = 'conversations_changed';
  readonly #own = randomUUID();
  readonly #url: string;
  readonly #onTrouble: (error: Error) => void;
  #client: pg.Client | undefined;
  #heard: ((conversation: string) => void) | undefined;
  #closed = false;
  #again: NodeJS.Timeout | undefined;
  #pause = 250;

  constructor(url: string, onTrouble: (error: Error) => void) {
    this.#url = url;
    this.#onTrouble = onTrouble;
  }

  /** The notices that name these conversations, each short enough. */
  messages(conversations: readonly string[]): string[] {
    const messages: string[] = [];
    let names: string[] = [];
    let size = 0;
    for (const name of new Set(conversations)) {
      const bytes = Buffer.byteLength(JSON.stringify(name)) + 1;
      if (size + bytes > LARGEST_MESSAGE) {
        messages.push(JSON.stringify([this.#own, ...names]));
        names = [];
        size = 0;
      }
      names.push(name);
      size += bytes;
    }
    return names.length > 0 ? [...messages, JSON.stringify([this.#own, ...names])] : messages;
  }

  async listen(heard: (conversation: string) => void): Promise<void> {
    this.#heard = heard;
    await this.#connect();
  }

  async close(): Promise<void> {
    this.#closed = true;
    clearTimeout(this.#again);
    await this.#client?.end().catch(() => {});
  }

  async #connect(): Promise<void> {
    const client = new pg.Client({ connectionString: this.#url, keepAlive: true });
    client.on('notification', ({ payload }) => this.#receive(payload));
    client.on('error', (error) => this.#lost(client, error));
    client.on('end', () => this.#lost(client, new Error('the connection for notices has ended')));
    this.#client = client;
    await client.connect();
    await client.query(`listen ${this.channel}`);
    this.#pause = 250;
  }

  #receive(payload: string | undefined): void {
    const [from, ...conversations] = JSON.parse(payload ?? '[]') as string[];
    if (from === this.#own) return;
    for (const conversation of conversations) this.#heard?.(conversation);
  }

  #lost(client: pg.Client, error: Error): void {
    if (this.#closed || client !== this.#client) return;
    this.#client = undefined;
    this.#onTrouble(error);
    void client.end().catch(() => {});
    this.#retry();
  }

  #retry(): void {
    this.#again = setTimeout(() => {
      this.#connect().then(
        () => this.#heard?.(EVERY_CONVERSATION),
        (error: Error) => {
          this.#client = undefined;
          this.#onTrouble(error);
          if (!this.#closed) this.#retry();
        },
      );
    }, this.#pause).unref();
    this.#pause = Math.min(this.#pause * 2, LONGEST_PAUSE);
  }
}
