/** The server as an operator starts and stops it: a process of its own. */
import { expect } from 'chai';
import { spawn } from 'node:child_process';
import { cp, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openStore } from '../../bot/store/index.ts';
import { plainEnv, serverProgram } from '../support/server-process.ts';

interface Ended {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

describe('the server', function () {
  this.timeout(60_000);
  let dataDir: string;
  beforeEach(async () => void (dataDir = await mkdtemp(join(tmpdir(), 'start-'))));
  afterEach(() => rm(dataDir, { recursive: true, force: true }));

  /** Runs until it ends by itself, or until it is ready and `meanwhile` is over. */
  async function run(env: Record<string, string>, meanwhile?: (url: string) => Promise<void>): Promise<Ended> {
    const child = spawn(process.execPath, [await serverProgram()], {
      env: { ...plainEnv(), PORT: '0', DATA_DIR: dataDir, LOG_LEVEL: 'fatal', ...env },
    });
    let out = '';
    let err = '';
    let failure: unknown;
    let begun = false;
    child.stdout.on('data', (part: Buffer) => {
      out += part.toString();
      const url = /^Ready: (\S+)\n/m.exec(out)?.[1];
      if (begun || url === undefined) return;
      begun = true;
      // What stands after the address is printed at once; it is waited for a moment.
      const done = new Promise((resolve) => setTimeout(resolve, 200)).then(() => meanwhile?.(url));
      void done.catch((error: unknown) => (failure = error)).finally(() => child.kill('SIGTERM'));
    });
    child.stderr.on('data', (part: Buffer) => void (err += part.toString()));
    const code = await new Promise<number | null>((resolve) => child.once('exit', resolve));
    if (failure) throw failure;
    return { code, out, err };
  }

  it('says its address in one line, helps the first time, and stops cleanly when it is asked to', async () => {
    const first = await run({}, async (url) => {
      expect(await (await fetch(`${url}/healthz`)).json()).to.deep.equal({ alive: true });
      const ready = await fetch(`${url}/readyz`);
      expect([ready.status, await ready.json()]).to.deep.include(200);
      expect(await (await fetch(`${url}/metrics`)).text()).to.include('bot_outbox_age_seconds 0');
      expect((await fetch(`${url}/metrics`, { headers: { 'x-forwarded-for': '8.8.8.8' } })).status).to.equal(404);
      expect((await fetch(`${url}/`)).status).to.equal(200);
    });
    expect(first.code, first.err).to.equal(0);
    const [ready, ...help] = first.out.trim().split('\n');
    expect(ready).to.match(/^Ready: http:\/\/127\.0\.0\.1:\d+$/);
    expect(help.join('\n')).to.include('/desk').and.include('npm run adviser').and.include('/api/messages');

    const store = await openStore({ dataDir });
    await store.putAccount({
      id: 'a',
      email: 'a@example.org',
      name: 'A',
      passwordHash: undefined,
      role: 'adviser',
      createdAt: 1,
    });
    await store.close();
    const second = await run({});
    expect(second.out.trim().split('\n')).to.have.length(1);
  });

  it('ends the turns that it has begun before it stops', async () => {
    const texts = Array.from({ length: 20 }, (_, n) => `question number ${n}`);
    const statuses: Promise<number>[] = [];
    await run({}, async (url) => {
      for (const text of texts) statuses.push(post(url, { id: text, text, conversation: { id: text } }));
      await Promise.race(statuses);
    });
    const accepted = (await Promise.allSettled(statuses)).flatMap((each, n) =>
      each.status === 'fulfilled' && each.value === 200 ? [texts[n]!] : [],
    );
    expect(accepted).not.to.deep.equal([]);
    const store = await openStore({ dataDir });
    for (const text of accepted) {
      const log = await store.log(`emulator/${text}`, 0);
      expect(log.length, text).to.be.greaterThan(1);
    }
    await store.close();
  });

  it('refuses broken content with every mistake, its place and what to do', async () => {
    const content = join(dataDir, 'content');
    await cp('knowledge/content', content, { recursive: true });
    await writeFile(join(content, 'articles/broken-one.yaml'), 'title: [not closed\n');
    await writeFile(join(content, 'articles/broken-two.yaml'), 'title: Two\nnations: [atlantis]\n');
    const { code, out, err } = await run({ CONTENT_DIR: content });
    expect(code).to.equal(1);
    expect(out).not.to.include('Ready');
    expect(err)
      .to.match(/broken-one\.yaml:\d+:\d+ error: /)
      .and.match(/broken-two\.yaml:\d+:\d+ error: /);
    expect(err).to.include('The server has not started.').and.not.include('node_modules');
  });

  it('refuses wrong settings, all of them at once', async () => {
    const { code, err } = await run({ PORT: 'x', WIDGET_ORIGINS: '*', MicrosoftAppPassword: 'hunter2' });
    expect(code).to.equal(1);
    expect(err)
      .to.include('PORT')
      .and.include('WIDGET_ORIGINS')
      .and.include('MicrosoftAppId')
      .and.not.include('hunter2');
  });

  it('says so when something else has its port', async () => {
    const other = createServer();
    await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve));
    const { code, err } = await run({ PORT: String((other.address() as AddressInfo).port) });
    other.close();
    expect(code).to.equal(1);
    expect(err).to.include('Set PORT');
  });

  function post(url: string, more: Record<string, unknown>): Promise<number> {
    const activity = {
      type: 'message',
      channelId: 'emulator',
      serviceUrl: 'http://127.0.0.1:9/',
      from: { id: 'person' },
      recipient: { id: 'bot' },
      ...more,
    };
    const headers = { 'content-type': 'application/json' };
    return fetch(`${url}/api/messages`, { method: 'POST', headers, body: JSON.stringify(activity) }).then(
      ({ status }) => status,
    );
  }
});
