/** The other side of an Azure channel: takes what the bot sends, and fails in the ways that a test scripts. */
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Activity } from 'botbuilder';

export interface Received {
  readonly conversation: string;
  readonly replyTo: string | undefined;
  readonly activity: Partial<Activity>;
  readonly authorization: string | undefined;
  readonly at: number;
}
export interface Failure {
  readonly status: number;
  readonly code?: string;
  readonly headers?: Record<string, string>;
}

export class FakeConnector {
  readonly received: Received[] = [];
  /** Taken one a call, before anything is received; undefined lets one through. */
  readonly failures: (Failure | undefined)[] = [];
  /** Of each call, failed ones too: which text, and when. */
  readonly attempts: { readonly text: string; readonly at: number }[] = [];
  readonly #server: Server;

  private constructor() {
    this.#server = createServer((req, res) => {
      const parts: Buffer[] = [];
      req.on('data', (part: Buffer) => parts.push(part));
      req.on('end', () => {
        const activity = JSON.parse(Buffer.concat(parts).toString('utf8')) as Partial<Activity>;
        this.attempts.push({ text: activity.text ?? '', at: Date.now() });
        const failure = this.failures.shift();
        if (failure) {
          res.writeHead(failure.status, { 'content-type': 'application/json', ...failure.headers });
          return res.end(JSON.stringify({ error: { code: failure.code ?? 'Failed', message: 'as the test has it' } }));
        }
        const [, , , conversation = '', , replyTo] = (req.url ?? '').split('/').map(decodeURIComponent);
        const { authorization } = req.headers;
        this.received.push({ conversation, replyTo, activity, authorization, at: Date.now() });
        res.writeHead(201, { 'content-type': 'application/json' });
        res.end(JSON.stringify({ id: `their-${this.received.length}` }));
      });
    });
  }

  static async start(): Promise<FakeConnector> {
    const connector = new FakeConnector();
    await new Promise<void>((resolve) => connector.#server.listen(0, '127.0.0.1', resolve));
    return connector;
  }

  get url(): string {
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}/`;
  }

  texts(conversation?: string): string[] {
    return this.received
      .filter((each) => conversation === undefined || each.conversation === conversation)
      .map(({ activity }) => activity.text ?? '');
  }

  stop(): Promise<void> {
    return new Promise((resolve) => {
      this.#server.close(() => resolve());
      this.#server.closeAllConnections();
    });
  }
}

/** Waits for something that another part does in its own time. */
export async function until(done: () => boolean | Promise<boolean>, what = 'it', mostMs = 10_000): Promise<void> {
  const end = Date.now() + mostMs;
  while (!(await done())) {
    if (Date.now() > end) throw new Error(`${what} did not happen within ${mostMs} ms`);
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
}
