/** The connection of the view against our endpoint, with a proxy in between that misbehaves (PITFALLS.md L, fault table). */
import { expect } from 'chai';
import type { Activity } from 'botframework-directlinejs';
import { createConnection, type Connection, type Health } from '../../../bot/widget/view/connection/connection.ts';
import { openLine, type Line } from '../../../bot/widget/view/connection/line.ts';
import type { SendingState } from '../../../bot/widget/view/connection/outgoing.ts';
import { createSessions } from '../../../bot/widget/view/connection/session.ts';
import { createStorage } from '../../../bot/widget/view/connection/storage.ts';
import { lendBrowserGlobals } from '../../support/browser-globals.ts';
import { serveDirectLine, type TestServer } from '../../support/direct-line-server.ts';
import { writeRow } from '../../support/echo-turns.ts';

const HOUR = 3_600_000;
const QUICK = { check: 60, poll: 200, slowPoll: 450, firstWait: 30, longestWait: 300, firstFrame: 1_500 };

class Shelf {
  readonly kept = new Map<string, string>();
  getItem(key: string) {
    return this.kept.get(key) ?? null;
  }
  setItem(key: string, value: string) {
    this.kept.set(key, value);
  }
  removeItem(key: string) {
    this.kept.delete(key);
  }
}

describe('the connection of the chat window', function () {
  this.timeout(10_000);
  let giveBack: () => void;
  let server: TestServer;
  let open: Connection[];
  let tab: Shelf;
  let device: Shelf;

  before(() => (giveBack = lendBrowserGlobals()));
  after(() => giveBack());
  beforeEach(async () => {
    [open, tab, device] = [[], new Shelf(), new Shelf()];
    server = await serveDirectLine();
  });
  afterEach(async () => {
    for (const connection of open) connection.end();
    await server.stop();
    await server.store.close();
  });

  function connect({ pace = {} } = {}) {
    const storage = createStorage({ tab: () => tab, device: () => device });
    const sessions = createSessions({
      domain: server.domain,
      tokenUrl: `${server.domain}/tokens/generate`,
      storage,
      fetch: (...args) => fetch(...args),
      timeoutMs: 2_000,
    });
    const seen: Activity[] = [];
    const health: Health[] = [];
    const sending: (SendingState | undefined)[] = [];
    const cases: unknown[] = [];
    const connection = createConnection({
      domain: server.domain,
      locale: 'en-GB',
      sessions,
      pace: { ...QUICK, ...pace },
      onHealth: (each) => health.push(each),
      onSending: (each) => sending.push(each),
      onCase: (each) => cases.push(each),
    });
    open.push(connection);
    connection.activity$.subscribe({ next: (activity) => seen.push(activity) });
    const texts = () => seen.map((each) => (each as { text?: string }).text);
    let said = 0;
    const say = (text: string) =>
      new Promise<string>((resolve, reject) =>
        connection
          .postActivity({
            type: 'message',
            text,
            from: { id: '' },
            channelData: { clientActivityID: `c${said++}` },
          } as Activity)
          .subscribe({ next: resolve, error: reject }),
      );
    const until = async (test: () => boolean, ms = 4000) => {
      for (const end = Date.now() + ms; !test(); await new Promise((resolve) => setTimeout(resolve, 10)))
        if (Date.now() > end)
          throw new Error(`not within ${ms} ms: ${JSON.stringify({ texts: texts(), health, sending })}`);
    };
    const greeted = () => until(() => texts().includes('Welcome'));
    return { connection, storage, seen, health, sending, cases, texts, say, until, greeted };
  }
  const conversationOf = (client: ReturnType<typeof connect>) =>
    (client.seen[0] as { conversation: { id: string } }).conversation.id;
  const advise = (client: ReturnType<typeof connect>, text: string) =>
    writeRow(server.store, conversationOf(client), { author: 'adviser', activity: { type: 'message', text } });
  /** What a network that forbids sockets does. */
  const noSockets = (url: string | undefined) => !!url?.includes('/stream');

  function forbidSockets(): () => void {
    const all = globalThis as unknown as { WebSocket: unknown };
    const real = all.WebSocket;
    all.WebSocket = class extends EventTarget {
      readyState = 0;
      constructor() {
        super();
        setTimeout(() => {
          this.dispatchEvent(new Event('close'));
          (this as unknown as { onclose?: (event: object) => void }).onclose?.({});
        }, 5);
      }
      send() {}
      close() {}
    };
    return () => (all.WebSocket = real);
  }

  it('greets once and shows each thing once, in order, though the server restarts', async () => {
    const client = connect();
    await client.greeted();
    await client.say('one');
    const port = Number(new URL(server.url).port);
    await server.stop();
    await client.until(() => client.health.at(-1) === 'offline');
    const waiting = client.say('two');
    await client.until(() => client.sending.at(-1)?.kind === 'waiting');
    await advise(client, 'meanwhile');
    server = await serveDirectLine({ store: server.store, port });
    await waiting;
    await client.until(() => client.texts().length === 6);
    expect(client.texts()).to.deep.equal(['Welcome', 'one', 'You said: one', 'meanwhile', 'two', 'You said: two']);
    expect(client.health).to.deep.equal(['online', 'offline', 'online']);
    expect(client.sending.at(-1)).to.equal(undefined);
    const sequence = client.seen.map(
      ({ channelData }) => (channelData as Record<string, number>)['webchat:sequence-id'],
    );
    expect(sequence).to.deep.equal([1, 2, 3, 4, 5, 6]);
  });

  it('takes to polling where sockets do not get through', async () => {
    const allow = forbidSockets();
    try {
      const client = connect();
      await client.greeted();
      await client.say('by polling');
      await client.until(() => client.texts().length === 3);
      expect(client.health.at(-1)).to.equal('online');
    } finally {
      allow();
    }
  });

  for (const status of [500, 502, 503, 429, 401])
    it(`goes on polling after a proxy answered ${status} once`, async () => {
      const allow = forbidSockets();
      try {
        const client = connect();
        await client.greeted();
        let faults = 1;
        server.fault = (req) =>
          req.method === 'GET' && req.url?.includes('/activities') && faults-- > 0 ? status : undefined;
        await client.until(() => faults < 1);
        await advise(client, 'still there?');
        await client.until(() => client.texts().includes('still there?'), 6000);
        expect(client.texts()).to.deep.equal(['Welcome', 'still there?']);
      } finally {
        allow();
      }
    });

  for (const status of [500, 502, 503, 429])
    it(`begins although a proxy answered ${status} to every first request`, async () => {
      const failed = new Set<string>();
      server.fault = (req) => {
        const key = `${req.method} ${(req.url ?? '').replace(/[?].*/, '').replace(/conversations\/[^/]+/, 'conversations/x')}`;
        if (failed.has(key) || noSockets(req.url)) return undefined;
        failed.add(key);
        return status;
      };
      const client = connect();
      await client.greeted();
      await client.say('hello');
      await client.until(() => client.texts().length === 3);
      expect(client.texts()).to.deep.equal(['Welcome', 'hello', 'You said: hello']);
    });

  it('sends a message once although the answer to it was lost', async () => {
    const client = connect();
    await client.greeted();
    const real = globalThis.fetch;
    let lost = 1;
    globalThis.fetch = async (...args) => {
      const answer = await real(...args);
      const isPost = String(args[0]).endsWith('/activities') && args[1]?.method === 'POST';
      return isPost && lost-- > 0 ? new Response('<h1>504</h1>', { status: 504 }) : answer;
    };
    try {
      await client.say('only once');
    } finally {
      globalThis.fetch = real;
    }
    await client.until(() => client.texts().length === 3);
    expect(await server.store.log(conversationOf(client), 0)).to.have.length(3);
  });

  it('keeps the order of what was written while the line was away', async () => {
    const client = connect();
    await client.greeted();
    let away = true;
    server.fault = (req) => (away && req.method === 'POST' ? 503 : undefined);
    const sent = [client.say('a'), client.say('b'), client.say('c')];
    await client.until(() => client.sending.length > 0);
    away = false;
    await Promise.all(sent);
    await client.until(() => client.texts().length === 7);
    expect(client.texts().filter((text) => text!.length === 1)).to.deep.equal(['a', 'b', 'c']);
  });

  it('passes on the words of a refusal, and gives up on what will never be taken', async () => {
    const client = connect();
    await client.greeted();
    await client.say('x'.repeat(100_000)).then(
      () => expect.fail('was taken'),
      () => {},
    );
    expect(client.sending.at(-1)).to.deep.equal({ kind: 'failed', words: 'words of widget.too-large' });
  });

  it('comes back after a sleep of two hours, and of two days', async () => {
    const client = connect();
    await client.greeted();
    for (const hours of [2, 48]) {
      server.ahead = hours * HOUR;
      await client.say(`after ${hours} h`);
      await client.until(() => client.texts().includes(`You said: after ${hours} h`));
      client.connection.wake();
    }
    await advise(client, 'good morning');
    await client.until(() => client.texts().includes('good morning'));
    expect(new Set(client.texts()).size).to.equal(client.texts().length);
  });

  it('finds its conversation again after a reload, with one welcome', async () => {
    const first = connect();
    await first.greeted();
    await first.say('hello');
    await first.until(() => tab.kept.size === 1);
    first.connection.end();
    const second = connect();
    await second.until(() => second.texts().length === 3);
    expect(second.texts()).to.deep.equal(['Welcome', 'hello', 'You said: hello']);
    expect([...tab.kept.values()][0]).not.to.include('hello');
    expect(device.kept.size).to.equal(0);
  });

  it('keeps the way back on the device only when asked to, and forgets it when cleared', async () => {
    const client = connect();
    await client.greeted();
    await client.until(() => tab.kept.size === 1);
    client.storage.keepOnDevice(true);
    expect([tab.kept.size, device.kept.size]).to.deep.equal([0, 1]);
    client.storage.keepOnDevice(false);
    expect([tab.kept.size, device.kept.size]).to.deep.equal([1, 0]);
    client.storage.clear();
    expect([tab.kept.size, device.kept.size]).to.deep.equal([0, 0]);
  });

  it('works where the browser forbids storage', async () => {
    const forbidden = createStorage({
      tab: () => {
        throw new Error('SecurityError');
      },
      device: () => {
        throw new Error('SecurityError');
      },
    });
    forbidden.write('x');
    expect(forbidden.read()).to.equal('x');
    forbidden.clear();
    expect(forbidden.read()).to.equal(undefined);
  });

  it('goes on from what it was told, not from what was on its way when the line broke', async () => {
    const client = connect();
    await client.greeted();
    for (const text of ['a', 'b', 'c']) await client.say(text);
    client.connection.end();
    const told: string[] = [];
    const session = { conversation: conversationOf(client), token: client.connection.token!, begun: true };
    const line: Line = openLine({
      domain: server.domain,
      session,
      watermark: '1',
      locale: 'en-GB',
      by: 'socket',
      pollMs: 1_000,
      onActivity(activity) {
        told.push((activity as { text: string }).text);
        if (told.length === 2) line.end();
      },
      onHeard: () => {},
      onOnline: () => {},
      onDead: () => {},
    });
    await client.until(() => told.length === 2);
    expect(line.watermark()).to.equal('3');
  });

  it('feeds the status line and keeps it out of the chat', async () => {
    const client = connect();
    await client.greeted();
    await writeRow(server.store, conversationOf(client), {
      author: 'system',
      activity: { type: 'event', name: 'case-status', value: { state: 'with-adviser', adviser: 'Mary' } },
    });
    await client.until(() => client.cases.length === 1);
    expect(client.cases).to.deep.equal([{ state: 'with-adviser', adviser: 'Mary' }]);
    expect(client.texts()).to.deep.equal(['Welcome']);
  });

  it('says that a conversation is gone, and does not ask for ever', async () => {
    const client = connect();
    await client.greeted();
    const row = (await server.store.conversation(conversationOf(client)))!;
    await server.store.commit({
      conversation: { id: row.id, channel: row.channel, read: row.version, owner: 'bot', memory: {} },
      log: [],
      forget: true,
      at: Date.now(),
    });
    await server.store.expire(Date.now() + 2 * HOUR, { conversationDays: 30, caseDays: 30 });
    await client.say('anybody?').then(
      () => expect.fail('was taken'),
      () => {},
    );
    await client.until(() => client.health.at(-1) === 'gone');
  });
});
