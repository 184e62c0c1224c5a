/** The widget on a site that is not ours, with a policy as strict as a site can have. */
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect } from 'chai';
import type { Browser } from 'playwright-core';
import { openBrowser } from '../support/browser.ts';
import { watchTrouble } from '../support/page.ts';
import { serveWidget, type WidgetServer } from '../support/widget-server.ts';

describe('the widget on another site', function () {
  this.timeout(60_000);
  let browser: Browser;
  let server: WidgetServer;
  let site: Server;
  let siteUrl: string;
  let strangers: Server;
  let strangersUrl: string;

  const host = async (): Promise<[Server, string]> => {
    const made = createServer((_, res) => {
      const policy = `default-src 'self'; script-src ${server.url}; frame-src ${server.url}`;
      res.writeHead(200, { 'Content-Type': 'text/html', 'Content-Security-Policy': policy });
      res.end(`<!doctype html><html lang="en"><title>Another site</title><h1>Another site</h1>
        <a href="/elsewhere" data-least-worst-option="open">Chat with us</a><script src="${server.url}/widget.js"></script>`);
    });
    await new Promise<void>((resolve) => made.listen(0, '127.0.0.1', resolve));
    return [made, `http://127.0.0.1:${(made.address() as AddressInfo).port}`];
  };

  before(async () => {
    browser = await openBrowser();
    const widgetOrigins: string[] = [];
    server = await serveWidget({ widgetOrigins });
    [site, siteUrl] = await host();
    [strangers, strangersUrl] = await host();
    widgetOrigins.push(siteUrl);
  });
  after(async () => {
    await browser.close();
    site.close();
    strangers.close();
    await server.stop();
  });

  it('works under a policy that names us once for scripts and once for frames', async () => {
    const page = await (await browser.newContext()).newPage();
    const trouble = watchTrouble(page);
    await page.goto(siteUrl);
    await page.getByRole('link', { name: 'Chat with us' }).click();
    const chat = page.frameLocator('iframe');
    await chat.getByText('Welcome').last().waitFor();
    await chat.getByRole('textbox').fill('hello from elsewhere');
    await chat.getByRole('textbox').press('Enter');
    await chat.locator('.webchat__bubble').filter({ hasText: 'You said' }).waitFor();
    await chat.getByRole('button', { name: /Close this window/ }).click();
    await page.waitForFunction(() => document.activeElement?.textContent === 'Chat with us');
    expect(trouble).to.deep.equal([]);
    await page.context().close();
  });

  it('shows nothing on a site that is not on the list', async () => {
    const page = await (await browser.newContext()).newPage();
    await page.goto(strangersUrl);
    await page.getByRole('button', { name: 'Ask a question' }).click();
    await page.waitForTimeout(500);
    expect(await page.frameLocator('iframe').locator('.frame').count()).to.equal(0);
    await page.context().close();
  });

  it('gives the frame to no page that claims to be another', async () => {
    const claimed = await fetch(`${server.url}/widget/frame?site=${encodeURIComponent(strangersUrl)}`);
    expect(claimed.status).to.equal(403);
    const honest = await fetch(`${server.url}/widget/frame?site=${encodeURIComponent(siteUrl)}`);
    expect(honest.headers.get('content-security-policy')).to.match(new RegExp(`frame-ancestors 'self' ${siteUrl}$`));
  });
});
