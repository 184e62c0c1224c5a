import { expect } from 'chai';
import { planForAdviser } from '../../../bot/plan/index.ts';
import type { CaseView } from '../../../bot/desk/wire.ts';
import type { Memory, Packet } from '../../../dialogs/index.ts';
import type { Knowledge } from '../../../knowledge/index.ts';
import { DeskServer } from '../../support/desk-server.ts';
import { somePacket } from '../../support/desk-world.ts';
import { workedCase } from '../../support/worked-case.ts';
import { realKnowledge } from '../../support/world.ts';

describe('the plan on the desk', () => {
  let knowledge: Knowledge;
  let server: DeskServer;
  before(async () => (knowledge = await realKnowledge()));
  beforeEach(async () => {
    server = await DeskServer.open({
      planPage: (reference, kind) =>
        planForAdviser({
          store: server.world.store,
          cases: server.world.cases,
          knowledge: () => knowledge,
          style: () => '/assets/plan.css',
          now: () => new Date(server.world.now),
        })(reference, kind),
    });
  });
  afterEach(async () => {
    await server.close();
    expect(server.errors).to.deep.equal([]);
  });

  /** A conversation that remembers this and waits for an adviser. */
  async function waiting(memory: Memory, packet: Partial<Packet> = {}): Promise<string> {
    const { store, now } = server.world;
    await store.commit({ conversation: { id: 'c1', channel: 'web', read: 0, owner: 'bot', memory }, log: [], at: now });
    return (await server.world.wish('c1', { kind: 'confirm', packet: somePacket(packet) })).reference;
  }
  const path = (reference: string): string => `/desk/cases/${reference}/plan`;

  it('is the enquirer’s own, with their words in it', async () => {
    const anna = await server.signedIn('anna');
    const reference = await waiting(workedCase());
    expect((await anna.json<CaseView>(`/desk/api/cases/${reference}`)).hasPlan).to.equal(true);
    const answer = await anna.get(path(reference));
    expect(answer.status).to.equal(200);
    const html = await answer.text();
    expect(html).to.include('Siân Tŵr').and.include(reference).and.include('id="scores"');
  });

  it('can be taken along as the files that its page offers, under the case’s reference', async () => {
    const anna = await server.signedIn('anna');
    const reference = await waiting(workedCase());
    const html = await (await anna.get(path(reference))).text();
    for (const [kind, type] of [
      ['docx', /wordprocessingml/],
      ['pdf', /^application\/pdf$/],
      ['ics', /^text\/calendar/],
    ] as const) {
      expect(html).to.include(`href="${path(reference)}.${kind}"`);
      const answer = await anna.get(`${path(reference)}.${kind}`);
      expect(answer.status, kind).to.equal(200);
      expect(answer.headers.get('content-type')).to.match(type);
      expect(answer.headers.get('content-disposition')).to.equal(`attachment; filename="plan-${reference}.${kind}"`);
      expect(answer.headers.get('cache-control')).to.equal('no-store');
      expect((await answer.arrayBuffer()).byteLength).to.be.greaterThan(1_000);
    }
  });

  it('gives no file to who is not signed in, nor of what is not shown', async () => {
    const reference = await waiting(workedCase(), { removed: ['nations'] });
    const anna = await server.signedIn('anna');
    for (const kind of ['docx', 'pdf', 'ics']) {
      expect((await server.visitor().get(`${path(reference)}.${kind}`)).status, kind).to.equal(401);
      expect((await anna.get(`${path(reference)}.${kind}`)).status, kind).to.equal(404);
      expect((await anna.get(`${path('SE-NONE')}.${kind}`)).status, kind).to.equal(404);
    }
  });

  it('is for signed-in advisers, and of cases that there are', async () => {
    const reference = await waiting(workedCase());
    expect((await server.visitor().get(path(reference))).status).to.equal(401);
    const anna = await server.signedIn('anna');
    expect((await anna.get(path('SE-NONE'))).status).to.equal(404);
  });

  it('is not shown when lines were taken out of what is passed on', async () => {
    const anna = await server.signedIn('anna');
    const reference = await waiting(workedCase(), { removed: ['nations'] });
    const html = await (await anna.get(path(reference))).text();
    expect(html).to.include('The plan is not shown').and.not.include('id="scores"');
  });

  it('takes up a step that was agreed on, at once, for both to see, and only from who has the case', async () => {
    const [anna, ben] = [await server.signedIn('anna'), await server.signedIn('ben')];
    const reference = await waiting({ welcomed: true });
    const agree = (by: typeof anna, more: object = {}): Promise<Response> =>
      by.post(`/desk/api/cases/${reference}/agree`, {
        id: 'step-0001',
        text: 'Ask the health board for the price',
        by: '2027-01-29',
        ...more,
      });
    expect((await agree(anna)).status).to.equal(409);
    await anna.post(`/desk/api/cases/${reference}/take`);
    expect((await agree(ben)).status).to.equal(409);
    for (const bad of ['2027-02-30', 'soon', '29/01/2027'])
      expect((await agree(anna, { by: bad })).status).to.equal(400);
    expect((await agree(anna)).status).to.equal(200);
    // Sent again because the answer got lost.
    expect((await agree(anna)).status).to.equal(200);

    const view = await anna.json<CaseView>(`/desk/api/cases/${reference}`);
    expect(view.hasPlan).to.equal(true);
    expect(view.agreed).to.deep.equal([{ text: 'Ask the health board for the price', by: '2027-01-29' }]);
    expect(view.transcript.filter(({ author }) => author === 'adviser')).to.have.length(1);
    const html = await (await anna.get(path(reference))).text();
    expect(html)
      .to.include('Ask the health board for the price')
      .and.include('29 January 2027')
      .and.include('with Anna');
    expect(await (await anna.get(`${path(reference)}.ics`)).text()).to.include('DTSTART;VALUE=DATE:20270129');
  });

  it('is not offered where there is none', async () => {
    const anna = await server.signedIn('anna');
    const reference = await waiting({ welcomed: true });
    expect((await anna.json<CaseView>(`/desk/api/cases/${reference}`)).hasPlan).to.equal(false);
    expect(await (await anna.get(path(reference))).text()).to.include('There is no plan yet');
  });
});
