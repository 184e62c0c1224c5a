import { expect } from 'chai';
import type { Converse } from '../../../support/turn-world.ts';
import { AzureWorld, type AzureWorldOptions } from '../../../support/azure-world.ts';
import { until } from '../../../support/fake-connector.ts';
import { somePacket } from '../../../support/desk-world.ts';

const CONVERSATION = 'emulator/talk-1';

describe('the outbox of the Azure channel', () => {
  let azure: AzureWorld;
  const open = async (options: AzureWorldOptions = {}): Promise<AzureWorld> => (azure = await AzureWorld.open(options));
  afterEach(() => azure.close());

  const three: Converse = async ({ context, cases }) => {
    if (context.activity.text === 'person') cases.confirm(somePacket());
    for (const part of ['1', '2', '3']) await context.sendActivity(`${context.activity.text}${part}`);
  };

  for (const status of [412, 429, 500, 502, 503, 504])
    it(`tries again after ${status}, keeps the order, and loses and doubles nothing`, async () => {
      await open({ converse: three });
      azure.connector.failures.push({ status }, undefined, { status });
      await azure.post({ text: 'a' });
      await azure.post({ text: 'b' });
      await until(() => azure.connector.received.length === 6, 'the delivery of six');
      expect(azure.connector.texts()).to.deep.equal(['a1', 'a2', 'a3', 'b1', 'b2', 'b3']);
      expect(azure.connector.attempts).to.have.length(8);
    });

  it('does not let one conversation wait for another', async () => {
    await open({ converse: three });
    azure.connector.failures.push({ status: 429, headers: { 'retry-after': '3' } });
    await azure.post({ text: 'a' });
    await until(() => azure.connector.attempts.length === 1);
    await azure.post({ text: 'b', conversation: { id: 'talk-2' } });
    await until(() => azure.connector.received.length === 3, 'the other conversation', 2_000);
    expect(azure.connector.texts('talk-2')).to.deep.equal(['b1', 'b2', 'b3']);
  });

  it('waits as long as it is asked to', async () => {
    await open();
    azure.connector.failures.push({ status: 429, headers: { 'retry-after': '2' } });
    await azure.post({ text: 'a' });
    await until(() => azure.connector.received.length === 1);
    const [first, second] = azure.connector.attempts;
    expect(second!.at - first!.at).to.be.at.least(2_000);
  });

  it('goes on when the other side was not there', async () => {
    await open();
    const { url } = azure.connector;
    const port = Number(new URL(url).port);
    await azure.post({ text: 'a', serviceUrl: `http://127.0.0.1:${port === 65_535 ? port - 1 : port + 1}/` });
    await until(async () => (await azure.world.store.outboxAge(Date.now())) > 0);
    await azure.post({ text: 'b' });
    await until(() => azure.connector.received.length === 2, 'the delivery to the newer address');
    expect(azure.connector.texts()).to.deep.equal(['1: a', '2: b']);
  });

  for (const code of ['ConversationBlockedByUser', 'BotNotInConversationRoster', 'BotDisabledByAdmin'])
    it(`stops at 403 ${code} until the person writes again`, async () => {
      await open({ converse: three });
      azure.connector.failures.push({ status: 403, code });
      await azure.post({ text: 'person' });
      await until(async () => (await azure.world.store.undelivered(CONVERSATION)).length === 3);
      const row = await azure.world.store.conversation(CONVERSATION);
      expect(row?.reference).to.include({ unreachable: code });
      const history = await azure.world.store.caseEvents(row!.newestCase!);
      expect(history.at(-1)).to.deep.include({ kind: 'unreachable', by: 'system', data: { because: code } });

      await deskWrites('are you there?');
      await until(async () => (await azure.world.store.undelivered(CONVERSATION)).length === 4);
      expect(azure.connector.attempts).to.have.length(1);

      await azure.post({ text: 'x' });
      await until(() => azure.connector.received.length === 3);
      expect(azure.connector.texts()).to.deep.equal(['x1', 'x2', 'x3']);
    });

  it('passes over a message that is refused as it is, and says so', async () => {
    await open({ converse: three });
    azure.connector.failures.push({ status: 413, code: 'MessageSizeTooBig' });
    await azure.post({ text: 'a' });
    await until(() => azure.connector.received.length === 2);
    expect(azure.connector.texts()).to.deep.equal(['a2', 'a3']);
    expect(await azure.world.store.undelivered(CONVERSATION)).to.deep.equal([
      { conversation: CONVERSATION, sequence: 2, because: 'MessageSizeTooBig' },
    ]);
  });

  it('never calls an address that is not allowed', async () => {
    await open({ mayCall: () => false });
    await azure.post({ text: 'a' });
    await until(async () => (await azure.world.store.undelivered(CONVERSATION)).length === 1);
    expect(azure.connector.attempts).to.deep.equal([]);
  });

  it('cuts what is too large for the channel, cards first', async () => {
    const long: Converse = async ({ context }) => {
      await context.sendActivity({
        type: 'message',
        text: 'short',
        attachments: [
          { contentType: 'application/vnd.microsoft.card.adaptive', content: { body: 'x'.repeat(40_000) } },
        ],
      });
      await context.sendActivity(`${'£ŵ '.repeat(3_000)}\n\n${'end '.repeat(6_000)}`);
    };
    await open({ converse: long });
    await azure.post();
    await until(() => azure.connector.received.length === 2);
    const [card, text] = azure.connector.received.map(({ activity }) => activity);
    expect(card).to.include({ text: 'short' }).and.not.to.have.property('attachments');
    expect(text?.text).to.match(/\n\nazure\.cut$/);
    expect(Buffer.byteLength(JSON.stringify(text))).to.be.below(28_000);
  });

  it('delivers what an adviser writes, with the newest address', async () => {
    await open();
    await azure.post({ text: 'a' });
    await until(() => azure.connector.received.length === 1);
    await deskWrites('from the desk');
    await until(() => azure.connector.received.length === 2);
    expect(azure.connector.received[1]).to.include({ conversation: 'talk-1', replyTo: undefined });
    expect(azure.connector.texts()).to.deep.equal(['1: a', 'from the desk']);
  });

  async function deskWrites(text: string): Promise<void> {
    const row = (await azure.world.store.conversation(CONVERSATION))!;
    await azure.world.store.commit({
      conversation: { id: row.id, channel: row.channel, read: row.version, owner: row.owner, memory: row.memory },
      log: [{ author: 'adviser', activity: { type: 'message', text }, deliver: true }],
      at: Date.now(),
    });
  }
});
