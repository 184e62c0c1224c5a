import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect } from 'chai';
import { createHub } from '../../../../bot/cases/hub/hub.ts';
import { signature, webhook } from '../../../../bot/cases/hub/webhook.ts';
import { DeskWorld, somePacket } from '../../../support/desk-world.ts';

interface Told {
  readonly name: string;
  readonly id: string;
  readonly value: Record<string, string>;
  readonly attachments: { readonly content: { readonly activities: readonly { readonly text: string }[] } }[];
}

describe('telling the operator’s hub of cases', () => {
  let world: DeskWorld;
  let told: Told[];
  let down: boolean;
  let errors: unknown[];
  const sweeper = () =>
    createHub({
      store: world.store,
      now: () => world.now,
      onError: (error) => errors.push(error),
      send: async (event) => {
        if (down) throw new Error('down');
        told.push(event as unknown as Told);
      },
    });
  const short = () => told.map(({ name, value }) => [name, value['state'] ?? value['reason']]);

  beforeEach(async () => {
    world = await DeskWorld.open();
    [told, errors, down] = [[], [], false];
    await world.says('c1', 'we need help');
  });
  afterEach(() => world.store.close());

  it('speaks the hand-over protocol, in order, each change once, also after a restart', async () => {
    const { reference } = await world.wish('c1', { kind: 'confirm', packet: somePacket({ question: 'Which form?' }) });
    const sweep = sweeper();
    await sweep();
    await world.cases.take(reference, 'anna');
    await world.cases.note(reference, 'anna', 'PRIVATE');
    await sweep();
    await sweep();
    await world.cases.close(reference, 'anna', 'started-small');
    await sweeper()();
    await sweeper()();
    expect(short()).to.deep.equal([
      ['handoff.initiate', 'asked-for-a-person'],
      ['handoff.status', 'accepted'],
      ['handoff.status', 'completed'],
    ]);
    expect(told[0]!.value).to.include({ reference, worksIn: 'wales', question: 'Which form?' });
    expect(Object.values(told[0]!.value).every((value) => typeof value === 'string')).to.equal(true);
    expect(told[0]!.attachments[0]!.content.activities.map(({ text }) => text)).to.deep.equal(['we need help']);
    expect(told[1]!.value).to.include({ adviser: 'Anna' });
    expect(JSON.stringify(told)).not.to.match(/PRIVATE|Price/);
  });

  it('says nothing of what was only offered', async () => {
    await world.wish('c1', { kind: 'offer', packet: somePacket() });
    await sweeper()();
    expect(told).to.deep.equal([]);
  });

  it('waits for a hub that is down, and then tells all of it in order', async () => {
    const { reference } = await world.wish('c1', { kind: 'confirm', packet: somePacket() });
    down = true;
    const sweep = sweeper();
    await sweep();
    await world.cases.take(reference, 'anna');
    await sweep();
    expect(errors).to.have.length(1);
    down = false;
    world.now += 10_000;
    await sweep();
    expect(short().map(([, state]) => state)).to.deep.equal(['asked-for-a-person', 'accepted']);
  });

  it('is done by one of several instances', async () => {
    await world.wish('c1', { kind: 'confirm', packet: somePacket() });
    await Promise.all(Array.from({ length: 5 }, () => sweeper()()));
    expect(told).to.have.length(1);
  });

  it('is signed, so that the hub can tell us from others, and follows no redirect', async () => {
    const secret = 'a secret of the tests';
    const seen: { body: string; headers: Record<string, unknown> }[] = [];
    const hub = createServer((req, res) => {
      let body = '';
      req.on('data', (part) => (body += String(part)));
      req.on('end', () => {
        seen.push({ body, headers: req.headers });
        if (req.url === '/moved') res.writeHead(302, { location: '/' });
        else if (req.url === '/down') res.writeHead(503);
        res.end();
      });
    });
    await new Promise<void>((ready) => hub.listen(0, '127.0.0.1', ready));
    const url = `http://127.0.0.1:${(hub.address() as AddressInfo).port}`;
    const now = () => 1_795_514_400_000;
    await webhook({ url, secret, now })({ id: 'K7M-4XQ-1', name: 'handoff.initiate' });
    expect(seen[0]!.headers['x-delivery']).to.equal('K7M-4XQ-1');
    expect(seen[0]!.headers['x-signature']).to.equal(signature(secret, 1_795_514_400, seen[0]!.body));
    for (const path of ['/moved', '/down'])
      await webhook({ url: url + path, secret, now })({ id: 'x' }).then(
        () => expect.fail('was taken for delivered'),
        (error) => expect(error).to.be.instanceOf(Error),
      );
    hub.closeAllConnections();
    await new Promise<void>((closed) => hub.close(() => closed()));
  });
});
