import { expect } from 'chai';
import { AzureWorld } from '../../support/azure-world.ts';
import { DeskWorld, somePacket } from '../../support/desk-world.ts';
import { until } from '../../support/fake-connector.ts';

describe('an enquirer in Teams and an adviser at the desk', () => {
  let azure: AzureWorld;
  let desk: DeskWorld;
  beforeEach(async () => {
    azure = await AzureWorld.open({
      converse: async ({ context, cases, openCase }) => {
        if (openCase?.state === 'with-adviser') return;
        if (context.activity.text === 'person') cases.confirm(somePacket());
        await context.sendActivity(`bot: ${context.activity.text}`);
      },
    });
    desk = await DeskWorld.open(azure.world.store);
    desk.now = Date.now();
  });
  afterEach(() => azure.close());

  it('talk in order, the adviser by first name, with nothing but messages sent', async () => {
    await azure.post({ text: 'person' });
    const { reference } = (await azure.world.store.openCases())[0]!;
    await desk.cases.take(reference, 'anna');
    await azure.post({ text: 'hello?' });
    await desk.cases.reply(reference, 'anna', 'Hello, what worries you most?', 'id-00000001');
    await desk.cases.giveBack(reference, 'anna');
    await until(() => azure.connector.received.length === 4, 'four messages');
    const texts = azure.connector.texts();
    expect(texts[0]).to.equal('bot: person');
    expect(texts[1]).to.match(/^cases\.taken/);
    expect(texts[2]).to.equal('**Anna:** Hello, what worries you most?');
    expect(texts[3]).to.match(/^cases\.handed-back/);
    expect(azure.connector.received.every(({ activity }) => activity.type === 'message')).to.equal(true);
    const { transcript } = (await desk.cases.inFull(reference))!;
    expect(transcript.map(({ activity }) => activity.text)).to.include('hello?');
  });
});
