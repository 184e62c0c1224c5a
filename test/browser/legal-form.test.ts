/** The first flow as it is talked through on a phone: a question in the middle, an answer changed, an outcome. */
import { join } from 'node:path';
import { expect } from 'chai';
import type { Browser } from 'playwright-core';
import { openBrowser } from '../support/browser.ts';
import { watchTrouble } from '../support/page.ts';
import { RealApp } from '../support/real-app.ts';

/** Where to leave pictures of what was seen, for people to look at. */
const shots = process.env['SHOTS'];

describe('choosing a legal form, on a phone', function () {
  this.timeout(120_000);
  let browser: Browser;
  let server: RealApp;
  before(async () => {
    server = await RealApp.open();
    browser = await openBrowser();
  });
  after(async () => {
    await browser?.close();
    await server?.close();
  });

  it('answers in the middle and asks the same question again, changes an answer and keeps the rest', async () => {
    const viewport = { width: 360, height: 740 };
    const page = await (await browser.newContext({ viewport, isMobile: true, hasTouch: true })).newPage();
    const trouble = watchTrouble(page);
    const chat = page.frameLocator('iframe');
    const box = chat.getByRole('textbox');
    const bubbles = chat.locator('.webchat__bubble');
    const say = async (text: string): Promise<string> => {
      const before = await bubbles.count();
      await box.fill(text);
      await box.press('Enter');
      await bubbles.nth(before + 1).waitFor();
      // What follows an answer, the question again, is in the same commit and on the screen a moment later.
      await page.waitForTimeout(400);
      if (shots) await page.screenshot({ path: join(shots, `form-${before}.png`) });
      return (await bubbles.allInnerTexts()).slice(before + 1).join('\n');
    };

    await page.goto(server.url);
    await page.getByRole('button', { name: 'Ask a question' }).click();
    await bubbles.first().waitFor();
    const where = await say('help me choose a legal form');
    expect(where).to.include('Where is the service given');
    const next = await say('England');
    const inTheMiddle = await say('what is an asset lock?');
    expect(inTheMiddle).to.match(/Checked on/);
    const question = next.split('\n').find((line) => line.endsWith('?'))!;
    expect(inTheMiddle, 'the same question again').to.include(question);

    expect(await say('why do you ask?')).to.include(question);
    const changed = await say("actually we're in Wales");
    expect(changed).to.match(/Wales/);
    expect(changed, 'and on with the flow').to.include(question);

    // The fifth answer to where it registers is "the same nation as where we work"; of the others any will do.
    let said = await say('5');
    for (let turn = 0; turn < 25 && !said.includes('Why not the others'); turn += 1)
      said = await say(said.includes('Are they right?') ? 'yes' : '1');
    expect(said, 'an outcome with its sources, and why the others are out').to.match(/Where this comes from.*Why not/s);
    expect(trouble).to.deep.equal([]);
    await page.context().close();
  });
});
