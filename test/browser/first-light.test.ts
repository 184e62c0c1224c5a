/**
 * The whole way, with nothing pretended: the server as it is run, its content, a store on disk, an enquirer and an
 * adviser in two browsers. Ask, ask for a person, be answered, see the server go and come, be closed, reload.
 */
import { join } from 'node:path';
import { expect } from 'chai';
import type { Browser, Page } from 'playwright-core';
import { hashPassword } from '../../bot/desk/passwords.ts';
import { openBrowser } from '../support/browser.ts';
import { watchTrouble } from '../support/page.ts';
import { MORNING, RealApp } from '../support/real-app.ts';

const PASSWORD = 'correct horse battery';
/** Where to leave pictures of what was seen, for people to look at. */
const shots = process.env['SHOTS'];

describe('an enquirer and an adviser, all the way', function () {
  this.timeout(120_000);
  let browser: Browser;
  let server: RealApp;

  before(async () => {
    server = await RealApp.open();
    await server.app.store.putAccount({
      id: 'anna',
      email: 'anna@advice.example',
      name: 'Anna Price',
      role: 'adviser',
      passwordHash: await hashPassword(PASSWORD),
      createdAt: MORNING,
    });
    browser = await openBrowser();
  });
  after(async () => {
    await browser?.close();
    await server?.close();
  });

  const sizes = { desktop: { width: 1280, height: 900 }, phone: { width: 360, height: 740 } };
  for (const [device, viewport] of Object.entries(sizes))
    it(`meet, part and find it all again, on a ${device}`, async () => {
      const isMobile = device === 'phone';
      const page = await (
        await browser.newContext({ viewport, isMobile, hasTouch: isMobile, locale: 'en-GB' })
      ).newPage();
      const trouble = watchTrouble(page);
      const shot = async (name: string, of: Page = page) => {
        if (!shots) return;
        await of.waitForTimeout(1_000);
        await of.screenshot({ path: join(shots, `light-${device}-${name}.png`) });
      };
      const chat = page.frameLocator('iframe');
      const box = chat.getByRole('textbox');
      const bubbles = chat.locator('.webchat__bubble');
      /** Says it and waits for the next answer. */
      const say = async (text: string): Promise<string> => {
        const before = await bubbles.count();
        await box.fill(text);
        await box.press('Enter');
        await bubbles.nth(before + 1).waitFor();
        return bubbles.last().innerText();
      };

      await page.goto(server.url);
      await shot('home');
      await page.getByRole('button', { name: 'Ask a question' }).click();
      await bubbles.first().waitFor();
      await shot('welcome');

      expect(await say('What is an asset lock?')).to.match(/Checked on/);
      await shot('answer');
      expect(await say('Who registers charities in Scotland?')).to.match(/OSCR/);

      const before = await bubbles.count();
      await chat.getByRole('button', { name: 'A person', exact: true }).click();
      await bubbles.nth(before + 1).waitFor();
      const agree = chat.getByRole('toolbar').getByRole('button', { name: 'Yes, pass it on' });
      for (let questions = 0; questions < 12 && !(await agree.isVisible()); questions += 1) await say('skip');
      await shot('consent');
      await agree.click();
      const status = chat.locator('.status');
      await status.getByText('You have asked for a person.').waitFor();
      await shot('waiting');
      const reference = /Reference (\S+)\./.exec(await status.innerText())![1]!;

      const desk = await (await browser.newContext({ viewport: sizes.desktop, locale: 'en-GB' })).newPage();
      await desk.goto(`${server.url}/desk`);
      await desk.getByLabel('Email address').fill('anna@advice.example');
      await desk.getByLabel('Password').fill(PASSWORD);
      await desk.getByRole('button', { name: 'Sign in' }).click();
      await desk.getByRole('link', { name: new RegExp(reference) }).click();
      await desk.getByRole('button', { name: 'Take this request' }).click();
      await status.getByText('You are talking with Anna').waitFor();

      await desk.locator('#reply').fill('Hello, I am Anna. How many of you are there?');
      await desk.keyboard.press('Control+Enter');
      await bubbles.filter({ hasText: 'How many of you are there?' }).waitFor();
      const silent = await bubbles.count();
      await box.fill('We are twelve nurses.');
      await box.press('Enter');
      await desk.locator('.line.enquirer', { hasText: 'We are twelve nurses.' }).waitFor();
      await shot('talking');
      await shot('desk', desk);
      expect(await bubbles.count(), 'the bot is silent').to.equal(silent + 1);

      // The server goes and comes; both sides go on where they were.
      await server.app.stop();
      await server.start();
      await desk.locator('#reply').fill('I am back. Let us meet on Friday.');
      await desk.keyboard.press('Control+Enter');
      await bubbles.filter({ hasText: 'Let us meet on Friday.' }).waitFor({ timeout: 30_000 });
      await status.getByText('You are talking with Anna').waitFor();

      await desk.getByRole('button', { name: 'Close…' }).click();
      await desk.getByRole('radio').first().check();
      await desk.getByRole('button', { name: 'Close the request' }).click();
      await status.getByText('The talk with our adviser has ended.').waitFor();
      await shot('closed');

      const all = await bubbles.allInnerTexts();
      await page.reload();
      await bubbles.nth(all.length - 1).waitFor();
      expect(await bubbles.allInnerTexts()).to.deep.equal(all);
      expect(await status.innerText()).to.include(reference);
      expect(all.filter((text) => text.startsWith('Hello. I help people'))).to.have.length(1);
      await shot('reloaded');

      const serverWasAway = /ERR_CONNECTION_REFUSED|ERR_EMPTY_RESPONSE|WebSocket connection to/;
      expect(trouble.filter((text) => !serverWasAway.test(text))).to.deep.equal([]);
      await page.context().close();
      await desk.context().close();
    });
});
