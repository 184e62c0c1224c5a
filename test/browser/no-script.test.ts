/** The chat where the browser runs no scripts. */
import { expect } from 'chai';
import type { Browser, Page } from 'playwright-core';
import { openBrowser } from '../support/browser.ts';
import { writeRow } from '../support/echo-turns.ts';
import { axeViolations, sidewaysScroll } from '../support/page.ts';
import { serveWidget, type WidgetServer } from '../support/widget-server.ts';

describe('the chat without JavaScript', function () {
  this.timeout(60_000);
  let browser: Browser;
  let server: WidgetServer;
  before(async () => {
    server = await serveWidget();
    browser = await openBrowser();
  });
  after(async () => {
    await browser.close();
    await server.stop();
  });

  async function visit(path: string): Promise<Page> {
    const context = await browser.newContext({ javaScriptEnabled: false, viewport: { width: 360, height: 640 } });
    const page = await context.newPage();
    await page.goto(`${server.url}${path}`);
    return page;
  }
  const lines = (page: Page) => page.locator('.transcript li').allInnerTexts();
  async function say(page: Page, text: string): Promise<void> {
    await page.getByLabel('Type your question').fill(text);
    await page.getByRole('button', { name: 'Send' }).click();
  }
  const conversationOf = async (page: Page): Promise<string> => {
    const token = await page.locator('input[name=token]').inputValue();
    return (JSON.parse(Buffer.from(token.split('.')[1]!, 'base64url').toString()) as { conv: string }).conv;
  };

  it('is where the link on our page leads, and answers', async () => {
    const page = await visit('/');
    await page.getByRole('link', { name: 'Ask a question' }).click();
    await say(page, 'what is a <b>CIC</b>?');
    expect(await lines(page)).to.deep.equal([
      'Chatbot\n\nWelcome',
      'You\n\nwhat is a <b>CIC</b>?',
      'Chatbot\n\nYou said: what is a <b>CIC</b>?',
    ]);
    await say(page, 'and then?');
    expect(await lines(page)).to.have.length(5);
    expect(await page.context().cookies()).to.deep.equal([]);
    expect(await sidewaysScroll(page)).to.equal(0);
  });

  it('begins nothing by being looked at, and says so when nothing was written', async () => {
    const page = await visit('/chat');
    expect(await page.locator('input[name=token]').inputValue()).to.equal('');
    await page.getByRole('button', { name: 'Send' }).click();
    expect(await page.getByRole('alert').innerText()).to.equal('Please write something first.');
  });

  it('says a thing once although the page is sent twice', async () => {
    const page = await visit('/chat');
    await say(page, 'first');
    await say(page, 'only once');
    await page.reload();
    expect((await lines(page)).filter((line) => line.startsWith('You'))).to.have.length(2);
  });

  it('shows what an adviser wrote meanwhile, and who wrote it', async () => {
    const page = await visit('/chat');
    await say(page, 'hello');
    await writeRow(server.store, await conversationOf(page), {
      author: 'adviser',
      activity: { type: 'message', text: 'I am **here**', from: { id: 'adviser', name: 'Mary' } },
    });
    await page.getByRole('button', { name: 'Look for new messages' }).click();
    expect((await lines(page)).at(-1)).to.equal('Mary, adviser\n\nI am here');
  });

  it('begins anew with a word about it when the page was forged or open too long', async () => {
    const page = await visit('/chat');
    await say(page, 'hello');
    const body = new URLSearchParams({ token: 'x.y.z', text: 'still here' });
    const answer = await fetch(`${server.url}/chat`, { method: 'POST', body });
    expect(await answer.text())
      .to.include('This page has been open too long')
      .and.include('still here');
  });

  it('refuses too much politely', async () => {
    const answer = await fetch(`${server.url}/chat`, {
      method: 'POST',
      body: new URLSearchParams({ text: 'x'.repeat(200_000) }),
    });
    expect(answer.status).to.equal(413);
    expect(await answer.text()).to.include('Please send a shorter message');
  });

  it('has nothing that axe finds wrong, nor have the pages round it', async () => {
    const context = await browser.newContext({ viewport: { width: 1280, height: 800 } });
    const page = await context.newPage();
    for (const path of ['/chat', '/privacy', '/accessibility']) {
      await page.goto(`${server.url}${path}`);
      if (path === '/chat') await say(page, 'hello');
      for (const width of [1280, 320]) {
        await page.setViewportSize({ width, height: 640 });
        expect(await axeViolations(page), `${path} at ${width}`).to.deep.equal([]);
        expect(await sidewaysScroll(page), `${path} at ${width}`).to.equal(0);
      }
    }
  });
});
