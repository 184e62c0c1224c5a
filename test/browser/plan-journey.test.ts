/** From the chat to the plan and away again, on the server as it is run. */
import { expect } from 'chai';
import type { Browser, Page } from 'playwright-core';
import { openBrowser } from '../support/browser.ts';
import { RealApp } from '../support/real-app.ts';

describe('from the chat to the plan', function () {
  this.timeout(120_000);
  let browser: Browser;
  let server: RealApp;
  let url: string;
  before(async () => {
    server = await RealApp.open();
    ({ url } = server);
    browser = await openBrowser();
  });
  after(async () => {
    await browser?.close();
    await server?.close();
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
