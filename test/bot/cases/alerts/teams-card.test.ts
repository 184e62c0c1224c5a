import { expect } from 'chai';
import { createAlerts } from '../../../../bot/cases/alerts/alerts.ts';
import { teamsAlerter } from '../../../../bot/cases/alerts/teams-card.ts';
import { AzureWorld } from '../../../support/azure-world.ts';
import { DeskWorld, somePacket } from '../../../support/desk-world.ts';
import { until } from '../../../support/fake-connector.ts';

describe('a card in the advisers’ channel in Teams', () => {
  let azure: AzureWorld;
  let desk: DeskWorld;
  const channel = '19:advisers@thread.tacv2';
  beforeEach(async () => {
    azure = await AzureWorld.open();
    desk = await DeskWorld.open(azure.world.store);
    desk.now = Date.now();
  });
  afterEach(() => azure.close());

  it('is posted for each case, with a way to the desk and nothing about the person', async () => {
    const alerter = teamsAlerter({
      store: desk.store,
      channel,
      appId: '00000000-0000-0000-0000-000000000001',
      tenantId: 'tenant-1',
      publicUrl: 'https://advice.example',
      serviceUrl: azure.connector.url,
      now: () => desk.now,
    });
    const packet = somePacket({ question: 'SECRET', contact: { name: 'SECRET' }, organisations: ['SECRET'] });
    const cases = [];
    for (const id of ['c1', 'c2', 'c3']) cases.push(await desk.wish(id, { kind: 'confirm', packet }));
    const errors: unknown[] = [];
    const sweep = createAlerts({
      store: desk.store,
      alerters: [alerter],
      now: () => desk.now,
      onError: (e) => errors.push(e),
    });
    await sweep();
    await until(() => azure.connector.received.length === 3, 'three cards');
    expect(errors).to.deep.equal([]);
    for (const { reference } of cases) {
      const card = azure.connector.received.find(({ activity }) => activity.text?.includes(reference));
      expect(card?.conversation).to.equal(channel);
      const attachments = JSON.stringify(card?.activity.attachments);
      expect(attachments).to.include(`https://advice.example/desk#/case/${reference}`).and.not.to.include('SECRET');
    }
  });
});
