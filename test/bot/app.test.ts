/** All parts together, on the real content, in this process. */
import { expect } from 'chai';
import { createApp, type App, type Overrides } from '../../bot/app.ts';
import { readConfig } from '../../bot/config.ts';
import { dayOf, loadContent, type Content } from '../../bot/content.ts';
import { silentLog } from '../../bot/log.ts';
import { openStore, type Store } from '../../bot/store/index.ts';
import { FakeConnector, until } from '../support/fake-connector.ts';

const NOW = new Date('2026-11-24T10:00:00Z');
const CANARY = 'canary-c0ffee: password=abc at 10.0.0.1';

describe('the app', function () {
  this.timeout(30_000);
  let content: Content;
  let app: App;
  let url: string;
  let store: Store;

  before(
    async () => void (content = await loadContent(readConfig(process.env).contentDir, dayOf(NOW), { phrases: [] })),
  );
  afterEach(() => app.stop());

  async function open(overrides: Overrides = {}, env: Record<string, string> = {}): Promise<void> {
    store = await openStore({ memory: true });
    const config = readConfig({ PORT: '0', ...env });
    app = await createApp(config, { content, store, log: silentLog, now: () => NOW, ...overrides });
    url = await app.start();
  }

  const post = (path: string, body: unknown, headers: Record<string, string> = {}): Promise<Response> =>
    fetch(url + path, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body: JSON.stringify(body),
    });
  const web = async () => {
    const { token } = (await (await post('/v3/directline/tokens/generate', {})).json()) as { token: string };
    const headers = { authorization: `Bearer ${token}` };
    const started = await post('/v3/directline/conversations', {}, headers);
    const { conversationId } = (await started.json()) as { conversationId: string };
    return { path: `/v3/directline/conversations/${conversationId}/activities`, headers, conversationId };
  };

  it('opens no port until it is started, and tells when it is ready', async () => {
    store = await openStore({ memory: true });
    app = await createApp(readConfig({ PORT: '0' }), { content, store, log: silentLog });
    expect(app.server.address()).to.equal(null);
    url = await app.start();
    expect((await fetch(`${url}/readyz`)).status).to.equal(200);
    expect((await post('/api/messages', {})).status).to.equal(400);
  });

  it('answers a question on the web and in a channel with the same words', async () => {
    await open();
    const connector = await FakeConnector.start();
    const text = 'how much does it cost to register a CIC online?';
    const { path, headers, conversationId } = await web();
    await post(path, { type: 'message', text, from: { id: 'me' } }, headers);
    const activity = {
      type: 'message',
      id: '1',
      channelId: 'emulator',
      serviceUrl: connector.url,
      conversation: { id: 'talk' },
      from: { id: 'me' },
      recipient: { id: 'bot' },
      text,
    };
    await post('/api/messages', activity);
    await until(() => connector.received.length >= 2, 'welcome and answer');
    const said = (await store.log(conversationId, 0))
      .filter(({ author }) => author === 'bot')
      .map((row) => row.activity.text);
    expect(connector.texts()).to.deep.equal(said);
    await connector.stop();
  });

  it('keeps a trace of what each sentence was made from, and shows none of it', async () => {
    await open();
    const { path, headers, conversationId } = await web();
    await post(path, { type: 'message', text: 'what is an asset lock', from: { id: 'me' } }, headers);
    const rows = (await store.log(conversationId, 0)).filter(({ author }) => author === 'bot');
    expect(rows.length).to.be.greaterThan(1);
    for (const { meta, activity } of rows) {
      expect(meta?.said, activity.text).not.to.deep.equal([]);
      expect(JSON.stringify(activity)).not.to.include('"advice"');
    }
    const shown = await (await fetch(`${url}${path}`, { headers })).text();
    expect(shown).to.include('asset lock').and.not.include('"advice"').and.not.include('"said"');
  });

  it('never shows what goes wrong inside, on any channel or page', async () => {
    await open({ converse: () => Promise.reject(new Error(CANARY)) });
    const { path, headers } = await web();
    const activity = {
      type: 'message',
      channelId: 'emulator',
      serviceUrl: 'http://127.0.0.1:9/',
      conversation: { id: 'talk' },
      from: { id: 'me' },
      recipient: { id: 'bot' },
      text: 'hello',
      deliveryMode: 'expectReplies',
    };
    const answers: string[] = [];
    const collect = async (response: Promise<Response>): Promise<void> =>
      void answers.push(await (await response).text());
    const everything = async (): Promise<void> => {
      await collect(post('/api/messages', activity));
      await collect(post(path, { type: 'message', text: 'hello', from: { id: 'me' } }, headers));
      await collect(fetch(`${url}${path}`, { headers }));
      await collect(post('/v3/directline/conversations', {}, headers));
      await collect(fetch(`${url}/chat`, { method: 'POST', body: new URLSearchParams({ text: 'hello' }) }));
      await collect(post('/desk/sign-in', { email: 'a@example.org', password: 'x' }, { origin: url }));
      for (const page of ['/', '/readyz', '/metrics', '/desk', '/privacy', '/nothing', '/widget/frame'])
        await collect(fetch(url + page));
    };
    await everything();
    for (const broken of ['conversation', 'commit', 'log', 'answered', 'account', 'setting', 'outboxAge'] as const)
      Object.assign(store, { [broken]: () => Promise.reject(new Error(CANARY)) });
    await everything();
    expect(answers).to.have.length(26);
    for (const answer of answers) expect(answer).not.to.match(/canary|password=|node_modules|\.ts:\d/);
    expect(answers.some((answer) => answer.includes('Reference') || answer.includes('reference'))).to.equal(true);
  });

  it('says that it is not ready when its store fails, and when it is stopping', async () => {
    await open();
    store.setting = () => Promise.reject(new Error('disk full'));
    expect((await fetch(`${url}/readyz`)).status).to.equal(503);
    expect((await fetch(`${url}/healthz`)).status).to.equal(200);
  });

  it('counts turns and what became of them', async () => {
    await open();
    const { path, headers } = await web();
    const message = { type: 'message', text: 'hello', from: { id: 'me' }, channelData: { clientActivityID: 'x' } };
    for (let times = 0; times < 2; times += 1) await post(path, message, headers);
    const metrics = await (await fetch(`${url}/metrics`)).text();
    expect(metrics).to.match(/bot_turns_total\{channel="directline",result="repeat"\} 1/);
    expect(metrics).to.match(/bot_turn_seconds_count \d/);
    expect(metrics).to.include('bot_content_overdue_units');
  });

  it('has no route for unsigned activities as soon as the world can reach it', async () => {
    await open({}, { PUBLIC_URL: 'https://advice.example.org' });
    expect(url).to.equal('https://advice.example.org');
    const { port } = app.server.address();
    const response = await fetch(`http://127.0.0.1:${port}/api/messages`, { method: 'POST', body: '{}' });
    expect(response.status).to.equal(404);
    expect(response.headers.get('strict-transport-security')).to.be.a('string');
  });
});
