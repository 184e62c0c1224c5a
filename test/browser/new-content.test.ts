/** An editor at work while people are being answered: the real server, a store on disk, an adviser at the desk. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect } from 'chai';
import type { Browser, Page } from 'playwright-core';
import { parse } from 'yaml';
import { hashPassword } from '../../bot/desk/passwords.ts';
import { openStore } from '../../bot/store/index.ts';
import { openBrowser } from '../support/browser.ts';
import { Checkout } from '../support/checkout.ts';
import { axeViolations, watchTrouble } from '../support/page.ts';
import { WebChat } from '../support/web-chat.ts';

const PASSWORD = 'correct horse battery';
const QUESTION = 'what is an asset lock';
const UNIT = 'knowledge/content/articles/cic-asset-lock.yaml';
/** Two looks and the reading itself, on a machine with other things to do. */
const SOON = 30_000;
const shots = process.env['SHOTS'];

describe('content that is edited while the server runs', function () {
  this.timeout(180_000);
  let checkout: Checkout;
  let browser: Browser;
  let page: Page;
  let trouble: string[];

  before(async () => {
    checkout = await Checkout.make();
    const store = await openStore({ dataDir: checkout.dataDir });
    const passwordHash = await hashPassword(PASSWORD);
    const account = { id: 'anna', email: 'anna@advice.example', name: 'Anna Price', role: 'adviser' } as const;
    await store.putAccount({ ...account, passwordHash, createdAt: 1 });
    await store.close();
    await checkout.start();
    browser = await openBrowser();
    page = await browser.newPage({ viewport: { width: 1280, height: 800 }, locale: 'en-GB' });
    trouble = watchTrouble(page);
    await page.goto(`${checkout.url}/desk`);
    await page.getByLabel('Email address').fill('anna@advice.example');
    await page.getByLabel('Password').fill(PASSWORD);
    await page.getByRole('button', { name: 'Sign in' }).click();
    await page.getByRole('heading', { name: 'Requests' }).waitFor();
  });
  after(async () => {
    await browser?.close();
    await checkout?.close();
  });

  const banner = () => page.getByRole('status').filter({ hasText: 'content on disk has mistakes' });
  const ready = async () => {
    const response = await fetch(`${checkout.url}/readyz`);
    return { status: response.status, ...((await response.json()) as Record<string, unknown>) };
  };
  const metric = async (name: string) => {
    const text = await (await fetch(`${checkout.url}/metrics`)).text();
    return Number(
      text
        .split('\n')
        .find((line) => line.startsWith(`${name} `))
        ?.split(' ')[1],
    );
  };
  const asked = async () => (await WebChat.open(checkout.url)).say(QUESTION);
  async function until(what: string, test: () => Promise<boolean>): Promise<void> {
    for (const end = Date.now() + SOON; !(await test()); await new Promise((resolve) => setTimeout(resolve, 500)))
      if (Date.now() > end) throw new Error(`not within ${SOON} ms: ${what}`);
  }
  const reloads = (how: string, count: number) =>
    until(`${count} reloads ${how}`, async () => (await metric(`bot_content_reloads_total{how="${how}"}`)) === count);

  it('is told without a restart, and a chat in the middle of a flow goes on, also with the flow edited', async () => {
    const before = await asked();
    const chat = await WebChat.open(checkout.url);
    await chat.say('choose a legal form');
    expect(await chat.say('Wales')).to.match(/register/i);
    expect(await banner().count()).to.equal(0);

    await checkout.save(UNIT, (text) => text.replace('answer: |\n', 'answer: |\n  These words are new.\n\n'));
    const step = '  - hands: { kind: ask-choice, question: hands }\n';
    await checkout.save('dialogs/flows/legal-form.yaml', (text) => text.replace(/(?= {2}- exists: )/, step));
    await reloads('used', 1);

    expect(await asked())
      .to.include('These words are new.')
      .and.not.equal(before);
    const next = await chat.say('Wales');
    const { ask } = parse(await readFile('knowledge/content/questions/hands.yaml', 'utf8')) as { ask: string };
    expect(next).to.include(ask.trim());
    expect(next).not.to.include('reference');
    expect(await ready()).to.deep.include({ status: 200, ready: true, content: 'ok' });
    expect(checkout.log.find(({ msg }) => msg === 'new content is served')).to.have.property('units');
  });

  it('with mistakes is not: the old answers go on, and operator and desk are told until it is mended', async () => {
    const before = await asked();
    await checkout.save(UNIT, (text) => text.replace('These words are new.', 'These words cost £99.'));
    await checkout.save('knowledge/content/articles/half-saved.yaml', () => 'title: [not closed\n');
    await reloads('refused', 1);

    expect(await asked()).to.equal(before);
    const { status, ...body } = await ready();
    expect(status).to.equal(200);
    expect(body).to.have.all.keys('ready', 'store', 'content', 'asOf', 'outbox');
    expect(body).to.deep.include({ ready: true, content: 'stale' });
    expect(await metric('bot_content_ok')).to.equal(0);
    const line = checkout.log.findLast(({ mistakes }) => mistakes !== undefined);
    expect(line?.['mistakes'])
      .to.be.an('array')
      .and.satisfy((mistakes: Record<string, unknown>[]) =>
        ['articles/cic-asset-lock.yaml', 'articles/half-saved.yaml'].every((file) =>
          mistakes.some((one) => one['file'] === file && Number(one['line']) > 0 && one['code']),
        ),
      );
    await banner().waitFor();
    expect(await banner().textContent()).to.match(/what was there at \d\d:\d\d is still served/);
    if (shots) await page.screenshot({ path: join(shots, 'desk-content-stale.png') });
    expect(await axeViolations(page)).to.deep.equal([]);
    await page.reload();
    await banner().waitFor();

    await checkout.save('knowledge/content/articles/half-saved.yaml', () => undefined);
    await checkout.save(UNIT, (text) => text.replace('These words cost £99.', 'These words are mended.'));
    await reloads('used', 2);
    expect(await asked()).to.include('These words are mended.');
    await banner().waitFor({ state: 'detached' });
    expect(await metric('bot_content_ok')).to.equal(1);
    expect(await ready()).to.deep.include({ content: 'ok' });
    expect(trouble).to.deep.equal([]);
  });

  it('may lose nothing that the running program says', async () => {
    const before = await asked();
    await checkout.save('knowledge/content/phrases/en.yaml', (text) => text.replace(/^not-found\.1:.*\n/m, ''));
    await reloads('refused', 2);
    const line = checkout.log.findLast(({ mistakes }) => mistakes !== undefined);
    expect(JSON.stringify(line)).to.include('lost-phrase').and.include('not-found.1');
    expect(await asked()).to.equal(before);
  });
});
