/** What an editor sees of the content: in a real browser, at a desk and on a phone. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'chai';
import type { Browser, Page } from 'playwright-core';
import { createPreview } from '../../bot/cli/kb/preview/server.ts';
import type { Preview } from '../../bot/cli/kb/preview/server.ts';
import { openBrowser } from '../support/browser.ts';
import { article, contentWith, removeContent, TODAY } from '../support/content-folder.ts';
import { axeViolations, sidewaysScroll, watchTrouble } from '../support/page.ts';

const shots = process.env['SHOTS'];

describe('the preview in a browser', function () {
  this.timeout(60_000);
  let browser: Browser;
  let preview: Preview;
  let folder: string;
  let address: string;
  before(async () => {
    browser = await openBrowser();
    folder = contentWith();
    preview = await createPreview({ folder, flows: ['legal-form'], asOf: () => TODAY });
    address = `http://127.0.0.1:${await preview.listen(0)}`;
  });
  after(async () => {
    await browser.close();
    await preview.close();
    removeContent();
  });

  async function open(width: number): Promise<{ page: Page; trouble: string[] }> {
    const page = await browser.newPage({ viewport: { width, height: 800 }, locale: 'en-GB' });
    return { page, trouble: watchTrouble(page) };
  }
  const PAGES = [
    '/',
    '/?folder=articles',
    '/unit/cic-cost',
    '/unit/cic-what?nation=wales&short=1',
    '/try',
    '/try?q=how+much+does+it+cost+to+set+up+a+CIC',
    '/try?q=I+want+to+die',
    '/unit/nowhere',
  ];

  for (const width of [1280, 360, 320])
    it(`is whole and accessible at ${width} pixels`, async () => {
      const { page } = await open(width);
      for (const path of PAGES) {
        await page.goto(address + path);
        expect(await sidewaysScroll(page), path).to.equal(0);
        expect(await axeViolations(page), path).to.deep.equal([]);
        if (shots && width !== 320)
          await page.screenshot({ path: join(shots, `preview-${width}-${PAGES.indexOf(path)}.png`), fullPage: true });
      }
      await page.close();
    });

  it('keeps a table a table for who listens, also where its cells stand beneath each other', async () => {
    const { page } = await open(360);
    await page.goto(`${address}/unit/cic-cost`);
    const table = page.getByRole('table');
    expect(await table.getByRole('columnheader').count()).to.equal(3);
    expect(await table.getByRole('rowheader').count()).to.be.greaterThan(1);
    await page.close();
  });

  it('finds units as one types, and says how many', async () => {
    const { page, trouble } = await open(1280);
    await page.goto(address);
    await page.getByLabel('Show those that contain').fill('cic');
    await page.getByText('3 units').waitFor();
    expect(await page.getByRole('heading', { level: 2 }).allTextContents()).to.deep.equal(['articles']);
    expect(trouble).to.deep.equal([]);
    await page.close();
  });

  it('shows a mistake on top as soon as a file is saved, and takes it off again', async () => {
    const { page } = await open(1280);
    await page.goto(`${address}/unit/cic-cost`);
    const path = join(folder, 'articles/new.yaml');
    const mistakes = page.getByRole('region', { name: /keeps this content from being used/ });
    writeFileSync(path, article({ answer: 'It costs £35.' }));
    await preview.reload();
    await mistakes.waitFor();
    expect(await mistakes.textContent()).to.include('articles/new.yaml');
    expect(await axeViolations(page)).to.deep.equal([]);
    writeFileSync(path, article());
    await preview.reload();
    await mistakes.waitFor({ state: 'detached' });
    await page.close();
  });
});
