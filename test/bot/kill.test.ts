/**
 * A real server process is killed in the middle of turns, again and again, under clients that do what real ones do:
 * a message that was not acknowledged is sent again with the same id. Nothing accepted may be lost, nothing may be
 * answered twice, and each conversation keeps its order. `LONG=1` kills more often.
 */
import { expect } from 'chai';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openStore, type LogRow, type Store } from '../../bot/store/index.ts';
import { FakeConnector, until } from '../support/fake-connector.ts';
import { serverProgram, startProcess, type ServerProcess } from '../support/server-process.ts';
import { WebTalker } from '../support/web-talker.ts';

const LONG = process.env['LONG'] !== undefined;
const KILLS = LONG ? 40 : 3;
const PEOPLE = 6;

describe('a server that is killed in the middle of turns', function () {
  this.timeout(LONG ? 900_000 : 120_000);
  let dataDir: string;
  let port: number;
  let server: ServerProcess;
  let connector: FakeConnector;

  const start = async (): Promise<void> => {
    const env = { PORT: String(port), DATA_DIR: dataDir, LOG_LEVEL: 'fatal' };
    server = await startProcess([await serverProgram()], env);
  };
  before(async () => {
    dataDir = await mkdtemp(join(tmpdir(), 'kill-'));
    port = await freePort();
    connector = await FakeConnector.start();
    await start();
  });
  after(async () => {
    await server.kill();
    await connector.stop();
    await rm(dataDir, { recursive: true, force: true });
  });

  it('loses nothing that it accepted, answers nothing twice, and keeps the order', async () => {
    let going = true;
    const accepted = new Map<string, string[]>();
    const azurePeople = Array.from({ length: PEOPLE }, (_, n) =>
      talkOverAzure(
        `kill-${n}`,
        () => going,
        (texts) => accepted.set(`emulator/kill-${n}`, texts),
      ),
    );
    const webPeople = Array.from({ length: PEOPLE }, () =>
      WebTalker.talk(
        () => `http://127.0.0.1:${port}`,
        () => going,
      ),
    );
    for (let kill = 0; kill < KILLS; kill += 1) {
      await pause(300 + Math.random() * 700);
      await server.kill();
      await start();
    }
    await pause(500);
    going = false;
    await Promise.all(azurePeople);
    const web = await Promise.all(webPeople);

    await server.stop();
    const store = await openStore({ dataDir });
    for (const [conversation, texts] of accepted) await expectOneAnswerEach(store, conversation, texts);
    for (const { conversation, accepted: texts, seen } of web) {
      const log = await expectOneAnswerEach(store, conversation, texts);
      // What the client saw is the log, each activity once, in its order, across every restart.
      expect(seen).to.deep.equal(
        log.filter(({ activity }) => activity.type === 'message').map(({ activity }) => activity.id),
      );
    }
    const all = [...accepted.values(), ...web.map(({ accepted: texts }) => texts)].flat().length;
    expect(all).to.be.greaterThan(PEOPLE * 2 * KILLS);
    await store.close();

    await start();
    const replies = await repliesOf(dataDir, [...accepted.keys()]);
    await until(
      () => replies.every((text) => connector.texts().includes(text)),
      'the delivery of every answer',
      30_000,
    );
    console.log(
      `      ${KILLS} kills, ${all} messages, ${connector.received.length} deliveries of ${replies.length} answers`,
    );
  });

  async function talkOverAzure(id: string, going: () => boolean, done: (texts: string[]) => void): Promise<void> {
    const texts: string[] = [];
    for (let n = 0; going(); n += 1) {
      const text = `${id} asks number ${n}`;
      const activity = {
        type: 'message',
        id: `${id}-${n}`,
        channelId: 'emulator',
        serviceUrl: connector.url,
        conversation: { id },
        from: { id: 'person' },
        recipient: { id: 'bot' },
        text,
      };
      await untilAccepted(`http://127.0.0.1:${port}/api/messages`, activity);
      texts.push(text);
    }
    done(texts);
  }
});

async function expectOneAnswerEach(
  store: Store,
  conversation: string,
  texts: readonly string[],
): Promise<readonly LogRow[]> {
  const log = await store.log(conversation, 0);
  expect(log.map(({ sequence }) => sequence)).to.deep.equal(log.map((_, index) => index + 1));
  const asked = log.filter(({ author }) => author === 'enquirer');
  expect(asked.map(({ activity }) => activity.text)).to.deep.equal(texts);
  for (const { activity } of asked) {
    const answers = log.filter((row) => row.activity.replyToId === activity.id);
    expect(answers, activity.text).to.have.length.at.least(1);
    const said = answers.map((row) => row.activity.text);
    expect(new Set(said).size, activity.text).to.equal(said.length);
  }
  return log;
}

async function repliesOf(dataDir: string, conversations: readonly string[]): Promise<string[]> {
  const store = await openStore({ dataDir });
  const logs = await Promise.all(conversations.map((id) => store.log(id, 0)));
  await store.close();
  return logs.flat().flatMap(({ author, activity }) => (author === 'bot' && activity.text ? [activity.text] : []));
}

async function untilAccepted(url: string, body: unknown): Promise<void> {
  for (;;) {
    try {
      const headers = { 'content-type': 'application/json' };
      const response = await fetch(url, { method: 'POST', headers, body: JSON.stringify(body) });
      await response.arrayBuffer();
      if (response.status === 200) return;
      throw new Error(`the bot answered ${response.status}`);
    } catch (error) {
      if (error instanceof Error && error.message.startsWith('the bot')) throw error;
      await pause(20);
    }
  }
}

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const probe = createServer().listen(0, '127.0.0.1', () => {
      const { port } = probe.address() as AddressInfo;
      probe.close(() => resolve(port));
    });
  });
}
