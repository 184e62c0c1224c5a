/** From the chat to the plan and away again, on the server as it is run. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import type { Browser, Page } from 'playwright-core';
import { createApp, type App } from '../../bot/app.ts';
import { readConfig } from '../../bot/config.ts';
import { buildBrowser } from '../../deployment/build.mjs';
import { openBrowser } from '../support/browser.ts';

const MORNING = Date.parse('2026-11-24T10:00:00Z');

describe('from the chat to the plan', function () {
  this.timeout(120_000);
  let browser: Browser;
  let dataDir: string;
  let app: App;
  let url: string;
  before(async () => {
    await buildBrowser();
    dataDir = await mkdtemp(join(tmpdir(), 'plan-journey-'));
    const config = readConfig({ HOST: '127.0.0.1', PORT: '0', DATA_DIR: dataDir, LOG_LEVEL: 'error' });
    app = await createApp(config, { now: () => new Date(MORNING), asOf: '2026-11-24' });
    url = await app.start();
    browser = await openBrowser();
  });
  after(async () => {
    await browser?.close();
    await app?.stop();
    await rm(dataDir, { recursive: true, force: true });
  });

  async function say(page: Page, text: string): Promise<void> {
    await page.getByLabel('Type your question').fill(text);
    await page.getByRole('button', { name: 'Send' }).click();
  }

  it('goes by a link beneath the result, shows what was said, and leads nowhere once it is closed', async () => {
    const page = await browser.newPage();
    await page.goto(`${url}/chat`);
    await say(page, 'find out why we want this');
    const plan = page.getByRole('link', { name: 'Open your plan' });
    for (let turn = 0; turn < 15 && (await plan.count()) === 0; turn += 1)
      await say(page, turn % 2 === 0 ? '1' : 'yes');
    const address = new URL((await plan.first().getAttribute('href'))!, url).href;
    expect(address).to.match(/\/plan\/[\w-]{32}$/);

    const shown = await browser.newPage();
    await shown.goto(address);
    expect(await shown.getByRole('heading', { level: 1 }).innerText()).to.equal('Our plan so far');
    expect(await shown.getByRole('heading', { name: 'Why you want this' }).count()).to.equal(1);
    for (const kind of ['docx', 'pdf']) expect((await fetch(`${address}.${kind}`)).status, kind).to.equal(200);

    await say(page, 'close my plan');
    expect((await shown.reload())!.status()).to.equal(404);
    await say(page, 'my plan');
    const next = new URL((await plan.last().getAttribute('href'))!, url).href;
    expect(next).to.not.equal(address);
    expect((await fetch(next)).status).to.equal(200);
    await say(page, 'leave and clear');
    expect((await fetch(next)).status).to.equal(404);
  });
});
