/** A long answer of several messages is read from its first line, on every kind of screen and device. */
import { expect } from 'chai';
import type { Browser, Frame } from 'playwright-core';
import { openBrowser } from '../support/browser.ts';
import { echoTurns } from '../support/echo-turns.ts';
import { serveWidget, type WidgetServer } from '../support/widget-server.ts';

const LONG = Array.from({ length: 40 }, (_, n) => `Line ${n} of an answer that goes on for a while.`).join('\n\n');

describe('a long answer', function () {
  this.timeout(120_000);
  let browser: Browser;
  let server: WidgetServer;
  before(async () => {
    const replies = (text: string): string[] =>
      text.startsWith('long') ? [`The beginning of ${text}`, LONG, LONG, 'The end'] : [`Short: ${text}`];
    server = await serveWidget({ turns: (store) => echoTurns(store, replies) });
    browser = await openBrowser();
  });
  after(async () => {
    await browser.close();
    await server.stop();
  });

  const SCREENS = [
    { name: 'a fine screen', width: 1280, height: 900, deviceScaleFactor: 2, slower: 1 },
    { name: 'a phone', width: 360, height: 740, deviceScaleFactor: 3, slower: 1 },
    { name: 'a slow phone', width: 360, height: 740, deviceScaleFactor: 2, slower: 6 },
  ];
  for (const { name, width, height, deviceScaleFactor, slower } of SCREENS)
    it(`begins in sight on ${name}, again and again`, async () => {
      const context = await browser.newContext({ viewport: { width, height }, deviceScaleFactor });
      const page = await context.newPage();
      const devtools = await context.newCDPSession(page);
      await devtools.send('Emulation.setCPUThrottlingRate', { rate: slower });
      await page.goto(server.url);
      await page.getByRole('button', { name: 'Ask a question' }).click();
      const chat = page.frameLocator('iframe');
      const said = (text: string) => chat.locator('.webchat__bubble').filter({ hasText: text });
      await said('Welcome').waitFor();
      const frame = page.frames().find((each) => each.url().includes('/widget/frame'))!;
      for (const text of ['one', 'long one', 'two', 'three', 'long two']) {
        await chat.getByRole('textbox').fill(text);
        await chat.getByRole('textbox').press('Enter');
        const [first, last] = text.startsWith('long')
          ? [`The beginning of ${text}`, 'The end']
          : [`Short: ${text}`, `Short: ${text}`];
        await said(last).last().waitFor();
        await said(first).waitFor();
        await expectInSight(frame, first);
      }
      await context.close();
    });
});

/** Wholly inside the part of the conversation that is shown, once nothing moves any more. */
async function expectInSight(frame: Frame, text: string): Promise<void> {
  const place = (): Promise<{ top: number; bottom: number; height: number }> =>
    frame.evaluate((wanted) => {
      const view = document.querySelector('.webchat__basic-transcript__scrollable')!.getBoundingClientRect();
      const bubbles = [...document.querySelectorAll('.webchat__bubble')];
      const { top, bottom } = bubbles.find((bubble) => bubble.textContent?.includes(wanted))!.getBoundingClientRect();
      return { top: top - view.top, bottom: bottom - view.top, height: view.height };
    }, text);
  let before = await place();
  for (let still = 0; still < 4;) {
    await new Promise((resolve) => setTimeout(resolve, 150));
    const now = await place();
    still = Math.abs(now.top - before.top) < 1 ? still + 1 : 0;
    before = now;
  }
  expect(before.top, text).to.be.at.least(-1);
  expect(before.bottom, text).to.be.at.most(before.height + 1);
}
