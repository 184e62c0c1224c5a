/** Our Direct Line endpoint, request by request: who may call, what is refused and how. */
import { createConnection } from 'node:net';
import { expect } from 'chai';
import { WebSocket } from 'ws';
import { newToken } from '../support/direct-line-client.ts';
import { serveDirectLine, type TestServer } from '../support/direct-line-server.ts';
import { writeRow } from '../support/echo-turns.ts';

const HOUR = 3_600_000;
interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly body: {
    token?: string;
    conversationId?: string;
    streamUrl?: string;
    resume?: string;
    id?: string;
    activities?: { id: string; text?: string }[];
    watermark?: string;
    error?: { code: string; message: string };
  };
}

describe('Direct Line, request by request', () => {
  let server: TestServer;
  let token: string;
  let conversation: string;
  const bearer = (value = token) => ({ Authorization: `Bearer ${value}` });

  async function call(
    method: string,
    path: string,
    { headers = bearer(), body }: { headers?: object; body?: unknown } = {},
  ) {
    const answer = await fetch(`${server.domain}${path}`, {
      method,
      headers: { ...(body !== undefined && { 'Content-Type': 'application/json' }), ...headers },
      ...(body !== undefined && { body: typeof body === 'string' ? body : JSON.stringify(body) }),
    });
    const text = await answer.text();
    return { status: answer.status, headers: answer.headers, body: text ? JSON.parse(text) : {} } as Answer;
  }
  const say = (text: string, more = {}) =>
    call('POST', `/conversations/${conversation}/activities`, { body: { type: 'message', text, ...more } });
  const read = (watermark = '') => call('GET', `/conversations/${conversation}/activities?watermark=${watermark}`);

  before(async () => {
    server = await serveDirectLine();
  });
  after(async () => {
    await server.stop();
    await server.store.close();
  });
  beforeEach(async () => {
    server.ahead = 0;
    ({ token, conversationId: conversation } = await newToken(server.domain));
    await call('POST', '/conversations');
  });

  describe('who may call', () => {
    const generate = (origin?: string) =>
      call('POST', '/tokens/generate', { headers: origin === undefined ? {} : { Origin: origin } });

    it('gives tokens to our own pages, to named sites and to callers that are no page', async () => {
      for (const origin of [server.url, 'https://site.example', undefined])
        expect(await generate(origin)).to.have.property('status', 200);
    });
    it('refuses every other site, with no word of permission', async () => {
      for (const origin of [
        'https://other.example',
        'https://site.example.evil.example',
        'null',
        'http://site.example',
      ]) {
        const { status, headers } = await generate(origin);
        expect(status, origin).to.equal(403);
        expect(headers.get('access-control-allow-origin')).to.equal(null);
      }
    });
    it('answers the preflight of a named site and of no other', async () => {
      const ask = (origin: string) =>
        fetch(`${server.domain}/conversations/x/activities`, {
          method: 'OPTIONS',
          headers: { Origin: origin, 'Access-Control-Request-Method': 'POST' },
        });
      const good = await ask('https://site.example');
      expect(good.status).to.equal(204);
      expect(good.headers.get('access-control-allow-origin')).to.equal('https://site.example');
      expect(good.headers.get('access-control-allow-headers')).to.include('x-ms-bot-agent');
      expect(good.headers.get('vary')).to.equal('Origin');
      expect((await ask('https://other.example')).status).to.equal(403);
    });
  });

  describe('tokens', () => {
    it('are refused when missing, changed, for another use or for another conversation', async () => {
      const other = await newToken(server.domain);
      const [header, payload, signature] = token.split('.');
      const claims = { ...JSON.parse(Buffer.from(payload!, 'base64url').toString()), conv: other.conversationId };
      const forged = `${header}.${Buffer.from(JSON.stringify(claims)).toString('base64url')}.${signature}`;
      const none = `${Buffer.from('{"alg":"none"}').toString('base64url')}.${payload}.`;
      const { body } = await call('POST', '/tokens/keep');
      for (const bad of [undefined, '', 'x', 'a.b.c', forged, none, `${token}x`, other.token, body.resume]) {
        const headers = bad === undefined ? {} : bearer(bad);
        const { status } = await call('GET', `/conversations/${conversation}/activities`, { headers });
        expect(status, bad).to.equal(403);
      }
    });
    it('can be refreshed for a day after they have expired, and then no more', async () => {
      server.ahead = 24 * HOUR;
      const { status, body } = await call('POST', '/tokens/refresh');
      expect(status).to.equal(200);
      expect(body.conversationId).to.equal(conversation);
      const { status: good } = await call('GET', `/conversations/${conversation}`, { headers: bearer(body.token) });
      expect(good).to.equal(200);
      server.ahead = 25 * HOUR;
      expect(await call('POST', '/tokens/refresh')).to.have.property('status', 403);
    });
    it('can be kept, to come back for a reminder that is far off to what is still there', async () => {
      const { body } = await call('POST', '/tokens/keep');
      server.ahead = 730 * 24 * HOUR;
      const back = await call('POST', '/tokens/resume', { headers: {}, body: { resume: body.resume } });
      expect(back.body.conversationId).to.equal(conversation);
      server.ahead = 732 * 24 * HOUR;
      expect(await call('POST', '/tokens/resume', { headers: {}, body: { resume: body.resume } })).to.have.property(
        'status',
        403,
      );
      expect(await call('POST', '/tokens/resume', { headers: {}, body: { resume: 7 } })).to.have.property(
        'status',
        403,
      );
    });
  });

  describe('what is posted', () => {
    it('is refused when it is no JSON, no activity or of the wrong types', async () => {
      const post = (body: unknown) => call('POST', `/conversations/${conversation}/activities`, { body });
      for (const body of [
        '{"type":',
        '[]',
        '"message"',
        {},
        { type: 'invoke' },
        { type: 'message' },
        { type: 'message', text: 7 },
      ])
        expect(await post(body), JSON.stringify(body)).to.have.property('status', 400);
      expect(
        await post({ type: 'message', text: 'x', channelData: { clientActivityID: 'x'.repeat(201) } }),
      ).to.have.property('status', 400);
      expect(await post({ type: 'message', value: { long: 'x'.repeat(9000) } })).to.have.property('status', 400);
      expect((await read()).body.activities).to.have.length(1);
    });
    it('is refused in words when it is a megabyte, with or without a length', async () => {
      const { status, body } = await say('x'.repeat(1_000_000));
      expect(status).to.equal(413);
      expect(body.error?.message).to.equal('words of widget.too-large');
      const chunks = new ReadableStream({
        start(controller) {
          for (let i = 0; i < 20; i++) controller.enqueue(new TextEncoder().encode(' '.repeat(50_000)));
          controller.close();
        },
      });
      const streamed = await fetch(`${server.domain}/conversations/${conversation}/activities`, {
        method: 'POST',
        headers: bearer(),
        body: chunks,
        duplex: 'half',
      } as RequestInit);
      expect(streamed.status).to.equal(413);
    });
    it('reaches the turn when it is merely long, for the turn to say so kindly', async () => {
      expect(await say('x'.repeat(20_000))).to.have.property('status', 200);
    });
    it('is kept as text, markup and all', async () => {
      await say('<script>alert(1)</script> **bold** Ŵ £');
      expect((await read('1')).body.activities?.[0]).to.include({
        text: '<script>alert(1)</script> **bold** Ŵ £',
        textFormat: 'plain',
      });
    });
    it('may not be a file, and says so', async () => {
      const { status, body } = await call('POST', `/conversations/${conversation}/upload?userId=me`, { body: 'x' });
      expect(status).to.equal(415);
      expect(body.error?.message).to.equal('words of widget.no-uploads');
      expect(await say('see file', { attachments: [{}] })).to.have.property('status', 415);
    });
    it('is not acted on when it is an event or typing dots', async () => {
      for (const body of [{ type: 'typing' }, { type: 'event', name: 'handoff.status', value: { state: 'closed' } }])
        expect(await call('POST', `/conversations/${conversation}/activities`, { body })).to.have.property(
          'status',
          200,
        );
      expect((await read()).body.activities).to.have.length(1);
    });
    it('gets 404 in a conversation that was never started', async () => {
      ({ token, conversationId: conversation } = await newToken(server.domain));
      expect(await say('hello')).to.have.property('status', 404);
      expect(await read()).to.have.property('status', 404);
    });
    it('leaks nothing when something breaks', async () => {
      const real = server.store.conversation;
      server.store.conversation = () => Promise.reject(new Error('canary password=abc'));
      const answers = [await say('x'), await read('7'), await call('GET', `/conversations/${conversation}`)];
      server.store.conversation = real;
      expect(answers.map(({ status }) => status)).to.deep.equal([503, 200, 429]);
      expect(answers[1]?.body).to.deep.equal({ activities: [], watermark: '7' });
      expect(JSON.stringify(answers)).not.to.include('canary');
    });
    it('does not mind a path that is far too long', async () => {
      expect(await call('GET', `/conversations/${'x'.repeat(200)}/activities`)).to.have.property('status', 403);
    });
  });

  describe('limits', () => {
    let strict: TestServer;
    before(async () => {
      strict = await serveDirectLine({
        store: server.store,
        deps: () => ({
          addressOf: () => '192.0.2.7',
          limits: {
            messagesPerConversation: { burst: 3, perMinute: 1 },
            conversationsPerAddress: { burst: 3, perMinute: 60 },
          },
        }),
      });
    });
    after(() => strict.stop());

    it('stop one conversation without stopping its neighbour, in words and with a time', async () => {
      const talk = async ({ token: of, conversationId }: { token: string; conversationId: string }) => {
        await fetch(`${strict.domain}/conversations`, { method: 'POST', headers: bearer(of) });
        return () =>
          fetch(`${strict.domain}/conversations/${conversationId}/activities`, {
            method: 'POST',
            headers: bearer(of),
            body: JSON.stringify({ type: 'message', text: 'x' }),
          });
      };
      const one = await talk(await newToken(strict.domain));
      const other = await talk(await newToken(strict.domain));
      for (let i = 0; i < 3; i++) expect((await one()).status).to.equal(200);
      const refused = await one();
      expect(refused.status).to.equal(429);
      expect(Number(refused.headers.get('retry-after'))).to.be.within(1, 60);
      expect(((await refused.json()) as Answer['body']).error?.message).to.equal('words of widget.too-many');
      expect((await other()).status).to.equal(200);
    });
    it('end at a ceiling for one address', async () => {
      const statuses: number[] = [];
      for (let i = 0; i < 4; i++)
        statuses.push((await fetch(`${strict.domain}/tokens/generate`, { method: 'POST' })).status);
      expect(statuses).to.include(429);
    });
  });

  describe('the socket', () => {
    const open = (url: string, options = {}) => {
      const socket = new WebSocket(url, options);
      const frames: string[] = [];
      socket.on('message', (data) => frames.push(String(data)));
      socket.on('error', () => {});
      return { socket, frames };
    };
    const until = async (test: () => boolean) => {
      for (const end = Date.now() + 2000; !test(); await new Promise((resolve) => setTimeout(resolve, 5)))
        if (Date.now() > end) throw new Error('not in time');
    };
    const streamUrl = async (watermark = '') =>
      (await call('GET', `/conversations/${conversation}?watermark=${watermark}`)).body.streamUrl!;

    it('is named by the public address where there is one', async () => {
      const behind = await serveDirectLine({
        store: server.store,
        deps: () => ({ site: { publicUrl: 'https://chat.example/', widgetOrigins: [] } }),
      });
      const answer = await fetch(`${behind.domain}/conversations`, { method: 'POST', headers: bearer() });
      expect(((await answer.json()) as Answer['body']).streamUrl).to.match(/^wss:\/\/chat\.example\/v3\/directline\//);
      await behind.stop();
      expect(await streamUrl()).to.match(/^ws:\/\/127\.0\.0\.1:/);
    });
    it('replays in its first frame, then sends what comes, and takes empty frames for nothing', async () => {
      await say('one');
      const { socket, frames } = open(await streamUrl('1'));
      await until(() => frames.length === 1);
      expect(JSON.parse(frames[0]!)).to.have.property('watermark', '3');
      socket.send('');
      await writeRow(server.store, conversation, { author: 'adviser', activity: { type: 'message', text: 'two' } });
      await until(() => frames.length === 2);
      expect(JSON.parse(frames[1]!)).to.have.nested.property('activities[0].text', 'two');
      socket.close();
    });
    it('says that it is open with an empty set when there is nothing to replay', async () => {
      const { socket, frames } = open(await streamUrl('1'));
      await until(() => frames.length === 1);
      expect(JSON.parse(frames[0]!)).to.deep.equal({ activities: [], watermark: '1' });
      socket.close();
    });
    it('does not open without its own ticket, or from another site', async () => {
      const url = await streamUrl();
      const attempts = [
        open(url.replace(/t=.*/, `t=${token}`)),
        open(url.replace(/t=.*/, '')),
        open(url, { origin: 'https://other.example' }),
      ];
      await until(() => attempts.every(({ socket }) => socket.readyState === WebSocket.CLOSED));
      expect(attempts.flatMap(({ frames }) => frames)).to.have.length(0);
    });
    it('is refused where there is none, and by no address is the server harmed', async () => {
      const answers = await Promise.all(
        ['/', '//', '/nothing', 'http://[', '/v3/directline/conversations/%/stream'].map(
          (path) =>
            new Promise<string>((resolve, reject) => {
              const { port } = new URL(server.url);
              const raw = createConnection(Number(port), '127.0.0.1', () =>
                raw.write(`GET ${path} HTTP/1.1\r\nHost: x\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\r\n`),
              );
              let text = '';
              raw.on('data', (part) => (text += part.toString()));
              raw.on('close', () => resolve(text.slice(0, 12)));
              raw.on('error', reject);
            }),
        ),
      );
      expect(new Set(answers)).to.deep.equal(new Set(['HTTP/1.1 404']));
      expect(await read()).to.have.property('status', 200);
    });
    it('sends thousands of rows in order, without a gap, to one who joins late', async () => {
      for (let i = 0; i < 450; i++)
        await writeRow(server.store, conversation, {
          author: 'adviser',
          activity: { type: 'message', text: String(i) },
        });
      const { socket, frames } = open(await streamUrl());
      const texts = () =>
        frames.flatMap((frame) => (JSON.parse(frame) as { activities: { text: string }[] }).activities);
      await until(() => texts().length === 451);
      expect(
        texts()
          .slice(1)
          .map(({ text }) => text),
      ).to.deep.equal(Array.from({ length: 450 }, (_, i) => String(i)));
      socket.close();
    });
  });
});
