/** A reminder on its way to somebody: over a socket, to who comes back, in Teams, and through power cuts. */
import { expect } from 'chai';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createApp, type App } from '../../../bot/app.ts';
import { readConfig } from '../../../bot/config.ts';
import { dayOf, loadContent, type Content } from '../../../bot/content.ts';
import { silentLog } from '../../../bot/log.ts';
import { sayReminders } from '../../../bot/plan/index.ts';
import { openStore, type LogRow, type Store } from '../../../bot/store/index.ts';
import type { Memory } from '../../../dialogs/index.ts';
import { phrase } from '../../../knowledge/index.ts';
import { lendBrowserGlobals } from '../../support/browser-globals.ts';
import { connect, ConnectionStatus, newToken, type Client } from '../../support/direct-line-client.ts';
import { FakeConnector, until } from '../../support/fake-connector.ts';
import { serverProgram, startProcess } from '../../support/server-process.ts';

const ASKED = 'remind me about our CIC34 on 1 March 2027';
const BEGUN = new Date('2026-11-24T10:00:00Z');

const isReminder = ({ author, meta }: LogRow): boolean =>
  author === 'bot' && meta?.said.includes('phrases/reminder.due') === true;

describe('a reminder on its way', function () {
  this.timeout(60_000);
  let content: Content;
  let app: App;
  let store: Store;
  let url: string;
  let now: Date;
  let giveBack: () => void;

  before(async () => {
    giveBack = lendBrowserGlobals();
    content = await loadContent(readConfig(process.env).contentDir, dayOf(BEGUN), { phrases: [] });
  });
  after(() => giveBack());
  beforeEach(async () => {
    now = BEGUN;
    store = await openStore({ memory: true });
    app = await createApp(readConfig({ PORT: '0' }), { content, store, log: silentLog, now: () => now });
    url = await app.start();
  });
  afterEach(() => app.stop());

  /** That morning, and the server's next look at what is due. */
  async function morning(day: string): Promise<void> {
    now = new Date(`${day}T09:00:00Z`);
    const onError = (error: unknown): void => expect.fail(String(error));
    await sayReminders({ store, knowledge: () => content.knowledge, now: () => now, onError });
  }
  const due = (): string => phrase(content.knowledge, 'reminder.due');
  const shown = (client: Client): string[] => client.texts().filter((text) => text.includes(due()));

  it('is seen at once by who has the chat open, and once by who comes back to it months later', async () => {
    const domain = `${url}/v3/directline`;
    const { token } = await newToken(domain);
    const first = connect('socket', domain, token);
    await first.until(({ statuses }) => statuses.includes(ConnectionStatus.Online));
    await first.say(ASKED);
    await first.say('remind me about the lease on 1 June 2027');
    const keep = await fetch(`${domain}/tokens/keep`, {
      method: 'POST',
      headers: { authorization: `Bearer ${token}` },
    });
    const { resume } = (await keep.json()) as { resume: string };
    await morning('2027-03-01');
    await first.until((client) => shown(client).length > 0, 5_000);
    expect(shown(first)).to.have.length(1);
    expect(shown(first)[0]).to.include('our CIC34').and.include('1 March 2027');
    first.end();

    await morning('2027-06-01');
    now = new Date('2027-06-03T20:00:00Z');
    const back = await fetch(`${domain}/tokens/resume`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ resume }),
    });
    const { token: fresh, conversationId } = (await back.json()) as { token: string; conversationId: string };
    const second = connect('socket', domain, fresh, { conversationId });
    await second.until((client) => shown(client).length === 2, 5_000);
    expect(shown(second)[1]).to.include('the lease');
    await second.say('stop');
    const stopped = phrase(content.knowledge, 'reminder.stopped');
    await second.until((client) => client.texts().includes(stopped), 5_000);
    second.end();
  });

  it('is sent to Teams unasked, into the same chat, once', async () => {
    const connector = await FakeConnector.start();
    const activity = {
      type: 'message',
      id: '1',
      channelId: 'msteams',
      serviceUrl: connector.url,
      conversation: { id: 'a:chat', conversationType: 'personal', tenantId: 'tenant' },
      from: { id: '29:me', name: 'Ceri', aadObjectId: 'me' },
      recipient: { id: '28:bot', name: 'Bot' },
      channelData: { tenant: { id: 'tenant' } },
    };
    const say = (text: string, id: string): Promise<Response> =>
      fetch(`${url}/api/messages`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ ...activity, id, text }),
      });
    expect((await say(ASKED, '1')).status).to.equal(200);
    // Where an employer may read along it takes a second word.
    if ((await store.remindersDue(Date.parse('2030-01-01'), 1)).length === 0)
      await say(ASKED.replace('remind me', 'remind me here'), '2');
    await until(() => connector.texts('a:chat').some((text) => text.includes('1 March 2027')), 'the promise');
    const before = connector.received.length;
    await morning('2027-03-01');
    await morning('2027-03-01');
    await until(() => connector.received.length > before, 'the reminder');
    const [told, ...more] = connector.received.slice(before);
    expect(told!.activity.text).to.include(due()).and.include('our CIC34');
    expect(told).to.include({ conversation: 'a:chat', replyTo: undefined });
    expect(more).to.deep.equal([]);
    await connector.stop();
  });
});

describe('reminders through power cuts', function () {
  this.timeout(120_000);
  const PEOPLE = 40;
  let dataDir: string;
  before(async () => (dataDir = await mkdtemp(join(tmpdir(), 'reminded-'))));
  after(() => rm(dataDir, { recursive: true, force: true }));

  it('are each in the log once, however often the server is killed while it says them', async () => {
    const asked = await openStore({ dataDir });
    const at = Date.now() - 60_000;
    for (let n = 0; n < PEOPLE; n += 1) {
      const reminders = [{ id: 'own-1', at, on: new Date(at).toISOString().slice(0, 10), words: 'our CIC34' }];
      const memory = { welcomed: true, reminders } as unknown as Memory;
      await asked.commit({
        conversation: { id: `cut-${n}`, channel: 'web', read: 0, owner: 'bot', memory, remindAt: at },
        log: [{ author: 'enquirer', activity: { type: 'message', text: 'remind me' } }],
        at,
      });
    }
    await asked.close();

    // They are said as soon as it is up: each cut comes a little later into that.
    const env = { PORT: '0', DATA_DIR: dataDir, LOG_LEVEL: 'fatal' };
    for (const wait of [0, 5]) {
      const server = await startProcess([await serverProgram()], env);
      await new Promise((resolve) => setTimeout(resolve, wait));
      await server.kill();
    }
    const told: number[] = [];
    for (let start = 0; start < 5 && told.at(-1) !== PEOPLE; start += 1) {
      const server = await startProcess([await serverProgram()], env);
      await new Promise((resolve) => setTimeout(resolve, 1_000));
      await server.stop();
      const store = await openStore({ dataDir });
      const logs = await Promise.all(Array.from({ length: PEOPLE }, (_, n) => store.log(`cut-${n}`, 0)));
      for (const log of logs) expect(log.filter(isReminder).length).to.be.at.most(1);
      told.push(logs.filter((log) => log.some(isReminder)).length);
      expect((await store.remindersDue(Date.now(), PEOPLE)).length).to.equal(PEOPLE - told.at(-1)!);
      await store.close();
    }
    expect(told.at(-1)).to.equal(PEOPLE);
  });
});
