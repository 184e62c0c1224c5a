/**
 * The load: many people beside each other, each of whom writes only when the answer to the last message has come. The
 * bot sends its answers to a connector, which is here too.
 */
import { Agent, createServer, request, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Activity } from 'botbuilder';

export interface Person {
  /** What they write next, given the last answer. */
  next(answer: Partial<Activity> | undefined): string;
}

export class Load {
  readonly #connector: Server;
  readonly #agent = new Agent({ keepAlive: true, maxSockets: 256 });
  /** Who waits for an answer, by the id of the message. */
  readonly #waiting = new Map<string, (answer: Partial<Activity>) => void>();

  private constructor() {
    this.#connector = createServer((req, res) => {
      const parts: Buffer[] = [];
      req.on('data', (part: Buffer) => parts.push(part));
      req.on('end', () => {
        res.writeHead(200, { 'content-type': 'application/json', 'content-length': '10' });
        res.end('{"id":"1"}');
        const activity = JSON.parse(Buffer.concat(parts).toString()) as Partial<Activity>;
        // The first answer counts; a second one to the same message is not taken for one to the next.
        const id = activity.replyToId ?? '';
        const answered = this.#waiting.get(id);
        this.#waiting.delete(id);
        answered?.(activity);
      });
    });
  }

  static async start(): Promise<Load> {
    const load = new Load();
    load.#connector.keepAliveTimeout = 60_000;
    await new Promise<void>((resolve) => load.#connector.listen(0, '127.0.0.1', resolve));
    return load;
  }

  /**
   * Resolves to the milliseconds that all turns took together, and the conversations that they were in.
   * @param urls several instances: each person's messages go to one after the other.
   */
  async run(
    urls: string | readonly string[],
    people: number,
    turnsEach: number,
    person: () => Person,
  ): Promise<{ readonly ms: number; readonly conversations: readonly string[] }> {
    const run = Math.random().toString(36).slice(2);
    const conversations = Array.from({ length: people }, (_, n) => `${run}-${n}`);
    const all = typeof urls === 'string' ? [urls] : urls;
    const start = performance.now();
    await Promise.all(conversations.map((name) => this.#talk(all, name, turnsEach, person())));
    return { ms: performance.now() - start, conversations };
  }

  async stop(): Promise<void> {
    this.#agent.destroy();
    await new Promise<void>((resolve) => {
      this.#connector.close(() => resolve());
      this.#connector.closeAllConnections();
    });
  }

  async #talk(urls: readonly string[], conversation: string, turns: number, person: Person): Promise<void> {
    let answer: Partial<Activity> | undefined;
    for (let turn = 0; turn < turns; turn += 1) {
      const id = `${conversation}-${turn}`;
      const answered = new Promise<Partial<Activity>>((resolve) => this.#waiting.set(id, resolve));
      await this.#post(urls[turn % urls.length]!, conversation, id, person.next(answer));
      answer = await answered;
    }
  }

  #post(url: string, conversation: string, id: string, text: string): Promise<void> {
    const { port } = this.#connector.address() as AddressInfo;
    const body = JSON.stringify({
      type: 'message',
      id,
      channelId: 'emulator',
      serviceUrl: `http://127.0.0.1:${port}/`,
      conversation: { id: conversation },
      from: { id: 'person', name: 'Person' },
      recipient: { id: 'bot', name: 'Bot' },
      locale: 'en-GB',
      text,
    });
    const options = {
      method: 'POST',
      agent: this.#agent,
      headers: { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) },
    };
    return new Promise((resolve, reject) => {
      const req = request(`${url}/api/messages`, options, (res) => {
        res.resume();
        if (res.statusCode !== 200) reject(new Error(`the bot answered ${res.statusCode}`));
        res.on('end', () => resolve());
      });
      req.on('error', reject);
      req.end(body);
    });
  }
}
