import { expect } from 'chai';
import type { Turn } from '../../../dialogs/index.ts';
import { DeskWorld, somePacket } from '../../support/desk-world.ts';
import { TurnWorld } from '../../support/turn-world.ts';

/** A conversation as the real one behaves towards cases: asks, is silent while an adviser has it, and can be left. */
async function talk({ context, openCase, cases }: Turn): Promise<void> {
  const text = context.activity.text;
  if (openCase?.state === 'with-adviser' && text !== 'leave') return;
  if (text === 'leave') cases.leave();
  if (text === 'person') cases.offer(somePacket());
  if (text === 'yes') cases.confirm(somePacket());
  if (text === 'slow') await new Promise((go) => setTimeout(go, 60));
  await context.sendActivity({ type: 'message', text: `bot: ${text}` });
}

describe('an enquirer and an adviser in one conversation', () => {
  let desk: DeskWorld;
  let enquirer: TurnWorld;
  beforeEach(async () => {
    desk = await DeskWorld.open();
    enquirer = await TurnWorld.open({ store: desk.store, converse: talk, now: () => new Date(desk.now) });
  });
  afterEach(() => desk.store.close());

  const said = async () => (await enquirer.texts()).filter((text) => text !== 'event');
  async function taken(): Promise<string> {
    await enquirer.take('person');
    await enquirer.take('yes');
    const [row] = await desk.cases.queue();
    await desk.cases.take(row!.reference, 'anna');
    return row!.reference;
  }

  it('asks, is taken, talks both ways in one order, with the bot silent, and leaves', async () => {
    await enquirer.take('person');
    expect(await desk.cases.queue(), 'not before the yes').to.deep.equal([]);
    await enquirer.take('yes');
    await enquirer.take('while I wait');
    const { reference } = (await desk.cases.queue())[0]!;
    await desk.cases.take(reference, 'anna');
    await enquirer.take('hello Anna');
    await desk.cases.reply(reference, 'anna', 'hello', 'id-00000001');
    await enquirer.take('thanks');
    await enquirer.take('leave');
    await enquirer.take('back again');
    const texts = await said();
    expect(texts.slice(texts.indexOf('while I wait'))).to.deep.equal([
      'while I wait',
      'bot: while I wait',
      texts.find((text) => text.startsWith('cases.taken')),
      'hello Anna',
      'hello',
      'thanks',
      'leave',
      'bot: leave',
      'back again',
      'bot: back again',
    ]);
    const { case: row, transcript } = (await desk.cases.inFull(reference))!;
    expect(row).to.include({ state: 'wrap-up', adviser: 'anna' });
    expect(transcript.map(({ activity }) => activity.text)).to.include.members([
      'while I wait',
      'hello Anna',
      'thanks',
    ]);
    expect(await desk.cases.reply(reference, 'anna', 'too late', 'id-00000002')).to.deep.equal({
      refused: 'wrong-state',
    });
  });

  it('drops the reply that the bot was working out when the adviser took over', async () => {
    await enquirer.take('person');
    await enquirer.take('yes');
    const { reference } = (await desk.cases.queue())[0]!;
    const turn = enquirer.take('slow');
    await new Promise((go) => setTimeout(go, 20));
    await desk.cases.take(reference, 'anna');
    await turn;
    const texts = await said();
    expect(texts).to.include('slow').and.not.to.include('bot: slow');
  });

  it('loses no word and no reply when both write at once', async () => {
    const reference = await taken();
    const numbers = Array.from({ length: 12 }, (_, index) => index);
    await Promise.all(
      numbers.flatMap((index) => [
        enquirer.take(`e${index}`, { externalId: `e${index}` }),
        desk.cases.reply(reference, 'anna', `a${index}`, `id-0000000${index}`),
      ]),
    );
    const texts = await said();
    expect(texts).to.include.members(numbers.flatMap((index) => [`e${index}`, `a${index}`]));
    expect(
      texts.filter((text) => text.startsWith('e')),
      'in the order written',
    ).to.deep.equal(numbers.map((index) => `e${index}`));
    expect(new Set(texts).size).to.equal(texts.length);
  });

  it('takes care of the enquirer who leaves in the same moment as the adviser takes', async () => {
    await enquirer.take('person');
    await enquirer.take('yes');
    const { reference } = (await desk.cases.queue())[0]!;
    await Promise.all([enquirer.take('leave'), desk.cases.take(reference, 'anna')]);
    const row = (await desk.store.newestCase('c1'))!;
    expect(['closed', 'wrap-up']).to.include(row.state);
    expect((await desk.store.conversation('c1'))!.owner).to.equal('bot');
  });

  it('goes on where it was after a restart, in every state of a case', async () => {
    const reference = await taken();
    const again = new DeskWorld(desk.store);
    expect((await again.cases.inFull(reference))!.case).to.include({ state: 'with-adviser', adviser: 'anna' });
    expect(await again.cases.reply(reference, 'anna', 'still here', 'id-00000009')).to.have.property('case');
    await again.cases.giveBack(reference, 'anna');
    again.now += 31 * 60_000;
    expect(await again.cases.lapse(again.now)).to.equal(1);
    expect((await again.cases.inFull(reference))!.case).to.include({ state: 'closed', closedBecause: 'handed-back' });
  });
});
