import { join } from 'node:path';
import { expect } from 'chai';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { bundleDeskView } from '../../bot/desk/view-files.ts';
import type { Suggestions } from '../../bot/desk/wire.ts';
import { openBrowser } from '../support/browser.ts';
import { DeskServer, PASSWORD } from '../support/desk-server.ts';
import { somePacket } from '../support/desk-world.ts';
import { axeViolations, sidewaysScroll, watchTrouble } from '../support/page.ts';

/** Where to leave pictures of what was seen, for people to look at. */
const shots = process.env['SHOTS'];

const SUGGESTED: Suggestions = {
  items: [
    {
      unit: 'what-is-a-cic',
      title: 'What a community interest company (CIC) is',
      text: 'A CIC is a limited company set up to help a community.\n\n**Where this comes from**\n\n- [CIC guidance](https://www.gov.uk/cic), Office of the Regulator, 1 May 2026\n\nChecked on 21 November 2026.',
      nations: ['england', 'wales', 'scotland'],
      status: 'current',
      basis: 'official',
      overdue: false,
    },
  ],
  boundary: { topic: 'Tax', mayNot: 'say that no VAT is due', sendTo: 'an accountant or HMRC' },
};
const MARKUP = '<img src=x onerror="document.title=\'owned\'"> **not bold** [x](javascript:alert(1))';

describe('the desk in a browser', function () {
  this.timeout(60_000);
  let browser: Browser;
  let server: DeskServer;
  let context: BrowserContext;
  let page: Page;
  let trouble: string[];

  before(async () => {
    browser = await openBrowser();
  });
  after(() => browser.close());

  beforeEach(async () => {
    server = await DeskServer.open({ view: await bundleDeskView(), suggest: () => SUGGESTED });
    context = await browser.newContext({ viewport: { width: 1280, height: 900 }, locale: 'en-GB' });
    page = await context.newPage();
    trouble = watchTrouble(page);
  });
  afterEach(async () => {
    await context.close();
    await server.close();
    expect(server.errors).to.deep.equal([]);
    expect(trouble).to.deep.equal([]);
  });

  async function signIn(on: Page = page, id = 'anna'): Promise<void> {
    await on.goto(`${server.url}/desk`);
    await on.getByLabel('Email address').fill(`${id}@advice.example`);
    await on.getByLabel('Password').fill(PASSWORD);
    await on.getByRole('button', { name: 'Sign in' }).click();
    await on.getByRole('heading', { name: 'Requests' }).waitFor();
  }
  const ask = (conversation: string, more = {}) =>
    server.world.wish(conversation, { kind: 'confirm', packet: somePacket(more) });
  const shot = async (name: string): Promise<void> => {
    if (shots) await page.screenshot({ path: join(shots, `desk-${name}.png`), fullPage: name.includes('phone') });
  };

  it('takes a request, talks both ways live, hands back and closes', async () => {
    await server.world.says('c1', 'We are twelve nurses. Could we be a CIC?');
    const { reference } = await ask('c1', {
      question: 'Could we be a CIC?',
      role: 'Team lead, speaks for the team',
      howToTalk: 'Text here. Not by phone at work.',
      clock: '2026-11-27',
      registeredIn: 'wales',
      told: [{ unit: 'what-is-a-cic', on: '2026-11-24' }],
      notAnswered: ['what happens to our pensions'],
      organisations: ['Hywel Dda University Health Board'],
      contact: { how: 'text', name: 'Siân', safeTimes: 'after 6 pm' },
    });
    await ask('c2', { reason: 'insolvency', level: 3, question: 'Can we pay wages on Friday?', worksIn: 'scotland' });
    await signIn();
    await shot('queue');
    await page.getByRole('link', { name: new RegExp(reference) }).click();
    await page.getByRole('heading', { level: 1, name: new RegExp(reference) }).waitFor();
    await page.getByText('Not by phone at work').waitFor();
    await shot('waiting');
    await page.getByRole('button', { name: 'Take this request' }).click();
    const reply = page.getByLabel('Your message. The enquirer reads it in the chat.');
    await reply.waitFor();
    expect(await reply.evaluate((element) => element === document.activeElement), 'focus is in the reply').to.equal(
      true,
    );
    await reply.fill('Hello, I am Anna.');
    await page.keyboard.press('Control+Enter');
    await page.locator('.line.adviser', { hasText: 'Hello, I am Anna.' }).waitFor();
    await server.world.says('c1', 'Good to hear from you!');
    await page.locator('.line.enquirer', { hasText: 'Good to hear from you!' }).waitFor();
    await page.locator('[role=status]', { hasText: 'Good to hear from you!' }).waitFor({ state: 'attached' });
    await shot('talking');
    await page.getByRole('button', { name: 'Hand back to the bot' }).click();
    await page.getByText('with the bot again', { exact: false }).first().waitFor();
    await page.getByRole('button', { name: 'Close…' }).click();
    await page.getByRole('radio', { name: 'Not yet' }).check();
    await page.getByLabel('Until when?').fill('March 2027');
    await shot('closing');
    await page.getByRole('button', { name: 'Close the request' }).click();
    await page.getByText('The request is closed.').waitFor();
    expect((await server.world.store.newestCase('c1'))!).to.include({ state: 'closed', closedBecause: 'not-yet' });
    const texts = (await server.world.log('c1'))
      .filter(({ author }) => author === 'adviser')
      .map(({ activity }) => activity.text);
    expect(texts).to.deep.equal(['Hello, I am Anna.']);
  });

  it('tells the second of two advisers who has it', async () => {
    const { reference } = await ask('c1');
    await signIn();
    await page.goto(`${server.url}/desk#/case/${reference}`);
    await page.getByRole('button', { name: 'Take this request' }).waitFor();
    await page.route('**/take', async (route) => {
      await server.world.cases.take(reference, 'ben');
      await route.continue();
    });
    await page.getByRole('button', { name: 'Take this request' }).click();
    await page.getByText('Ben has this case already.').waitFor();
    await page.getByText('only Ben Okoro can reply').waitFor();
    trouble = trouble.filter((line) => !line.includes('409'));
  });

  it('keeps notes apart from replies, and asks before it keeps one', async () => {
    const { reference } = await ask('c1');
    await server.world.cases.take(reference, 'anna');
    await signIn();
    await page.goto(`${server.url}/desk#/case/${reference}`);
    await page.locator('#note').fill('Sounds very tired. Be gentle.');
    await page.getByRole('button', { name: 'Keep as a note…' }).click();
    expect((await server.world.cases.inFull(reference))!.events.map(({ kind }) => kind)).not.to.include('noted');
    await shot('note');
    await page.getByRole('button', { name: 'Yes, keep the note' }).click();
    await page.locator('.notes li', { hasText: 'Be gentle' }).waitFor();
    expect((await server.world.log('c1')).some(({ author }) => author === 'adviser')).to.equal(false);
  });

  it('puts a step that was agreed on into the plan, and tells the enquirer', async () => {
    const { reference } = await ask('c1');
    await server.world.cases.take(reference, 'anna');
    await signIn();
    await page.goto(`${server.url}/desk#/case/${reference}`);
    await page.getByLabel('A step that you both agreed on').fill('Ask the health board for the price');
    await page.getByLabel('By when').fill('2027-01-29');
    await page.getByRole('button', { name: 'Put into their plan' }).click();
    await page.locator('.agree li', { hasText: '29 January 2027' }).waitFor();
    await page.locator('.line.adviser').waitFor();
    await shot('agreed');
    const { memory } = (await server.world.store.conversation('c1'))!;
    expect(memory['agreed']).to.deep.equal([
      { text: 'Ask the health board for the price', by: '2027-01-29', with: 'Anna', on: '2026-11-24' },
    ]);
    await server.world.cases.giveBack(reference, 'anna');
    await page.getByLabel('A step that you both agreed on').waitFor({ state: 'hidden' });
  });

  it('puts a suggested answer with its source into the reply, and shows the boundary', async () => {
    await server.world.says('c1', 'what is a cic and is VAT due');
    const { reference } = await ask('c1', { question: 'what is a cic and is VAT due' });
    await server.world.cases.take(reference, 'anna');
    await signIn();
    await page.goto(`${server.url}/desk#/case/${reference}`);
    await page.getByRole('button', { name: 'Use their question' }).click();
    expect(await page.locator('#suggest').inputValue()).to.equal('what is a cic and is VAT due');
    await page.getByRole('heading', { name: 'Boundary: Tax' }).waitFor();
    await page.locator('summary', { hasText: 'What a community interest company' }).click();
    await shot('suggestions');
    await page.getByRole('button', { name: /Put “What a community/ }).click();
    expect(await page.locator('#reply').inputValue())
      .to.include('https://www.gov.uk/cic')
      .and.to.include('Checked on');
    await page.getByRole('button', { name: 'Send to the enquirer' }).click();
    await page.locator('.line.adviser a[href="https://www.gov.uk/cic"]').waitFor();
  });

  it('shows whatever an enquirer writes as text', async () => {
    await server.world.says('c1', MARKUP);
    const { reference } = await ask('c1', {
      question: MARKUP,
      role: MARKUP,
      organisations: [MARKUP],
      facts: [{ label: MARKUP, value: MARKUP }],
    });
    await server.world.cases.note(reference, 'ben', MARKUP);
    await signIn();
    await page.goto(`${server.url}/desk#/case/${reference}`);
    await page.locator('.line.enquirer').waitFor();
    expect(await page.locator('.line.enquirer .plain').innerText()).to.equal(MARKUP);
    expect(await page.locator('#desk img').count()).to.equal(0);
    expect(await page.locator('a[href^="javascript:"]').count()).to.equal(0);
    expect(await page.title()).not.to.equal('owned');
  });

  it('keeps a reply that was begun, when another request is looked at and when the line is down', async () => {
    const first = await ask('c1');
    const second = await ask('c2');
    await server.world.cases.take(first.reference, 'anna');
    await signIn();
    await page.goto(`${server.url}/desk#/case/${first.reference}`);
    await page.locator('#reply').fill('half a thought');
    await page.getByRole('link', { name: new RegExp(second.reference) }).click();
    await page.getByRole('heading', { level: 1, name: new RegExp(second.reference) }).waitFor();
    await page.goBack();
    expect(await page.locator('#reply').inputValue()).to.equal('half a thought');
    await page.route('**/reply', (route) => route.abort());
    await page.getByRole('button', { name: 'Send to the enquirer' }).click();
    await page.getByText('What you wrote is still here').waitFor();
    expect(await page.locator('#reply').inputValue()).to.equal('half a thought');
    await page.unroute('**/reply');
    await page.getByRole('button', { name: 'Send to the enquirer' }).click();
    await page.locator('.line.adviser', { hasText: 'half a thought' }).waitFor();
    trouble = trouble.filter((line) => !line.includes('ERR_FAILED'));
  });

  it('shows new requests by themselves and says so once', async () => {
    await signIn();
    await page.getByText('Nobody is waiting. New requests').waitFor();
    await page.getByText('Live').waitFor();
    const { reference } = await ask('c1', { reason: 'people-at-risk', level: 3 });
    await page.getByRole('link', { name: new RegExp(reference) }).waitFor();
    await page.locator('[role=status]', { hasText: 'One new request' }).waitFor({ state: 'attached' });
    expect(await page.title()).to.match(/^\(1\)/);
  });

  it('can be worked by keyboard alone', async () => {
    const { reference } = await ask('c1');
    await page.goto(`${server.url}/desk`);
    await page.keyboard.press('Tab');
    await page.keyboard.type('anna@advice.example');
    await page.keyboard.press('Tab');
    await page.keyboard.type(PASSWORD);
    await page.keyboard.press('Enter');
    await page.getByRole('link', { name: new RegExp(reference) }).waitFor();
    await tabTo(page, new RegExp(reference));
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: 'Take this request' }).waitFor();
    expect(await page.evaluate(() => document.activeElement?.tagName)).to.equal('H1');
    await tabTo(page, /Take this request/);
    await page.keyboard.press('Enter');
    await page.locator('#reply').waitFor();
    await page.keyboard.type('By keyboard');
    await tabTo(page, /Send to the enquirer/);
    await page.keyboard.press('Enter');
    await page.locator('.line.adviser', { hasText: 'By keyboard' }).waitFor();
    await tabTo(page, /^Close…/, true);
    await page.keyboard.press('Enter');
    await page.getByRole('dialog').waitFor();
    await page.keyboard.press('Escape');
    expect(await page.getByRole('dialog').count()).to.equal(0);
    expect(await page.evaluate(() => document.activeElement?.textContent)).to.equal('Close…');
  });

  it('has nothing that axe finds wrong, in light, dark and forced colours, wide and narrow', async () => {
    await server.world.says('c1', 'Could we be a CIC?');
    const { reference } = await ask('c1', {
      question: 'Could we be a CIC?',
      organisations: ['Harbour Trust'],
      clock: '2026-11-25',
    });
    await ask('c2', { reason: 'people-at-risk', level: 3 });
    await page.goto(`${server.url}/desk/sign-in`);
    expect(await axeViolations(page), 'sign-in').to.deep.equal([]);
    await shot('sign-in');
    await signIn();
    await page.getByRole('link', { name: new RegExp(reference) }).waitFor();
    expect(await axeViolations(page), 'queue').to.deep.equal([]);
    await server.world.cases.take(reference, 'anna');
    await page.goto(`${server.url}/desk#/case/${reference}`);
    await page.locator('#reply').waitFor();
    await page.getByRole('button', { name: 'Use their question' }).click();
    await page.locator('.suggestions details').waitFor();
    expect(await axeViolations(page), 'case').to.deep.equal([]);
    await page.emulateMedia({ colorScheme: 'dark' });
    expect(await axeViolations(page), 'dark').to.deep.equal([]);
    await shot('dark');
    await page.emulateMedia({ colorScheme: 'light', forcedColors: 'active' });
    await shot('forced-colours');
    await page.emulateMedia({ colorScheme: 'light', forcedColors: 'none' });
    for (const width of [320, 360, 768]) {
      await page.setViewportSize({ width, height: 640 });
      expect(await axeViolations(page), `${width} px`).to.deep.equal([]);
      expect(await sidewaysScroll(page), `sideways scrolling at ${width} px`).to.equal(0);
      await shot(`phone-${width}`);
    }
    await page.setViewportSize({ width: 360, height: 640 });
    await page.getByRole('link', { name: 'All requests' }).click();
    await page.getByRole('link', { name: new RegExp(reference) }).waitFor();
    await shot('phone-queue');
    await page.setViewportSize({ width: 1680, height: 1000 });
    await page.goto(`${server.url}/desk#/case/${reference}`);
    await page.locator('#reply').waitFor();
    await shot('wide');
  });

  it('leads to the door when the session has ended', async () => {
    await signIn();
    server.world.now += 13 * 3_600_000;
    await page.reload();
    await page.getByRole('heading', { name: 'Sign in to the desk' }).waitFor();
    // A request under way just then was refused too, as it should be; the browser writes that down.
    const others = trouble.filter((line) => !line.includes('401 (Unauthorized)'));
    trouble.splice(0, trouble.length, ...others);
  });
});

async function tabTo(page: Page, name: RegExp, back = false): Promise<void> {
  for (let steps = 0; steps < 60; steps += 1) {
    await page.keyboard.press(back ? 'Shift+Tab' : 'Tab');
    const text = await page.evaluate(() => document.activeElement?.textContent ?? '');
    if (name.test(text)) return;
  }
  expect.fail(`the keyboard does not reach ${String(name)}`);
}
