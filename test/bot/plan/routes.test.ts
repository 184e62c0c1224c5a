import { expect } from 'chai';
import { randomBytes } from 'node:crypto';
import { LINK_DAYS, planPageFor } from '../../../bot/plan/link.ts';
import type { Memory } from '../../../dialogs/index.ts';
import { PlanWorld } from '../../support/plan-world.ts';
import { workedCase } from '../../support/worked-case.ts';

const DAY = 86_400_000;

describe('the address of a plan', () => {
  let world: PlanWorld;
  before(async () => (world = await PlanWorld.open()));
  after(() => world.close());
  beforeEach(() => (world.now = new Date('2026-11-24T10:00:00Z')));
  afterEach(() => expect(world.errors).to.deep.equal([]));

  const status = async (path: string): Promise<number> => (await world.get(path)).status;
  const forged = (): string => `/plan/${randomBytes(24).toString('base64url')}`;

  it('shows it to whoever has the link, and tells nobody else', async () => {
    const answer = await world.get(await world.keep(workedCase()));
    expect(answer.status).to.equal(200);
    expect(Object.fromEntries(answer.headers)).to.include({
      'cache-control': 'private, no-store',
      'referrer-policy': 'no-referrer',
      'x-robots-tag': 'noindex, nofollow, noarchive',
    });
    expect(answer.headers.get('content-security-policy')).to.include("default-src 'none'").and.not.include('unsafe');
    expect(answer.headers.get('set-cookie')).to.equal(null);
    const html = await answer.text();
    expect(html)
      .to.include('<meta name="robots" content="noindex')
      .and.not.include('<script')
      .and.not.match(/ style=/);
  });

  it('is not to be guessed: what was never given, is cut short or is no token at all, is answered alike', async () => {
    const path = await world.keep(workedCase(), 'guessed');
    const gone = await (await world.get(forged())).text();
    for (const other of [
      path.slice(0, -1),
      `${path}A`,
      path.toLowerCase(),
      '/plan/x',
      '/plan/..%2f',
      '/plan/%00',
      `${forged()}.pdf`,
    ]) {
      const answer = await world.get(other);
      expect([answer.status, await answer.text()], other).to.deep.equal([404, gone]);
    }
  });

  it('says kindly that it leads nowhere, in a page of its own', async () => {
    const answer = await world.get(forged());
    expect(answer.headers.get('content-type')).to.match(/^text\/html/);
    expect(await answer.text())
      .to.include('<h1>')
      .and.include('href="/chat"');
  });

  it('runs out, and works on when it was asked for again', async () => {
    const path = await world.keep(workedCase(), 'runs-out');
    world.now = new Date(world.now.getTime() + (LINK_DAYS - 1) * DAY);
    expect(await status(path)).to.equal(200);
    expect(await world.keep(workedCase(), 'runs-out')).to.equal(path);
    world.now = new Date(world.now.getTime() + 2 * DAY);
    expect(await status(path)).to.equal(200);
    world.now = new Date(world.now.getTime() + LINK_DAYS * DAY);
    expect(await status(path)).to.equal(404);
    expect(await world.keep(workedCase(), 'runs-out')).to.not.equal(path);
  });

  it('leads nowhere once its page is closed, and the next link is another one', async () => {
    const path = await world.keep(workedCase(), 'closed');
    const row = (await world.store.conversation('closed'))!;
    const memory = structuredClone(row.memory) as Memory;
    expect(planPageFor(memory, '', world.now.getTime()).close()).to.equal(true);
    await world.store.commit({
      conversation: { id: 'closed', channel: 'web', read: row.version, owner: 'bot', memory, planLink: null },
      log: [],
      at: world.now.getTime(),
    });
    for (const kind of ['', '.docx', '.pdf', '.ics']) expect(await status(path + kind), kind).to.equal(404);
    expect(await world.keep(workedCase(), 'closed')).to.not.equal(path);
  });

  it('leads nowhere once everything was deleted', async () => {
    const path = await world.keep(workedCase(), 'deleted');
    const { version } = (await world.store.conversation('deleted'))!;
    await world.store.commit({
      conversation: { id: 'deleted', channel: 'web', read: version, owner: 'bot', memory: {} },
      log: [],
      forget: true,
      at: world.now.getTime(),
    });
    expect(await status(path)).to.equal(404);
  });

  it('says that there is no plan yet, and has no file of it', async () => {
    const path = await world.keep({ welcomed: true }, 'empty');
    const answer = await world.get(path);
    expect(answer.status).to.equal(200);
    expect(await answer.text()).to.include('There is no plan yet');
    expect(await status(`${path}.pdf`)).to.equal(404);
  });

  it('has no calendar where there are no dates, and does not offer one', async () => {
    const motives = { flow: 'motivations', answers: { motives: ['autonomy'] }, around: {}, on: '2026-11-24' };
    const path = await world.keep({ done: [motives] } as unknown as Memory, 'dateless');
    expect(await (await world.get(path)).text())
      .to.include(`${path}.pdf`)
      .and.not.include('.ics');
    expect(await status(`${path}.ics`)).to.equal(404);
  });

  it('gives files that are kept under a name which says nothing', async () => {
    const path = await world.keep(workedCase(), 'files');
    for (const [kind, type] of [
      ['docx', /wordprocessingml/],
      ['pdf', /^application\/pdf$/],
      ['ics', /^text\/calendar/],
    ] as const) {
      const answer = await world.get(`${path}.${kind}`);
      expect(answer.status).to.equal(200);
      expect(answer.headers.get('content-type')).to.match(type);
      expect(answer.headers.get('content-disposition')).to.equal(`attachment; filename="plan.${kind}"`);
      expect(answer.headers.get('x-robots-tag')).to.include('noindex');
      expect((await answer.arrayBuffer()).byteLength).to.be.greaterThan(1_000);
    }
  });

  it('names its dates alike in each calendar file, though the link was closed and given anew', async () => {
    const names = async (path: string): Promise<string[]> =>
      (await (await world.get(`${path}.ics`)).text()).split('\r\n').filter((line) => line.startsWith('UID:'));
    const first = await world.keep(workedCase(), 'dates');
    const before = await names(first);
    const row = (await world.store.conversation('dates'))!;
    const memory = structuredClone(row.memory) as Memory;
    planPageFor(memory, '', world.now.getTime()).close();
    await world.store.commit({
      conversation: { id: 'dates', channel: 'web', read: row.version, owner: 'bot', memory, planLink: null },
      log: [],
      at: world.now.getTime(),
    });
    const second = await world.keep(workedCase(), 'dates');
    expect(second).to.not.equal(first);
    expect(await names(second)).to.deep.equal(before);
    expect(await names(await world.keep(workedCase(), 'other-dates'))).to.not.include(before[0]);
  });

  it('answers what only asks whether it is there', async () => {
    const answer = await world.get(await world.keep(workedCase(), 'asked'), { method: 'HEAD' });
    expect([answer.status, await answer.text()]).to.deep.equal([200, '']);
  });

  it('leaves out names that the enquirer wrote, unless they want them there', async () => {
    const hidden = await (await world.get(await world.keep(workedCase(), 'names'))).text();
    expect(hidden).to.not.include('Tŵr');
    const shown = await (await world.get(await world.keep(workedCase({ planNames: true }), 'names'))).text();
    expect(shown).to.include('Siân Tŵr');
  });

  it('shows what an enquirer wrote as text, never as markup', async () => {
    const memory = JSON.parse(
      JSON.stringify(workedCase({ planNames: true })).replace('Siân Tŵr', '<img src=x onerror=alert(1)>'),
    ) as Memory;
    expect(await (await world.get(await world.keep(memory, 'markup'))).text()).to.not.include('<img');
  });

  it('changes when the answers change', async () => {
    const path = await world.keep(workedCase(), 'changes');
    const before = await (await world.get(path)).text();
    const changed = workedCase() as unknown as { done: { flow: string; answers: object }[] };
    changed.done = changed.done.filter(({ flow }) => flow !== 'finance');
    expect(await world.keep(changed as unknown as Memory, 'changes')).to.equal(path);
    expect(before).to.include('id="money"');
    expect(await (await world.get(path)).text()).to.not.include('id="money"');
  });
});
