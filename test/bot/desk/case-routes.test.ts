import { expect } from 'chai';
import type { CaseView, Queue } from '../../../bot/desk/wire.ts';
import { DeskServer, type Visitor } from '../../support/desk-server.ts';
import { somePacket } from '../../support/desk-world.ts';

describe('the desk’s interface', () => {
  let server: DeskServer;
  let anna: Visitor;
  let ben: Visitor;
  let reference: string;
  const path = (what = '') => `/desk/api/cases/${reference}${what && `/${what}`}`;

  beforeEach(async () => {
    server = await DeskServer.open();
    [anna, ben] = [await server.signedIn('anna'), await server.signedIn('ben')];
    await server.world.says('c1', '<img src=x onerror=alert(1)> we need help');
    ({ reference } = await server.world.wish('c1', {
      kind: 'confirm',
      packet: somePacket({ question: '<b>Which form?</b>' }),
    }));
  });
  afterEach(async () => {
    await server.close();
    expect(server.errors).to.deep.equal([]);
  });

  it('shows the queue with why, where and by when, and who is asking for it', async () => {
    const queue = await anna.json<Queue>('/desk/api/queue');
    expect(queue.me).to.deep.equal({ id: 'anna', name: 'Anna Price' });
    expect(queue.cases[0]).to.include({
      reference,
      state: 'waiting',
      priority: 4,
      mine: false,
      question: '<b>Which form?</b>',
    });
    expect(queue.cases[0]!.promise).to.equal(Date.parse('2026-11-24T12:00Z'));
  });

  it('takes a case, tells the next one who has it, talks, and hands back', async () => {
    expect((await anna.post(path('take'))).status).to.equal(200);
    const late = await ben.post(path('take'));
    expect(late.status).to.equal(409);
    expect(await late.json()).to.deep.equal({ error: 'Anna has this case already.', refused: 'taken', by: 'Anna' });
    expect((await ben.post(path('reply'), { text: 'mine!', id: 'id-00000001' })).status).to.equal(409);
    expect((await anna.post(path('reply'), { text: 'Hello', id: 'id-00000002' })).status).to.equal(200);
    expect((await anna.post(path('note'), { text: 'seems tired' })).status).to.equal(200);
    const view = await ben.json<CaseView>(path());
    expect(view.transcript.map(({ author, text }) => [author, text])).to.deep.include.members([
      ['enquirer', '<img src=x onerror=alert(1)> we need help'],
      ['adviser', 'Hello'],
    ]);
    expect(view.notes).to.deep.include({ at: server.world.now, by: 'Anna Price', text: 'seems tired' });
    expect(view.history.map(({ kind }) => kind)).to.include.members(['asked', 'taken', 'replied', 'viewed']);
    expect((await anna.post(path('give-back'))).status).to.equal(200);
    expect((await anna.post(path('close'), { outcome: 'referred' })).status, 'to whom?').to.equal(400);
    expect((await anna.post(path('close'), { outcome: 'referred', detail: 'Cwmpas' })).status).to.equal(200);
    expect((await ben.json<CaseView>(path())).history.at(-1)).to.include({
      kind: 'closed',
      detail: 'referred: Cwmpas',
    });
  });

  it('gives only what is new after a place in the conversation', async () => {
    const all = await anna.json<CaseView>(path());
    const last = all.transcript.at(-1)!.sequence;
    await server.world.says('c1', 'and another thing');
    const more = await anna.json<CaseView>(`${path()}?after=${last}`);
    expect(more.transcript.map(({ text }) => text)).to.deep.equal(['and another thing']);
  });

  it('never gives an enquirer’s screen what belongs to the desk', async () => {
    await anna.post(path('take'));
    await anna.post(path('note'), { text: 'PRIVATE' });
    const log = JSON.stringify(await server.world.log('c1'));
    expect(log).not.to.match(/PRIVATE|Price|advice\.example|"anna"/);
  });

  it('answers bad input in words and does nothing', async () => {
    await anna.post(path('take'));
    const bad: [string, unknown, number][] = [
      ['reply', { text: '', id: 'id-00000001' }, 400],
      ['reply', { text: 7, id: 'id-00000001' }, 400],
      ['reply', { text: 'x'.repeat(8_001), id: 'id-00000001' }, 400],
      ['reply', { text: 'x', id: '../../etc' }, 400],
      ['note', { text: 'x'.repeat(5_000) }, 400],
      ['close', { outcome: 'dropped' }, 400],
      ['close', {}, 400],
      ['transfer', { to: 'nobody' }, 400],
      ['reply', [1], 400],
    ];
    for (const [what, body, status] of bad) {
      const answer = await anna.post(path(what), body);
      expect(answer.status, `${what} ${JSON.stringify(body).slice(0, 40)}`).to.equal(status);
      expect((await answer.json()).error).to.be.a('string');
    }
    const raw = await anna.fetch(path('note'), { method: 'POST', body: '{"text":' });
    expect(raw.status).to.equal(400);
    const huge = await anna.fetch(path('note'), {
      method: 'POST',
      body: JSON.stringify({ text: 'x'.repeat(1_000_000) }),
    });
    expect(huge.status).to.equal(413);
    expect((await anna.get('/desk/api/cases/NO-SUCH')).status).to.equal(404);
    expect((await server.world.log('c1')).filter(({ author }) => author === 'adviser')).to.deep.equal([]);
  });

  it('hands out the whole record, and keeps in it who took it away', async () => {
    await anna.post(path('note'), { text: 'spoke of her mother' });
    const answer = await anna.get(path('record'));
    expect(answer.headers.get('content-disposition')).to.equal(`attachment; filename="case-${reference}.json"`);
    const saved = (await answer.json()) as CaseView;
    expect(saved.notes.map(({ text }) => text)).to.deep.equal(['spoke of her mother']);
    expect(saved.transcript).to.have.length.greaterThan(0);
    expect((await ben.json<CaseView>(path())).history.at(-2)).to.include({ kind: 'exported', by: 'Anna Price' });
  });

  it('shows that a message was changed or deleted, and keeps what was written', async () => {
    await server.world.does('c1', { type: 'messageUpdate', text: 'we need urgent help' });
    await server.world.does('c1', { type: 'messageDelete' });
    const { transcript } = await anna.json<CaseView>(path());
    expect(transcript.map(({ change, text }) => [change, text])).to.deep.equal([
      [undefined, '<img src=x onerror=alert(1)> we need help'],
      ['edited', 'we need urgent help'],
      ['deleted', ''],
    ]);
  });

  it('keeps an adviser’s cases while the page says that somebody is there', async () => {
    await anna.post(path('take'));
    server.world.now += 9 * 60_000;
    expect(await (await anna.post('/desk/api/here')).json()).to.deep.equal({ mine: 1 });
    server.world.now += 9 * 60_000;
    expect(await server.world.cases.lapse(server.world.now)).to.equal(0);
    server.world.now += 2 * 60_000;
    expect(await server.world.cases.lapse(server.world.now)).to.equal(1);
  });

  it('passes a case to a colleague, who then has it alone', async () => {
    await anna.post(path('take'));
    expect((await anna.post(path('transfer'), { to: 'ben' })).status).to.equal(200);
    expect((await anna.post(path('reply'), { text: 'x', id: 'id-00000003' })).status).to.equal(409);
    expect((await ben.post(path('reply'), { text: 'x', id: 'id-00000004' })).status).to.equal(200);
  });
});

describe('live events of the desk', () => {
  let server: DeskServer;
  beforeEach(async () => {
    server = await DeskServer.open();
  });
  afterEach(() => server.close());

  it('says at once that the queue or the open case changed, and who else is looking', async () => {
    const { reference } = await server.world.wish('c1', { kind: 'confirm', packet: somePacket() });
    const stream = await listen(await server.signedIn('anna'), `/desk/api/events?case=${reference}`);
    await stream.heard('ready');
    await server.world.says('c1', 'hello?');
    await stream.heard('case');
    await server.world.cases.take(reference, 'anna');
    await stream.heard('queue');
    const other = await listen(await server.signedIn('ben'), `/desk/api/events?case=${reference}`);
    expect(await stream.heard('presence', 'Ben Okoro')).to.include('"typing":false');
    await (await server.signedIn('ben')).post(`/desk/api/cases/${reference}/typing`);
    await stream.heard('presence', '"typing":true');
    await other.stop();
    await stream.stop();
  });

  it('ends with the session', async () => {
    const anna = await server.signedIn('anna');
    const stream = await listen(anna, '/desk/api/events');
    await stream.heard('ready');
    await anna.post('/desk/sign-out');
    await stream.heard('signed-out');
    await stream.stop();
  });
});

async function listen(visitor: Visitor, path: string) {
  const stop = new AbortController();
  const answer = await visitor.fetch(path, { signal: stop.signal });
  expect(answer.headers.get('content-type')).to.equal('text/event-stream');
  let text = '';
  const waiting: (() => void)[] = [];
  const reading = (async () => {
    for await (const part of answer.body!) {
      text += Buffer.from(part).toString();
      waiting.splice(0).forEach((go) => go());
    }
  })().catch(() => {});
  return {
    async heard(event: string, within = ''): Promise<string> {
      const wanted = () =>
        text.split('\n\n').find((block) => block.includes(`event: ${event}\n`) && block.includes(within));
      for (let tries = 0; tries < 200 && !wanted(); tries += 1)
        await Promise.race([new Promise<void>((go) => waiting.push(go)), new Promise((go) => setTimeout(go, 50))]);
      return wanted() ?? expect.fail(`no event ${event} ${within} in ${text}`);
    },
    async stop() {
      stop.abort();
      // An abort in the same moment as the end can leave the reading hanging (undici).
      await Promise.race([reading, new Promise((go) => setTimeout(go, 100))]);
    },
  };
}
