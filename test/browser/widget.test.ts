/** The widget in a real browser: on our page and on another site, by keyboard, zoomed, offline, cleared. */
import { expect } from 'chai';
import type { Browser, BrowserContext, BrowserContextOptions, Frame, Page } from 'playwright-core';
import { openBrowser } from '../support/browser.ts';
import { writeRow } from '../support/echo-turns.ts';
import { axeViolations, sidewaysScroll, watchTrouble } from '../support/page.ts';
import { serveWidget, type WidgetServer } from '../support/widget-server.ts';

describe('the widget in a browser', function () {
  this.timeout(60_000);
  let browser: Browser;
  let server: WidgetServer;
  let contexts: BrowserContext[];
  let trouble: string[];

  before(async () => {
    server = await serveWidget();
    browser = await openBrowser();
  });
  after(async () => {
    await browser.close();
    await server.stop();
  });
  beforeEach(() => {
    [contexts, trouble] = [[], []];
  });
  afterEach(async () => {
    for (const context of contexts) await context.close();
    expect(trouble).to.deep.equal([]);
  });

  async function visit(path = '/', options: BrowserContextOptions = {}): Promise<Page> {
    const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, locale: 'en-GB', ...options });
    contexts.push(context);
    return goTo(context, path);
  }
  async function goTo(context: BrowserContext, path = '/'): Promise<Page> {
    const page = await context.newPage();
    trouble = watchTrouble(page);
    await page.goto(new URL(path, server.url).href);
    return page;
  }
  const launcher = (page: Page) => page.getByRole('button', { name: 'Ask a question' });
  const chat = (page: Page) => page.frameLocator('iframe');
  const box = (page: Page) => chat(page).getByRole('textbox');
  const frameOf = (page: Page): Frame => page.frames().find((each) => each.url().includes('/widget/frame'))!;
  const said = (page: Page, text: string) => chat(page).locator('.webchat__bubble').filter({ hasText: text });
  async function open(page: Page): Promise<void> {
    await launcher(page).click();
    await said(page, 'Welcome').waitFor();
  }
  async function say(page: Page, text: string): Promise<void> {
    await box(page).fill(text);
    await box(page).press('Enter');
    await said(page, `You said: ${text}`).waitFor();
  }
  const texts = (page: Page) => chat(page).locator('.webchat__bubble').allInnerTexts();
  const kept = (frame: Page | Frame) =>
    frame.evaluate(() => ({
      tab: Object.fromEntries(Object.entries(sessionStorage)) as Record<string, string>,
      device: Object.fromEntries(Object.entries(localStorage)) as Record<string, string>,
      cookies: document.cookie,
    }));
  async function conversationOf(page: Page): Promise<string> {
    await frameOf(page).waitForFunction(() => sessionStorage.length > 0);
    const resume = Object.values((await kept(frameOf(page))).tab)[0]!;
    return (JSON.parse(Buffer.from(resume.split('.')[1]!, 'base64url').toString()) as { conv: string }).conv;
  }

  it('loads one small script and keeps nothing before it is opened', async () => {
    const context = await browser.newContext();
    contexts.push(context);
    const page = await context.newPage();
    const asked: string[] = [];
    page.on('request', (request) => asked.push(new URL(request.url()).pathname));
    await page.goto(server.url);
    await launcher(page).waitFor();
    await page.waitForTimeout(200);
    expect(asked.filter((path) => !path.endsWith('.css'))).to.deep.equal(['/', '/widget.js']);
    expect(await kept(page)).to.deep.equal({ tab: {}, device: {}, cookies: '' });
    expect(await context.cookies()).to.deep.equal([]);
    const script = await fetch(`${server.url}/widget.js`, { headers: { 'Accept-Encoding': 'gzip' } });
    expect(Number(script.headers.get('content-length'))).to.be.below(6 * 1024);
  });

  it('weighs at most 550 KB, compressed, when it is opened', async () => {
    const page = await visit();
    await launcher(page).click();
    await said(page, 'Welcome').waitFor();
    const loaded = await frameOf(page).evaluate(() =>
      performance.getEntriesByType('resource').map((each) => (each as PerformanceResourceTiming).name),
    );
    const sizes = await Promise.all(
      loaded
        .filter((name) => name.includes('/assets/'))
        .map((name) => fetch(name, { headers: { 'Accept-Encoding': 'gzip' } }))
        .map(async (answer) => Number((await answer).headers.get('content-length'))),
    );
    expect(sizes).to.have.length(2);
    expect(sizes.reduce((sum, size) => sum + size)).to.be.below(550 * 1024);
  });

  it('can be a module of a page', async () => {
    const page = await visit('/chat');
    const opened = await page.evaluate(async (address) => {
      const { startChat } = (await import(address)) as { startChat(): { isOpen: boolean; open(): void } };
      const chat = startChat();
      chat.open();
      return chat.isOpen && startChat() === chat;
    }, `${server.url}/widget.mjs`);
    expect(opened).to.equal(true);
    await said(page, 'Welcome').waitFor();
  });

  it('greets, answers and stays within its policy', async () => {
    const page = await visit();
    await open(page);
    await say(page, 'what is a CIC?');
    expect(await texts(page)).to.deep.equal(['Welcome', 'what is a CIC?', 'You said: what is a CIC?']);
    const answer = await fetch(frameOf(page).url());
    const policy = answer.headers.get('content-security-policy') ?? '';
    expect(policy).to.match(/^default-src 'none'; script-src 'nonce-[^']+'; style-src 'self' 'nonce-/);
    expect(policy)
      .to.include("frame-ancestors 'self'")
      .and.not.to.match(/unsafe|\*/);
  });

  it('shows markup that somebody writes as text', async () => {
    const page = await visit();
    await open(page);
    const markup = '<img src=x onerror=alert(1)> **not bold** [x](javascript:alert(1))';
    await box(page).fill(markup);
    await box(page).press('Enter');
    await said(page, 'You said').waitFor();
    expect(await texts(page)).to.include(markup);
    const bubbles = chat(page).locator('.webchat__bubble');
    expect(await bubbles.locator('img, script, a[href^=javascript]').count()).to.equal(0);
  });

  it('can be used by keyboard alone, and gives the focus back', async () => {
    const page = await visit();
    await launcher(page).focus();
    await page.keyboard.press('Enter');
    await said(page, 'Welcome').waitFor();
    await page.keyboard.type('typed');
    await page.keyboard.press('Enter');
    await said(page, 'You said: typed').waitFor();
    await page.keyboard.press('Escape');
    expect(await page.locator('.panel').isHidden()).to.equal(true);
    expect(await page.evaluate(() => document.activeElement?.shadowRoot?.activeElement?.className)).to.equal(
      'launcher',
    );
  });

  it('is there again after a reload and on the next page, without a second welcome', async () => {
    const page = await visit();
    await open(page);
    await say(page, 'remember me');
    await page.reload();
    await said(page, 'You said: remember me').waitFor();
    await page.goto(new URL('/privacy', server.url).href);
    await said(page, 'You said: remember me').waitFor();
    expect(await texts(page)).to.deep.equal(['Welcome', 'remember me', 'You said: remember me']);
    expect(Object.keys((await kept(frameOf(page))).device)).to.deep.equal([]);
  });

  it('ends with the tab, unless it is to be kept on the device', async () => {
    const page = await visit();
    await open(page);
    await say(page, 'first tab');
    const other = await goTo(page.context());
    await open(other);
    expect(await texts(other)).to.deep.equal(['Welcome']);
    await chat(page).getByRole('checkbox', { name: 'Keep on this device' }).check();
    const third = await goTo(page.context());
    await launcher(third).click();
    await said(third, 'You said: first tab').waitFor();
    await chat(third).getByRole('checkbox', { name: 'Keep on this device' }).uncheck();
    expect((await kept(frameOf(third))).device).to.deep.equal({});
  });

  it('leaves nothing behind when it is cleared', async () => {
    const page = await visit();
    await open(page);
    await say(page, 'my secret');
    await chat(page).getByRole('button', { name: 'Leave and clear' }).click();
    await chat(page).getByRole('button', { name: 'No, stay here' }).click();
    await said(page, 'You said: my secret').waitFor();
    await chat(page).getByRole('button', { name: 'Leave and clear' }).click();
    const question = chat(page).getByRole('alertdialog');
    expect(await axeViolations(frameOf(page))).to.deep.equal([]);
    await question.getByRole('button', { name: 'Yes, clear it' }).click();
    await chat(page).getByRole('heading', { name: 'This chat is cleared.' }).waitFor();
    expect(await chat(page).locator('body').innerText()).not.to.include('secret');
    expect(await kept(frameOf(page))).to.deep.equal({ tab: {}, device: {}, cookies: '' });
    await chat(page).getByRole('button', { name: 'Start a new chat' }).click();
    await said(page, 'Welcome').waitFor();
    expect(await texts(page)).to.deep.equal(['Welcome']);
  });

  /** What a screen reader is given to say from now on. */
  async function listen(page: Page): Promise<() => Promise<string[]>> {
    await frameOf(page).evaluate(() => {
      const spoken: string[] = [];
      (window as unknown as { spoken: string[] }).spoken = spoken;
      new MutationObserver((changes) => {
        for (const { target, addedNodes } of changes)
          if (target instanceof Element && target.getAttribute('role') === 'log')
            for (const node of addedNodes)
              spoken.push((node.textContent ?? '').replace(/^(You said|Reply):\s*/, '$1: ').trim());
      }).observe(document.body, { childList: true, subtree: true });
    });
    return async () => {
      await page.waitForTimeout(700);
      const spoken = await frameOf(page).evaluate(() => (window as unknown as { spoken: string[] }).spoken);
      return spoken.filter((text) => /one|two|three|Welcome/.test(text));
    };
  }

  it('announces each message once, in order', async () => {
    const page = await visit();
    await open(page);
    const spoken = await listen(page);
    await say(page, 'one');
    await say(page, 'two');
    expect(await spoken()).to.deep.equal([
      'You said: one',
      'Reply: You said: one',
      'You said: two',
      'Reply: You said: two',
    ]);
  });

  it('does not read out what was said before the page was loaded again', async () => {
    const page = await visit();
    await open(page);
    await say(page, 'one');
    const chatLoads = page.waitForEvent('framenavigated', (frame) => frame.url().includes('/widget/frame'));
    await page.reload();
    await chatLoads;
    const spoken = await listen(page);
    await said(page, 'You said: one').waitFor();
    await page.waitForTimeout(700);
    await say(page, 'three');
    expect(await spoken()).to.deep.equal(['You said: three', 'Reply: You said: three']);
    expect(await texts(page)).to.have.length(5);
    const old = chat(page).locator('.webchat__basic-transcript__activity').nth(2);
    expect(await old.innerText()).to.include('You said: one');
  });

  it('says when there is no connection, keeps what is sent, and sends it later', async () => {
    const page = await visit();
    await open(page);
    await page.context().setOffline(true);
    await box(page).fill('from the train');
    await box(page).press('Enter');
    await chat(page).getByText('Your message is waiting to be sent.').waitFor();
    await page.context().setOffline(false);
    await said(page, 'You said: from the train').waitFor();
    expect(await chat(page).locator('.notice').innerText()).to.equal('');
    // The browser itself reports each request that failed.
    trouble = trouble.filter((text) => !text.includes('ERR_INTERNET_DISCONNECTED'));
  });

  it('counts what arrives while it is closed, and shows the case above the chat', async () => {
    const page = await visit();
    await open(page);
    await chat(page)
      .getByRole('button', { name: /Close this window/ })
      .click();
    const conversation = await conversationOf(page);
    await writeRow(server.store, conversation, {
      author: 'system',
      activity: {
        type: 'event',
        name: 'case-status',
        value: { state: 'with-adviser', adviser: 'Mary', reference: 'LW-1' },
      },
    });
    await writeRow(server.store, conversation, {
      author: 'adviser',
      activity: { type: 'message', text: 'Hello from Mary', from: { id: 'adviser', name: 'Mary' } },
    });
    await page.getByRole('button', { name: 'Ask a question. New messages: 1' }).click();
    await said(page, 'Hello from Mary').waitFor();
    expect(await chat(page).locator('.status').innerText()).to.equal(
      'You are talking with Mary, one of our advisers. Reference LW-1.',
    );
    expect(await chat(page).locator('.when .who').innerText()).to.equal('Mary, adviser');
    expect(await chat(page).getByRole('button', { name: 'Back to the chatbot' }).count()).to.equal(1);
    expect(await page.locator('.count').isHidden()).to.equal(true);
  });

  it('obeys nobody but the two that know each other', async () => {
    const page = await visit();
    await open(page);
    await page.evaluate(() => window.postMessage({ mark: 'least-worst-option', type: 'close' }, '*'));
    await page.waitForTimeout(100);
    expect(await page.locator('.panel').isVisible()).to.equal(true);
  });

  it('can be opened, closed and listened to by the page', async () => {
    const page = await visit();
    await launcher(page).waitFor();
    const heard = await page.evaluate(() => {
      const events: string[] = [];
      const { LeastWorstOption: api } = window as unknown as {
        LeastWorstOption: {
          open(): void;
          close(): void;
          toggle(): void;
          isOpen: boolean;
          on(name: string, run: () => void): () => void;
        };
      };
      const stop = api.on('open', () => events.push('open'));
      api.on('close', () => events.push('close'));
      api.open();
      api.open();
      api.toggle();
      stop();
      api.toggle();
      events.push(String(api.isOpen));
      api.close();
      return events;
    });
    expect(heard).to.deep.equal(['open', 'close', 'true', 'close']);
  });

  for (const [name, width, height] of [
    ['a desktop', 1280, 900],
    ['a small phone', 360, 640],
    ['400 % zoom', 320, 256],
  ] as const)
    it(`has nothing that axe finds wrong and needs no sideways scrolling on ${name}`, async () => {
      const page = await visit('/', { viewport: { width, height } });
      await launcher(page).waitFor();
      expect(await axeViolations(page)).to.deep.equal([]);
      expect(await sidewaysScroll(page)).to.equal(0);
      await open(page);
      await say(page, 'a-very-long-word-without-any-break-'.repeat(6));
      expect(await axeViolations(page)).to.deep.equal([]);
      expect(await axeViolations(frameOf(page))).to.deep.equal([]);
      expect(await sidewaysScroll(frameOf(page))).to.equal(0);
      await box(page).focus();
      const { y } = (await box(page).boundingBox())!;
      expect(y).to.be.within(0, height);
    });

  it('works in forced colours and with less movement', async () => {
    const page = await visit('/', { forcedColors: 'active', reducedMotion: 'reduce' });
    await open(page);
    await say(page, 'hello');
    expect(await axeViolations(frameOf(page))).to.deep.equal([]);
  });

  it('keeps the keyboard inside while it covers a phone', async () => {
    const page = await visit('/', { viewport: { width: 360, height: 640 } });
    await open(page);
    for (let steps = 0; steps < 30; steps += 1) {
      await page.keyboard.press('Tab');
      const where = await page.evaluate(() => document.activeElement?.shadowRoot?.activeElement?.tagName);
      expect(where, `after ${steps + 1} steps`).to.be.oneOf(['IFRAME', 'SPAN']);
    }
  });
});
