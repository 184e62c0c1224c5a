import { expect } from 'chai';
import type { CaseResult } from '../../bot/cases/index.ts';
import { DeskWorld, somePacket } from '../support/desk-world.ts';
import { storeMakes, type Place, type StoreMake } from '../support/stores.ts';

const MINUTE = 60_000;
const rowOf = (result: CaseResult) => ('case' in result ? result.case : expect.fail(`refused: ${result.refused}`));

for (const make of storeMakes) describe(`cases on ${make.name}`, () => suite(make));

function suite(make: StoreMake): void {
  let place: Place;
  let world: DeskWorld;
  beforeEach(async () => {
    place = await make.place();
    world = await DeskWorld.open(await place.open());
  });
  afterEach(async () => {
    await world.store.close();
    await place.remove();
  });

  const asked = (conversation = 'c1', more = {}) =>
    world.wish(conversation, { kind: 'confirm', packet: somePacket(more) });

  it('lets exactly one of a hundred who take at once have it, and tells the others who', async () => {
    const { reference } = await asked();
    const advisers = await Promise.all(
      Array.from({ length: 100 }, async (_, index) => {
        await world.adviser(`a${index}`, `Adviser${index} Smith`);
        return `a${index}`;
      }),
    );
    const results = await Promise.all(advisers.map((adviser) => world.cases.take(reference, adviser)));
    const won = results.filter((result) => 'case' in result);
    expect(won).to.have.length(1);
    const winner = rowOf(won[0]!).adviser!;
    for (const result of results)
      if ('refused' in result) expect(result).to.deep.equal({ refused: 'taken', by: `Adviser${winner.slice(1)}` });
    expect((await world.store.conversation('c1'))!.owner).to.equal('adviser');
    const taken = (await world.cases.inFull(reference))!.events.filter(({ kind }) => kind === 'taken');
    expect(taken).to.have.length(1);
  });

  if (make.shared)
    it('holds that between two instances on one database too', async () => {
      const { reference } = await asked();
      const other = new DeskWorld(await place.open());
      const results = await Promise.all(
        Array.from({ length: 20 }, (_, index) =>
          (index % 2 ? world : other).cases.take(reference, index % 2 ? 'anna' : 'ben'),
        ),
      );
      const holder = (await world.store.newestCase('c1'))!.adviser!;
      for (const [index, result] of results.entries())
        expect('case' in result, String(index)).to.equal((index % 2 ? 'anna' : 'ben') === holder);
      await other.store.close();
    });

  it('cannot be overtaken by a bot reply that was worked out before an adviser took it', async () => {
    const { reference } = await asked();
    const before = (await world.store.conversation('c1'))!;
    await world.cases.take(reference, 'anna');
    const late = world.store.commit({
      conversation: { id: 'c1', channel: 'web', read: before.version, owner: 'bot', memory: {} },
      log: [{ author: 'bot', activity: { type: 'message', text: 'too late' } }],
      at: world.now,
    });
    await late.then(
      () => expect.fail('was committed'),
      (error) => expect(error.name).to.equal('LostRace'),
    );
  });

  it('keeps every message when an enquirer writes while advisers act', async () => {
    const { reference } = await asked();
    await world.cases.take(reference, 'anna');
    const messages = Array.from({ length: 10 }, (_, index) =>
      world.cases.reply(reference, 'anna', `answer ${index}`, `id-${index}`),
    );
    const notes = Array.from({ length: 5 }, (_, index) => world.cases.note(reference, 'ben', `note ${index}`));
    for (const result of await Promise.all([...messages, ...notes])) expect(result).to.have.property('case');
    const texts = (await world.log('c1'))
      .filter(({ author }) => author === 'adviser')
      .map(({ activity }) => activity.text);
    expect(texts).to.have.members(Array.from({ length: 10 }, (_, index) => `answer ${index}`));
    const { events } = (await world.cases.inFull(reference))!;
    expect(events.filter(({ kind }) => kind === 'noted')).to.have.length(5);
  });

  it('sends a reply once however often it is repeated, under the first name alone', async () => {
    const { reference } = await asked();
    await world.cases.take(reference, 'anna');
    for (let again = 0; again < 3; again += 1) await world.cases.reply(reference, 'anna', 'Hello', 'same-id');
    const replies = (await world.log('c1')).filter(({ author }) => author === 'adviser');
    expect(replies).to.have.length(1);
    expect(replies[0]!.activity.from).to.include({ name: 'Anna' });
    expect(JSON.stringify(await world.log('c1'))).not.to.match(/Price|advice\.example/);
  });

  it('tells the enquirer when it is taken, given back, and closed, and keeps notes from them', async () => {
    const { reference } = await asked();
    await world.cases.take(reference, 'anna');
    await world.cases.note(reference, 'anna', 'sounds worried');
    await world.cases.giveBack(reference, 'anna');
    const rows = await world.log('c1');
    expect(rows.map(({ meta }) => meta?.said[0]).filter(Boolean)).to.deep.equal([
      'phrases/cases.taken',
      'phrases/cases.handed-back',
    ]);
    const back = rows.find(({ meta }) => meta?.said[0] === 'phrases/cases.handed-back')!;
    expect(back.activity.text).to.include('Wales');
    expect(back.activity.suggestedActions?.actions).to.have.length(3);
    const states = rows.filter(({ activity }) => activity.name === 'case-status').map(({ activity }) => activity.value);
    expect(states).to.deep.equal([
      { state: 'with-adviser', reference, adviser: 'Anna' },
      { state: 'wrap-up', reference },
    ]);
    expect(JSON.stringify(rows)).not.to.include('worried');
    expect((await world.store.conversation('c1'))!.owner).to.equal('bot');
  });

  it('puts what must be delivered to an Azure channel in the outbox, and never the status event', async () => {
    await world.wish('t1', { kind: 'confirm', packet: somePacket() }, { serviceUrl: 'https://smba.example' });
    const { reference } = (await world.store.newestCase('t1'))!;
    await world.cases.take(reference, 'anna');
    await world.cases.reply(reference, 'anna', 'Hello', 'id-1');
    const claimed = await world.store.claimOutbox(world.now + 1, 10, 1000);
    expect(claimed.map(({ row }) => row.activity.type)).to.deep.equal(['message', 'message']);
  });

  it('comes back to the head of the queue when the adviser falls silent, and the enquirer is told', async () => {
    const { reference } = await asked();
    await world.cases.take(reference, 'anna');
    world.now += 5 * MINUTE;
    await asked('c2');
    await world.cases.renew(reference, 'anna');
    expect(await world.cases.lapse(world.now)).to.equal(0);
    world.now += 11 * MINUTE;
    expect(await world.cases.lapse(world.now)).to.equal(1);
    expect((await world.cases.queue())[0]).to.include({ reference, state: 'waiting' });
    const said = (await world.log('c1')).map(({ meta }) => meta?.said[0]).filter(Boolean);
    expect(said.at(-1)).to.equal('phrases/cases.back-in-queue');
    expect(await world.cases.reply(reference, 'anna', 'sorry', 'id-2')).to.deep.equal({ refused: 'wrong-state' });
  });

  it('sweeps each lapsed case once, however many sweep at the same time', async () => {
    const { reference } = await asked();
    await world.cases.take(reference, 'anna');
    world.now += 11 * MINUTE;
    const counts = await Promise.all(Array.from({ length: 5 }, () => world.cases.lapse(world.now)));
    expect(counts.reduce((sum, count) => sum + count, 0)).to.equal(1);
  });

  it('orders the queue by danger, then near clocks, then waiting, and hides what was only offered', async () => {
    const first = await asked('c1');
    world.now += MINUTE;
    const clock = await asked('c2', { clock: '2026-11-26' });
    const danger = await asked('c3', { reason: 'people-at-risk', level: 3 });
    await world.wish('c4', { kind: 'offer', packet: somePacket() });
    const queue = await world.cases.queue();
    expect(queue.map(({ reference }) => reference)).to.deep.equal(
      [danger, clock, first].map(({ reference }) => reference),
    );
  });

  it('raises a case whose clock has come near while it waited', async () => {
    await asked('c1', { reason: 'insolvency', level: 3 });
    const { reference } = await asked('c2', { clock: '2026-12-08' });
    expect((await world.cases.queue())[1]).to.include({ reference, priority: 4 });
    world.now = Date.parse('2026-12-02T10:00Z');
    expect((await world.cases.queue())[0]).to.include({ reference, priority: 2 });
  });

  it('does not show, note on or take a case that was not agreed to', async () => {
    const { reference } = await world.wish('c1', { kind: 'offer', packet: somePacket() });
    expect(await world.cases.inFull(reference)).to.equal(undefined);
    for (const result of [world.cases.take(reference, 'anna'), world.cases.note(reference, 'anna', 'x')])
      expect(await result).to.deep.equal({ refused: 'unknown-case' });
  });

  it('shows the packet that was agreed to, not the one that is being offered for opening it again', async () => {
    const { reference } = await asked();
    await world.cases.take(reference, 'anna');
    await world.cases.close(reference, 'anna', 'started-small');
    world.now += MINUTE;
    await world.wish('c1', { kind: 'offer', packet: somePacket({ question: 'a secret' }) });
    expect((await world.cases.inFull(reference))!.case.packet.question).to.equal(undefined);
  });

  it('writes once an hour who read it', async () => {
    const { reference } = await asked();
    for (let again = 0; again < 3; again += 1) await world.cases.viewed(reference, 'anna');
    await world.cases.viewed(reference, 'ben');
    world.now += 61 * MINUTE;
    await world.cases.viewed(reference, 'anna');
    const views = (await world.cases.inFull(reference))!.events.filter(({ kind }) => kind === 'viewed');
    expect(views.map(({ by }) => by)).to.deep.equal(['anna', 'ben', 'anna']);
  });

  it('opens an older conversation’s newest case again, and no older one', async () => {
    const old = await asked();
    await world.cases.take(old.reference, 'anna');
    await world.cases.close(old.reference, 'anna', 'decided-not-to-start');
    world.now += 31 * 24 * 60 * MINUTE;
    expect(await world.cases.reopen(old.reference, 'anna')).to.deep.equal({ refused: 'wrong-state' });
    const fresh = await asked();
    expect(fresh.reference).not.to.equal(old.reference);
    await world.cases.note(old.reference, 'anna', 'came back, see the new case');
    expect((await world.store.newestCase('c1'))!.reference).to.equal(fresh.reference);
  });
}
