/** What is counted of conversations: in the metrics, the log and the store, by ids of content and nothing else. */
import { expect } from 'chai';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createApp, type App } from '../../bot/app.ts';
import { readConfig } from '../../bot/config.ts';
import { loadContent, type Content } from '../../bot/content.ts';
import { silentLog } from '../../bot/log.ts';
import { createNoting } from '../../bot/noting.ts';
import { openStore, type Tally } from '../../bot/store/index.ts';
import type { Noted } from '../../dialogs/index.ts';
import { WebChat } from '../support/web-chat.ts';

const NOW = new Date('2026-11-24T10:00:00Z');
const READINGS = 'how do I get money';

describe('what is counted', function () {
  this.timeout(30_000);
  let content: Content;
  let app: App;
  let url: string;
  let dataDir: string;
  let logged: unknown[];
  let stopped: boolean;

  before(async () => {
    content = await loadContent(readConfig(process.env).contentDir, '2026-11-24', { phrases: [] });
  });
  beforeEach(async () => {
    dataDir = await mkdtemp(join(tmpdir(), 'noting-'));
    logged = [];
    stopped = false;
    const log = { ...silentLog, info: (...args: unknown[]) => void logged.push(args) } as typeof silentLog;
    const store = await openStore({ dataDir });
    app = await createApp(readConfig({ PORT: '0' }), { content, store, log, now: () => NOW });
    url = await app.start();
  });
  afterEach(async () => {
    if (!stopped) await app.stop();
    await rm(dataDir, { recursive: true, force: true });
  });

  /** What was counted up to now, as it is kept. */
  async function kept(): Promise<readonly Tally[]> {
    stopped = true;
    await app.stop();
    const store = await openStore({ dataDir });
    const rows = await store.tallies('2026-11-24');
    await store.close();
    return rows;
  }
  const metric = async (what: string, which: string): Promise<number> => {
    const text = await (await fetch(`${url}/metrics`)).text();
    const line = text.split('\n').find((each) => each.startsWith(`bot_noted_total{what="${what}",which="${which}"}`));
    return Number(line?.split(' ').at(-1) ?? 0);
  };

  it('is what was asked back, and which reading was meant', async () => {
    const chat = await WebChat.open(url);
    await chat.say(READINGS);
    await chat.say('2');
    await chat.say(READINGS);
    await chat.say('none of these');
    await chat.say(READINGS);
    await chat.say('what is the best pizza in Naples');

    expect(await metric('asked-back', 'reading')).to.equal(3);
    for (const which of ['reading-2', 'none-of-these', 'something-else'])
      expect(await metric('chosen', which), which).to.equal(1);
    const rows = await kept();
    const asked = rows.filter(({ kind }) => kind === 'asked-back');
    expect(asked.map(({ times }) => times)).to.deep.equal([3]);
    const readings = asked[0]!.about.split(' ');
    expect(readings).to.have.length(3);
    for (const id of readings) expect(content.knowledge.units.has(id), id).to.equal(true);
    const chosen = rows.filter(({ kind, about }) => kind === 'chosen' && about === asked[0]!.about);
    expect(chosen.map(({ part }) => part)).to.include.members(['none-of-these', 'something-else']);
    expect(chosen.find(({ part }) => readings.includes(part))).to.include({ times: 1 });
  });

  it('is what was not found, refused, handed over, and not understood in a flow', async () => {
    const chat = await WebChat.open(url);
    await chat.say('what is the best pizza in Naples');
    await chat.say('which visa do I need');
    await chat.say('we cannot pay our staff this month, the bills are too much');
    await chat.say('yes');
    await (await WebChat.open(url)).say('I want to talk to a person');
    const other = await WebChat.open(url);
    await other.say('choose a legal form');
    await other.say('blah blah blah');

    expect(await metric('not-found', 'nothing')).to.equal(1);
    expect(await metric('declined', 'immigration')).to.equal(1);
    expect(await metric('person-offered', 'insolvency')).to.equal(1);
    expect(await metric('person-wanted', 'insolvency')).to.equal(1);
    expect(await metric('person-wanted', 'asked-for-a-person')).to.equal(1);
    expect(await metric('not-understood', 'legal-form')).to.equal(1);
    const rows = (await kept()).map(({ kind, about, times }) => `${kind} ${about} ${times}`);
    expect(rows).to.include.members([
      'not-found  1',
      'declined immigration 1',
      'person-offered insolvency 1',
      'person-wanted asked-for-a-person 1',
      'not-understood legal-form/works-in 1',
    ]);
  });

  it('is how it went, as tapped', async () => {
    const chat = await WebChat.open(url);
    await chat.say('feedback');
    await chat.say('yes');
    await chat.say('partly');
    await chat.say('start small');
    await chat.say('Our treasurer Gwenllian was very happy');
    expect(await metric('feedback', 'feedback-helpful:yes')).to.equal(1);
    const rows = (await kept()).filter(({ kind }) => kind === 'feedback');
    expect(rows.map(({ about, part }) => `${about} ${part}`)).to.have.members([
      'feedback-helpful yes',
      'feedback-clear partly',
      'feedback-next start-small',
    ]);
  });

  it('is never a word of what was written', async () => {
    const chat = await WebChat.open(url);
    const said = 'xylophones for Gwenllian Prydderch of Llanfair';
    await chat.say(said);
    await chat.say('my colleague Gwenllian asked about the grants');
    await chat.say('mysterious Prydderch');
    const rows = await kept();
    expect(rows.length).to.be.greaterThan(0);
    const all = JSON.stringify([logged.filter((line) => JSON.stringify(line).includes('noted')), rows]).toLowerCase();
    for (const word of [...said.split(' '), 'colleague', 'mysterious'].filter((each) => each.length > 3))
      expect(all).not.to.include(word.toLowerCase());
  });
});

describe('counting', () => {
  const noted: Noted = { what: 'declined', boundary: 'tax' };
  const taken = (repeat: boolean, ...all: Noted[]) => ({
    id: 'x',
    sequence: 1,
    repeat,
    invoke: undefined,
    replies: [{ meta: { units: [], said: [], noted: all } }],
  });
  const world = (addTallies: (rows: readonly Tally[]) => Promise<void>) => {
    const troubles: unknown[] = [];
    const noting = createNoting({
      store: { addTallies },
      metrics: { noted: { inc: () => {} } } as never,
      log: { info: () => {} },
      day: () => '2026-11-24',
      onTrouble: (error) => troubles.push(error),
    });
    return { noting, troubles };
  };

  it('passes a repeated turn over, and keeps each thing once with how often', async () => {
    const rows: Tally[] = [];
    const { noting } = world(async (more) => void rows.push(...more));
    const answers = [taken(false, noted, noted), taken(true, noted), taken(false, noted)];
    const turns = noting.listening({ take: async () => answers.shift() as never });
    const stop = noting.start();
    for (let n = 0; n < 3; n += 1) await turns.take({} as never);
    await stop();
    expect(rows).to.deep.equal([{ kind: 'declined', about: 'tax', part: '', day: '2026-11-24', times: 3 }]);
  });

  it('does not fail a turn when the store does, and holds only so much', async () => {
    const { noting, troubles } = world(() => Promise.reject(new Error('no disk')));
    const many = Array.from({ length: 5_000 }, (_, n): Noted => ({ what: 'declined', boundary: `b${n}` }));
    const turns = noting.listening({ take: async () => taken(false, ...many) as never });
    const stop = noting.start();
    await turns.take({} as never);
    await stop();
    expect(troubles).to.have.length(1);
  });
});
