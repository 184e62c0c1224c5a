/** A plan's page in a real browser: on a desk, on a phone, enlarged, in the dark, in forced colours, on paper. */
import { expect } from 'chai';
import { mkdir } from 'node:fs/promises';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { buildBrowser } from '../../deployment/build.mjs';
import { openBrowser } from '../support/browser.ts';
import { axeViolations, sidewaysScroll, watchTrouble } from '../support/page.ts';
import { PlanWorld } from '../support/plan-world.ts';
import { workedCase } from '../support/worked-case.ts';

const SHOTS = process.env['SHOTS'];

describe('a plan’s page in the browser', function () {
  this.timeout(120_000);
  let browser: Browser;
  let world: PlanWorld;
  let path: string;
  before(async () => {
    await buildBrowser();
    world = await PlanWorld.open();
    path = await world.keep(workedCase());
    browser = await openBrowser();
    if (SHOTS) await mkdir(SHOTS, { recursive: true });
  });
  after(async () => {
    await browser.close();
    await world.close();
  });

  async function visit(options: BrowserContextOptions, to = path): Promise<{ page: Page; trouble: string[] }> {
    const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, ...options });
    const page = await context.newPage();
    const trouble = watchTrouble(page);
    await page.goto(world.url + to);
    return { page, trouble };
  }

  const LOOKS: readonly (readonly [string, BrowserContextOptions])[] = [
    ['desktop', {}],
    ['phone', { viewport: { width: 360, height: 740 } }],
    // A width of 1280 enlarged to 400 %.
    ['enlarged', { viewport: { width: 320, height: 256 } }],
    ['dark', { colorScheme: 'dark' }],
    ['forced-colours', { forcedColors: 'active' }],
  ];
  for (const [name, options] of LOOKS)
    it(`has nothing that axe finds wrong, no sideways scrolling and no trouble: ${name}`, async () => {
      const { page, trouble } = await visit(options);
      expect(await axeViolations(page)).to.deep.equal([]);
      expect(await sidewaysScroll(page)).to.equal(0);
      // A sentence cut into a picture would not wrap: every letter of the chart is inside it.
      const cut = await page.locator('figure svg').evaluateAll((pictures) =>
        pictures.flatMap((picture) => {
          const box = picture.getBoundingClientRect();
          return [...picture.querySelectorAll('text.word, text.label')]
            .filter((text) => text.getBoundingClientRect().right > box.right + 1)
            .map((text) => text.textContent);
        }),
      );
      expect(cut).to.deep.equal([]);
      expect(trouble).to.deep.equal([]);
      if (SHOTS) await page.screenshot({ path: `${SHOTS}/plan-${name}.png` });
      await page.context().close();
    });

  it('is read in order by headings and landmarks, with a title of its own', async () => {
    const { page } = await visit({});
    expect(await page.title()).to.match(/^Our plan: .+: /);
    expect(await page.getByRole('heading', { level: 1 }).count()).to.equal(1);
    const levels = await page.getByRole('heading').evaluateAll((all) => all.map(({ tagName }) => Number(tagName[1])));
    levels.forEach((level, at) => expect(level - (levels[at - 1] ?? 0)).to.be.at.most(1));
    for (const role of ['banner', 'main', 'contentinfo'] as const)
      expect(await page.getByRole(role).count()).to.equal(1);
    for (const link of await page.getByRole('navigation', { name: 'On this page' }).getByRole('link').all())
      expect(await page.locator((await link.getAttribute('href'))!).count()).to.equal(1);
    await page.context().close();
  });

  it('tells its pictures, and says the same in a table and a list', async () => {
    const { page } = await visit({});
    const pictures = page.getByRole('img');
    expect(await pictures.count()).to.equal(4);
    for (const picture of await pictures.all()) expect(await picture.getAttribute('aria-labelledby')).to.match(/\S/);
    const table = page.locator('#scores table');
    expect(await table.getByRole('rowheader').count()).to.equal(10);
    const [bars, items] = [page.locator('.timeline rect'), page.locator('ol.steps > li')];
    expect(await bars.count()).to.equal(await items.count());
    await page.context().close();
  });

  it('needs no script and leaves nothing on the device', async () => {
    const { page } = await visit({ javaScriptEnabled: false });
    await page
      .getByText(/^Legal forms that do not fit/)
      .first()
      .click();
    expect(await page.getByRole('rowheader', { name: 'Charitable trust' }).isVisible()).to.equal(true);
    expect(await page.context().cookies()).to.deep.equal([]);
    await page.context().close();
  });

  it('can be gone through by keyboard, every stop to be seen', async () => {
    const { page } = await visit({});
    await page.keyboard.press('Tab');
    expect(await page.locator(':focus').getAttribute('href')).to.equal('#plan');
    for (let stop = 0; stop < 8; stop += 1) {
      await page.keyboard.press('Tab');
      const outline = await page.locator(':focus').evaluate((element) => getComputedStyle(element).outlineStyle);
      expect(outline).to.not.equal('none');
    }
    await page.context().close();
  });

  it('prints without what belongs to a screen', async () => {
    const { page } = await visit({});
    await page.emulateMedia({ media: 'print' });
    for (const name of ['.contents', '.take', 'header.site'])
      expect(await page.locator(name).isVisible(), name).to.equal(false);
    expect(await page.locator('.notice').isVisible()).to.equal(true);
    await page.context().close();
  });

  it('is kind where there is nothing, in a page that axe finds nothing wrong with', async () => {
    const { page, trouble } = await visit({ viewport: { width: 360, height: 740 } }, `/plan/${'A'.repeat(32)}`);
    expect(await page.getByRole('heading', { level: 1 }).innerText()).to.equal('There is no plan here');
    expect(await axeViolations(page)).to.deep.equal([]);
    expect(trouble.filter((line) => !line.includes('404'))).to.deep.equal([]);
    if (SHOTS) await page.screenshot({ path: `${SHOTS}/plan-gone.png` });
    await page.context().close();
  });
});
