import { expect } from 'chai';
import { createAlerts } from '../../../../bot/cases/alerts/alerts.ts';
import type { Alert, Alerter } from '../../../../bot/cases/alerts/alerts.ts';
import { emailAlerter } from '../../../../bot/cases/alerts/email.ts';
import { DeskWorld, somePacket } from '../../../support/desk-world.ts';
import { SmtpSink } from '../../../support/smtp-sink.ts';

const MINUTE = 60_000;

describe('telling advisers that somebody waits', () => {
  let world: DeskWorld;
  let told: Alert[];
  let down: boolean;
  let errors: unknown[];
  const alerter: Alerter = async (alert) => {
    if (down) throw new Error('down');
    told.push(alert);
  };
  const sweeper = (alerters: readonly Alerter[] = [alerter]) =>
    createAlerts({ store: world.store, alerters, now: () => world.now, onError: (error) => errors.push(error) });
  const ask = () => world.wish('c1', { kind: 'confirm', packet: somePacket() });

  beforeEach(async () => {
    world = await DeskWorld.open();
    [told, errors, down] = [[], [], false];
  });
  afterEach(() => world.store.close());

  it('tells once when somebody asks, once more when the promise is near, and not after it is taken', async () => {
    const sweep = sweeper();
    const { reference } = await ask();
    for (let again = 0; again < 3; again += 1) await sweep();
    expect(told.map(({ kind }) => kind)).to.deep.equal(['new']);
    world.now += 89 * MINUTE;
    await sweep();
    expect(told).to.have.length(1);
    world.now += MINUTE;
    for (let again = 0; again < 3; again += 1) await sweep();
    expect(told.map(({ kind }) => kind)).to.deep.equal(['new', 'again']);
    await world.cases.take(reference, 'anna');
    await sweep();
    expect(told).to.have.length(2);
  });

  it('tells anew when a case comes back to the queue', async () => {
    const sweep = sweeper();
    const { reference } = await ask();
    await sweep();
    await world.cases.take(reference, 'anna');
    await world.cases.release(reference, 'anna');
    await sweep();
    expect(told.map(({ kind }) => kind)).to.deep.equal(['new', 'came-back']);
  });

  it('says nothing of what was only offered', async () => {
    await world.wish('c1', { kind: 'offer', packet: somePacket() });
    await sweeper()();
    expect(told).to.deep.equal([]);
  });

  it('is done by one of several instances, and not again after a restart', async () => {
    await ask();
    await Promise.all(Array.from({ length: 5 }, () => sweeper()()));
    await sweeper()();
    expect(told).to.have.length(1);
  });

  it('tries again with longer pauses when nobody could be reached, and keeps that in the history', async () => {
    down = true;
    const sweep = sweeper();
    const { reference } = await ask();
    await sweep();
    await sweep();
    expect(errors).to.have.length(1);
    world.now += MINUTE;
    await sweep();
    expect(errors).to.have.length(2);
    world.now += MINUTE;
    await sweep();
    expect(errors, 'the pause is longer now').to.have.length(2);
    down = false;
    world.now += MINUTE;
    await sweep();
    expect(told).to.have.length(1);
    const { events } = (await world.cases.inFull(reference))!;
    expect(events.map(({ kind }) => kind).filter((kind) => kind.startsWith('alert'))).to.deep.equal([
      'alerting',
      'alert-failed',
      'alerting',
      'alert-failed',
      'alerting',
      'alerted',
    ]);
  });

  it('goes by email to each adviser alone, with nothing about the person in it', async () => {
    const sink = await SmtpSink.open();
    const email = emailAlerter({ smtpUrl: sink.url, from: 'desk@advice.example', publicUrl: 'https://advice.example' });
    await world.wish('c1', {
      kind: 'confirm',
      packet: somePacket({
        question: 'SECRET question',
        contact: { name: 'SECRET name' },
        organisations: ['SECRET trust'],
      }),
    });
    await sweeper([email])();
    await sink.close();
    expect(sink.mails.map(({ to }) => to)).to.have.deep.members([['anna@advice.example'], ['ben@advice.example']]);
    for (const { text } of sink.mails)
      expect(text).to.include('/desk#/case/').and.to.include('Wales').and.not.to.include('SECRET');
  });

  it('counts as not told when the mail server takes none of the addresses', async () => {
    const sink = await SmtpSink.open();
    sink.refuses = true;
    const { reference } = await ask();
    await sweeper([emailAlerter({ smtpUrl: sink.url, from: 'desk@advice.example', publicUrl: undefined })])();
    await sink.close();
    expect((await world.cases.inFull(reference))!.events.at(-1)!.kind).to.equal('alert-failed');
  });
});
