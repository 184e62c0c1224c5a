/**
 * The whole way, in two real browsers on the real server and content: from the widget to an adviser and back, closed,
 * loaded again, and all still there.
 */
import { join } from 'node:path';
import { expect } from 'chai';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { createApp, type App } from '../../bot/app.ts';
import { readConfig } from '../../bot/config.ts';
import { hashPassword } from '../../bot/desk/passwords.ts';
import { openStore } from '../../bot/store/index.ts';
import { buildBrowser } from '../../deployment/build.mjs';
import { openBrowser } from '../support/browser.ts';
import { PASSWORD } from '../support/desk-server.ts';
import { watchTrouble } from '../support/page.ts';
import { realFlows, realKnowledge } from '../support/world.ts';

const shots = process.env['SHOTS'];

describe('an enquirer and an adviser, each in a browser', function () {
  this.timeout(120_000);
  let browser: Browser;
  let app: App;
  let url: string;
  const contexts: BrowserContext[] = [];
  const trouble: string[][] = [];

  before(async () => {
    await buildBrowser();
    const store = await openStore({ memory: true });
    const passwordHash = await hashPassword(PASSWORD);
    const anna = {
      id: 'anna',
      email: 'anna@advice.example',
      name: 'Anna Price',
      role: 'adviser',
      createdAt: 1,
    } as const;
    await store.putAccount({ ...anna, passwordHash });
    const content = { knowledge: await realKnowledge(), flows: await realFlows() };
    // A Tuesday morning that goes on from here, so that advisers are there whenever the test runs.
    const started = Date.now();
    const now = () => new Date(Date.parse('2026-11-24T10:00:00Z') + Date.now() - started);
    app = await createApp(readConfig({ PORT: '0', LOG_LEVEL: 'error' }), { store, content, now });
    url = await app.start();
    browser = await openBrowser();
  });
  after(async () => {
    for (const context of contexts) await context.close();
    await browser?.close();
    await app?.stop();
  });

  async function visitor(width: number): Promise<Page> {
    const context = await browser.newContext({ viewport: { width, height: 800 }, locale: 'en-GB' });
    contexts.push(context);
    const page = await context.newPage();
    trouble.push(watchTrouble(page));
    return page;
  }
  const chat = (page: Page) => page.frameLocator('iframe');
  const bubble = (page: Page, text: string) => chat(page).locator('.webchat__bubble').filter({ hasText: text });
  async function say(page: Page, text: string, hears: string): Promise<void> {
    const heard = bubble(page, hears);
    const before = await heard.count();
    await chat(page).getByRole('textbox').fill(text);
    await chat(page).getByRole('textbox').press('Enter');
    await heard.nth(before).waitFor();
  }
  const shot = async (page: Page, name: string): Promise<void> => {
    if (shots) await page.screenshot({ path: join(shots, `journey-${name}.png`) });
  };

  it('ask, are passed on after a yes, talk live both ways, and part; and it is all there after a reload', async () => {
    const enquirer = await visitor(360);
    await enquirer.goto(url);
    await enquirer.getByRole('button', { name: 'Ask a question' }).click();
    await bubble(enquirer, 'I am a computer program').waitFor();
    await say(enquirer, 'what is an asset lock', 'Checked on');
    await say(enquirer, 'can a charity trade', 'Checked on');
    await say(enquirer, 'talk to a person', 'a date that cannot move');
    await passOn(enquirer);

    const adviser = await visitor(1280);
    await adviser.goto(`${url}/desk`);
    await adviser.getByLabel('Email address').fill('anna@advice.example');
    await adviser.getByLabel('Password').fill(PASSWORD);
    await adviser.getByRole('button', { name: 'Sign in' }).click();
    await adviser.locator('.cases a').first().click();
    await adviser.locator('.line.enquirer', { hasText: 'what is an asset lock' }).waitFor();
    await adviser.getByRole('button', { name: 'Take this request' }).click();
    await bubble(enquirer, 'Anna, one of our advisers, has joined').waitFor();
    await chat(enquirer).getByText('Anna', { exact: false }).first().waitFor();
    await adviser.getByRole('button', { name: 'Use their question' }).click();
    await adviser.locator('#reply').fill('Hello, I am Anna. What worries you most?');
    await adviser.keyboard.press('Control+Enter');
    await bubble(enquirer, 'What worries you most?').waitFor();
    await chat(enquirer).getByRole('textbox').fill('Our pensions.');
    await chat(enquirer).getByRole('textbox').press('Enter');
    await adviser.locator('.line.enquirer', { hasText: 'Our pensions.' }).waitFor();
    await shot(enquirer, 'chat');
    await shot(adviser, 'desk');

    await adviser.getByRole('button', { name: 'Close…' }).click();
    await adviser.getByRole('radio', { name: 'Decided not to start' }).check();
    await adviser.getByRole('button', { name: 'Close the request' }).click();
    await bubble(enquirer, 'Anna has ended this talk').waitFor();
    await say(enquirer, 'what is an asset lock', 'Checked on');

    await enquirer.reload();
    await bubble(enquirer, 'Anna has ended this talk').waitFor();
    for (const text of ['Our pensions.', 'What worries you most?'])
      expect(await bubble(enquirer, text).count()).to.equal(1);
    await adviser.reload();
    await adviser.locator('.line.enquirer', { hasText: 'Our pensions.' }).waitFor();
    await adviser.getByText('Decided not to start').first().waitFor();
    expect(trouble.flat()).to.deep.equal([]);
  });

  /** Through the questions of the hand-over, whichever they are, to the yes. */
  async function passOn(page: Page): Promise<void> {
    for (let questions = 0; questions < 12; questions += 1) {
      const bubbles = chat(page).locator('.webchat__bubble');
      const last = (await bubbles.last().innerText()).trim();
      const ready = last.includes('Do you agree');
      const before = await bubbles.count();
      await chat(page)
        .getByRole('textbox')
        .fill(ready ? 'yes, pass it on' : 'skip');
      await chat(page).getByRole('textbox').press('Enter');
      if (ready) return bubble(page, 'Passed on').waitFor();
      // The enquirer's own word and the answer to it.
      await bubbles.nth(before + 1).waitFor();
      await page.waitForTimeout(300);
    }
    expect.fail('the hand-over never asked for a yes');
  }
});
