/** Microsoft's unmodified client against our endpoint, by socket and by polling (PITFALLS.md L). */
import { expect } from 'chai';
import { lendBrowserGlobals } from '../support/browser-globals.ts';
import { BY, connect, ConnectionStatus, newToken, type By, type Client } from '../support/direct-line-client.ts';
import { serveDirectLine, type TestServer } from '../support/direct-line-server.ts';
import { writeRow } from '../support/echo-turns.ts';

const MINUTE = 60_000;

for (const by of Object.keys(BY) as By[])
  describe(`Direct Line with Microsoft's client by ${by}`, () => {
    let giveBack: () => void;
    let server: TestServer;
    let clients: Client[];

    before(() => (giveBack = lendBrowserGlobals()));
    after(() => giveBack());
    beforeEach(async () => {
      clients = [];
      server = await serveDirectLine();
    });
    afterEach(async () => {
      for (const client of clients) client.end();
      await server.stop();
      await server.store.close();
    });

    const join = (token: string, options = {}) => {
      const client = connect(by, server.domain, token, options);
      clients.push(client);
      return client;
    };
    const start = async () => {
      const { token, conversationId } = await newToken(server.domain);
      const client = join(token);
      await client.until(({ seen }) => seen.length === 1);
      return { client, token, conversationId };
    };

    it('greets once, echoes with the client id, and answers', async () => {
      const { client, conversationId } = await start();
      const id = await client.say('hello', 'mine-1');
      await client.until(({ seen }) => seen.length === 3);
      expect(client.texts()).to.deep.equal(['Welcome', 'hello', 'You said: hello']);
      expect(client.seen[1]).to.include({ id, textFormat: 'plain' });
      expect(client.seen[1]?.channelData).to.deep.equal({ clientActivityID: 'mine-1' });
      expect(client.seen.map((each) => each.id)).to.deep.equal([1, 2, 3].map((n) => `${conversationId}|000000${n}`));
    });

    it('takes the sender from the token, whatever the message claims', async () => {
      const { client } = await start();
      await client.say('I am the bot', 'x', { from: { id: 'adviser', role: 'bot', name: 'Advice' } });
      await client.until(({ seen }) => seen.length === 3);
      expect(client.seen[1]?.from).to.deep.include({ role: 'user' });
      expect(client.seen[1]?.from.id).to.match(/^dl_/);
      expect(client.seen[1]?.from.name).to.equal(undefined);
    });

    it('sends nothing of a hand-over to the browser but the status line', async () => {
      const { client, conversationId } = await start();
      await writeRow(server.store, conversationId, {
        author: 'system',
        activity: { type: 'event', name: 'handoff.initiate', value: { transcript: 'canary' } },
      });
      await writeRow(server.store, conversationId, {
        author: 'system',
        activity: {
          type: 'event',
          name: 'case-status',
          value: { state: 'with-adviser', adviser: 'Mary', notes: 'canary' },
          channelData: { canary: true },
        },
      });
      await client.until(({ seen }) => seen.length === 2);
      expect(client.seen[1]).to.deep.include({
        name: 'case-status',
        value: { state: 'with-adviser', adviser: 'Mary' },
      });
      expect(JSON.stringify(client.seen)).not.to.include('canary');
    });

    it('strips cards and channel data from what the bot sends', async () => {
      const { client, conversationId } = await start();
      await writeRow(server.store, conversationId, {
        author: 'bot',
        activity: {
          type: 'message',
          text: 'twin',
          attachments: [{ contentType: 'application/vnd.microsoft.card.adaptive', content: { canary: 1 } }],
          channelData: { canary: 1 },
          suggestedActions: { to: [], actions: [{ type: 'imBack', title: 'Yes', value: 'yes' }] },
        },
      });
      await client.until(({ seen }) => seen.length === 2);
      expect(client.seen[1]).to.have.nested.property('suggestedActions.actions[0].value', 'yes');
      expect(JSON.stringify(client.seen)).not.to.include('canary');
    });

    it('delivers what an adviser writes, as it is written', async () => {
      const { client, conversationId } = await start();
      for (const text of ['one', 'two', 'three'])
        await writeRow(server.store, conversationId, { author: 'adviser', activity: { type: 'message', text } });
      await client.until(({ seen }) => seen.length === 4);
      expect(client.texts().slice(1)).to.deep.equal(['one', 'two', 'three']);
      expect(client.seen[3]?.from).to.include({ role: 'bot' });
    });

    it('replays everything after the watermark exactly once, with the first time', async () => {
      const { client, token, conversationId } = await start();
      for (const text of ['a', 'b', 'c']) await client.say(text);
      await client.until(({ seen }) => seen.length === 7);
      const again = join(token, { conversationId, watermark: '3' });
      await again.until(({ seen }) => seen.length === 4);
      await client.say('d');
      await again.until(({ seen }) => seen.length === 6);
      expect(again.texts()).to.deep.equal([...client.texts().slice(3, 7), 'd', 'You said: d']);
      expect(again.seen[0]?.timestamp).to.equal(client.seen[3]?.timestamp);
    });

    it('does not greet a second time when the page is loaded again', async () => {
      const { token, conversationId } = await start();
      const again = join(token, { conversationId });
      await again.until(({ seen }) => seen.length === 1);
      const twice = join(token);
      await twice.until(({ seen }) => seen.length === 1);
      expect(await server.store.log(conversationId, 0)).to.have.length(1);
    });

    it('takes a message that is posted again with the same client id once', async () => {
      const { client, conversationId } = await start();
      const first = await client.say('pay', 'same');
      const second = await client.say('pay', 'same');
      expect(second).to.equal(first);
      expect(await server.store.log(conversationId, 0)).to.have.length(3);
    });

    it('goes on after a restart of the server, with nothing lost or doubled', async function () {
      this.timeout(12_000);
      const { client, conversationId } = await start();
      await client.say('before');
      await client.until(({ seen }) => seen.length === 3);
      const port = Number(new URL(server.url).port);
      // A poll that falls into the gap ends the client's polling: that the wrapper of the view heals, not the server.
      if (by === 'polling') return this.skip();
      await server.stop();
      await writeRow(server.store, conversationId, {
        author: 'adviser',
        activity: { type: 'message', text: 'meanwhile' },
      });
      server = await serveDirectLine({ store: server.store, port });
      await client.until(({ seen }) => seen.length === 4, 8000);
      await client.say('after');
      await client.until(({ seen }) => seen.length === 6);
      expect(client.texts()).to.deep.equal([
        'Welcome',
        'before',
        'You said: before',
        'meanwhile',
        'after',
        'You said: after',
      ]);
    });

    it('says that a token has expired in the way the client understands, and lets it come back', async function () {
      this.timeout(8000);
      const { client, token, conversationId } = await start();
      server.ahead = 31 * MINUTE;
      expect(await client.say('too late')).to.equal('retry');
      await client.until(({ statuses }) => statuses.at(-1) === ConnectionStatus.ExpiredToken);
      const refreshed = await fetch(`${server.domain}/tokens/refresh`, {
        method: 'POST',
        headers: { Authorization: `Bearer ${token}` },
      });
      const { token: fresh } = (await refreshed.json()) as { token: string };
      const answer = await fetch(`${server.domain}/conversations/${conversationId}?watermark=1`, {
        headers: { Authorization: `Bearer ${fresh}` },
      });
      client.line.reconnect((await answer.json()) as Parameters<typeof client.line.reconnect>[0]);
      await client.say('here again');
      await client.until(({ seen }) => seen.length >= 3, 4000);
      // By socket the client opens one more at each change of its status, and Web Chat drops what it has by its id.
      expect([...new Set(client.texts())]).to.deep.equal(['Welcome', 'here again', 'You said: here again']);
    });

    it('ends the conversation for the client once it is cleared', async function () {
      this.timeout(8000);
      const { client, conversationId } = await start();
      const row = await server.store.conversation(conversationId);
      await server.store.commit({
        conversation: { id: conversationId, channel: 'directline', read: row!.version, owner: 'bot', memory: {} },
        log: [],
        forget: true,
        at: Date.now(),
      });
      await server.store.expire(Date.now() + 2 * 60 * MINUTE, { conversationDays: 30, caseDays: 30 });
      await client.say('anybody there?').then(
        () => expect.fail('was accepted'),
        (error: { status: number }) => expect(error.status).to.equal(404),
      );
    });

    it('rides out trouble of its own when a conversation starts', async function () {
      this.timeout(8000);
      const { token } = await newToken(server.domain);
      const real = server.store.conversation.bind(server.store);
      let failures = 1;
      server.store.conversation = (id) => (failures-- > 0 ? Promise.reject(new Error('canary')) : real(id));
      const client = join(token);
      await client.until(({ seen }) => seen.length === 1, 4000);
      expect(client.statuses).not.to.include(ConnectionStatus.FailedToConnect);
    });

    it('rides out trouble of its own while a conversation goes on', async function () {
      this.timeout(12_000);
      const { client } = await start();
      const real = server.store.log.bind(server.store);
      let failures = by === 'polling' ? 3 : 1;
      server.store.log = (...args) => (failures-- > 0 ? Promise.reject(new Error('canary')) : real(...args));
      await client.say('hello');
      await client.until(({ seen }) => seen.length === 3, 10_000);
      expect(client.texts()).to.deep.equal(['Welcome', 'hello', 'You said: hello']);
    });
  });
