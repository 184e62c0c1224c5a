import { expect } from 'chai';
import type { Memory, Turn } from '../../../dialogs/index.ts';
import { LaneFull, LONGEST_MESSAGE } from '../../../bot/turn/index.ts';
import { openStore, type Change, type Store } from '../../../bot/store/index.ts';
import { somePacket } from '../../support/desk-world.ts';
import { countingConverse, incoming, TurnWorld, type Converse } from '../../support/turn-world.ts';

const texts = (rows: readonly { readonly activity: { readonly text?: string | undefined } }[]) =>
  rows.map(({ activity }) => activity.text);

/** Does what its message says, so that each test reads as a talk. */
const obedient: Converse = async (turn: Turn) => {
  const { context, memory, cases, housekeeping } = turn;
  const text = context.activity.text ?? '';
  memory.heard = [...((memory.heard as string[] | undefined) ?? []), text];
  if (text === 'offer') cases.offer(somePacket());
  if (text === 'person') cases.confirm(somePacket());
  if (text === 'leave') cases.leave();
  if (text === 'hours') await context.sendActivity(`open ${turn.hours.open}, ${turn.hours.waiting} waiting`);
  if (text === 'who') await context.sendActivity(`${turn.openCase?.state} ${turn.openCase?.adviserFirstName ?? '-'}`);
  if (text.includes('secret')) housekeeping.replaceIncoming('(not kept)');
  if (text === 'clear') housekeeping.forget();
  if (text.includes('throw')) throw new Error('canary-7f3a: password=abc');
  if (turn.openCase?.state !== 'with-adviser') await context.sendActivity(`heard ${text}`);
};

describe('a turn', () => {
  describe('what comes in', () => {
    it('is kept with its answer before it is acknowledged', async () => {
      const world = await TurnWorld.open();
      const taken = await world.take('hello', { externalId: 'x1' });
      expect(taken).to.include({ id: 'c1|0000001', sequence: 1, repeat: false });
      expect(texts(taken.replies)).to.deep.equal(['1: hello']);
      const [asked, reply] = await world.store.log('c1', 0);
      expect(asked).to.include({ author: 'enquirer', externalId: 'x1' });
      expect(reply?.activity).to.include({ replyToId: 'c1|0000001', id: 'c1|0000002' });
      expect((await world.store.conversation('c1'))?.memory).to.deep.equal({ count: 1 });
    });

    it('has five effects in order when five come at once', async () => {
      const world = await TurnWorld.open();
      const taken = await Promise.all(['a', 'b', 'c', 'd', 'e'].map((text) => world.take(text)));
      expect(taken.map(({ replies }) => replies[0]?.activity.text)).to.deep.equal([
        '1: a',
        '2: b',
        '3: c',
        '4: d',
        '5: e',
      ]);
      expect(await world.texts()).to.deep.equal(['a', '1: a', 'b', '2: b', 'c', '3: c', 'd', '4: d', 'e', '5: e']);
    });

    it('has one effect when it comes twice, at once or later, and the same answer', async () => {
      const world = await TurnWorld.open();
      const twice = await Promise.all([1, 2].map(() => world.take('hello', { externalId: 'x' })));
      const later = await world.take('hello', { externalId: 'x' });
      expect([...twice, later].map(({ repeat }) => repeat)).to.deep.equal([false, true, true]);
      for (const taken of [...twice, later]) {
        expect(taken.id).to.equal('c1|0000001');
        expect(texts(taken.replies)).to.deep.equal(['1: hello']);
      }
      expect(await world.texts()).to.deep.equal(['hello', '1: hello']);
    });

    it('does not hold up another conversation', async () => {
      let release = (): void => {};
      const held = new Promise<void>((resolve) => (release = resolve));
      const world = await TurnWorld.open({
        converse: async (turn) => {
          if (turn.context.activity.text === 'slow') await held;
          await countingConverse(turn);
        },
      });
      const slow = world.take('slow');
      await world.take('quick', { conversation: 'c2' });
      expect(await world.texts('c1')).to.deep.equal([]);
      release();
      await slow;
    });

    it('is turned away, not kept waiting, when a conversation is flooded', async () => {
      const world = await TurnWorld.open();
      const all = Array.from({ length: 150 }, (_, n) =>
        world.take(`${n}`).then(
          () => 'taken',
          (error: unknown) => error,
        ),
      );
      const results = await Promise.all(all);
      expect(results.filter((result) => result === 'taken')).to.have.length(100);
      expect(results.at(-1)).to.be.instanceOf(LaneFull);
      expect(await world.take('after')).to.include({ repeat: false });
    });

    it('is answered kindly when it is too long, and read by the adviser all the same', async () => {
      const world = await TurnWorld.open();
      const long = 'x'.repeat(LONGEST_MESSAGE + 1);
      const taken = await world.take(long);
      expect(texts(taken.replies)).to.deep.equal(['turn.too-long']);
      expect((await world.texts())[0]).to.equal(long);
      expect((await world.store.conversation('c1'))?.memory).to.deep.equal({});
    });

    it('is heard however long it is when it is a call for help', async () => {
      const world = await TurnWorld.open({ mustBeHeard: (text) => text.includes('help') });
      const taken = await world.take(`${'x'.repeat(LONGEST_MESSAGE)} help`);
      expect(taken.replies[0]?.activity.text).to.match(/^1: x/);
    });

    it('is stored without what no store can hold', async () => {
      const world = await TurnWorld.open();
      const taken = await world.take('a\0b \ud800c');
      expect(texts(taken.replies)).to.deep.equal(['1: ab c']);
    });
  });

  describe('an event', () => {
    it('that changes nothing leaves nothing', async () => {
      const world = await TurnWorld.open();
      const taken = await world.turns.take(incoming({ type: 'typing' }, { externalId: 't' }));
      expect(taken).to.deep.include({ id: undefined, replies: [] });
      expect(await world.store.conversation('c1')).to.equal(undefined);
    });

    it('that is answered has no row of its own, its answer has', async () => {
      const world = await TurnWorld.open({
        converse: async ({ context }) => void (await context.sendActivity('welcome')),
      });
      const taken = await world.turns.take(incoming({ type: 'conversationUpdate' }));
      expect(taken.id).to.equal(undefined);
      expect(await world.texts()).to.deep.equal(['welcome']);
    });

    it('that changes only what is remembered is kept', async () => {
      const world = await TurnWorld.open({ converse: async ({ memory }) => void (memory.seen = true) });
      await world.turns.take(incoming({ type: 'event', name: 'x' }));
      expect((await world.store.conversation('c1'))?.memory).to.deep.equal({ seen: true });
    });
  });

  describe('what goes out', () => {
    it('carries its origin beside it, not to the channel', async () => {
      const world = await TurnWorld.open();
      await world.take('hello');
      const reply = (await world.store.log('c1', 1))[0];
      expect(reply?.meta).to.deep.equal({ units: [], said: ['phrases/count'] });
      expect(reply?.activity).not.to.have.property('channelData');
      expect(reply?.activity.from).to.deep.equal({ id: 'bot', name: '', role: 'bot' });
    });

    it('never holds trace, typing or routing', async () => {
      const world = await TurnWorld.open({
        converse: async ({ context }) => {
          await context.sendTraceActivity('memory', { all: 'of it' });
          await context.sendActivities([
            { type: 'typing' },
            { type: 'delay', value: 1 },
            { type: 'message', text: 'a' },
          ]);
        },
      });
      await world.turns.take(incoming({ type: 'message', text: 'x', serviceUrl: 'https://elsewhere.example' }));
      const rows = await world.store.log('c1', 1);
      expect(texts(rows)).to.deep.equal(['a']);
      expect(rows[0]?.activity).not.to.have.any.keys('serviceUrl', 'channelId', 'conversation', 'recipient');
    });

    it('waits in the outbox where the channel has to be called', async () => {
      const world = await TurnWorld.open();
      await world.take('hello', { deliver: true, externalId: 'their-id', reference: { serviceUrl: 's' } });
      const claimed = await world.store.claimOutbox(Date.parse('2026-11-24T10:00:00Z'), 10, 1_000);
      expect(texts(claimed.map(({ row }) => row))).to.deep.equal(['1: hello']);
      expect(claimed[0]).to.include({ replyTo: 'their-id' });
      expect(claimed[0]?.to.reference).to.deep.equal({ serviceUrl: 's' });
    });

    it('answers an invoke with its own body', async () => {
      const world = await TurnWorld.open({
        converse: async ({ context }) =>
          void (await context.sendActivity({ type: 'invokeResponse', value: { status: 200, body: { ok: true } } })),
      });
      const taken = await world.turns.take(incoming({ type: 'invoke', name: 'adaptiveCard/action' }));
      expect(taken.invoke).to.deep.equal({ status: 200, body: { ok: true } });
    });
  });

  describe('that loses its race', () => {
    it('is run again on what the other one left', async () => {
      const world = await TurnWorld.open({ store: await overtakenOnce('c1', { count: 10 }) });
      const taken = await world.take('hello');
      expect(texts(taken.replies)).to.deep.equal(['11: hello']);
      expect(taken.replies[0]?.activity.replyToId).to.equal(taken.id);
      expect(await world.texts()).to.deep.equal(['event', 'hello', '11: hello']);
    });
  });

  describe('that throws', () => {
    it('keeps the message, nothing that it did, and apologises with a reference and the offer of a person', async () => {
      const world = await TurnWorld.open({ converse: obedient });
      await world.take('hello');
      const taken = await world.take('throw now', { externalId: 'x' });
      const { reference } = world.failures[0]!;
      expect(texts(taken.replies)).to.deep.equal([`turn.failed ${reference}`]);
      expect(taken.replies[0]?.activity.suggestedActions?.actions.map(({ value }) => value as string)).to.deep.equal([
        'tap.person',
      ]);
      expect((await world.store.conversation('c1'))?.memory).to.deep.equal({ heard: ['hello'] } satisfies Memory);
      expect(JSON.stringify(await world.store.log('c1', 0))).not.to.include('canary');
      expect(await world.take('throw now', { externalId: 'x' })).to.include({ repeat: true, id: taken.id });
      expect(texts((await world.take('and on')).replies)).to.deep.equal(['heard and on']);
    });

    it('does not keep what was not to be kept', async () => {
      const world = await TurnWorld.open({ converse: obedient });
      await world.take('secret throw');
      expect((await world.texts())[0]).to.equal('(not kept)');
    });

    it('is not heard of by somebody who talks with an adviser', async () => {
      const world = await TurnWorld.open({ converse: obedient });
      await world.take('person');
      await handToAdviser(world);
      expect((await world.take('throw')).replies).to.deep.equal([]);
      expect((await world.texts()).at(-1)).to.equal('throw');
    });
  });

  describe('that is about the conversation itself', () => {
    it('keeps other words in the place of what the enquirer wrote', async () => {
      const world = await TurnWorld.open({ converse: obedient });
      await world.turns.take(incoming({ type: 'message', text: 'a secret', value: { text: 'a secret' } }));
      expect(JSON.stringify(await world.store.log('c1', 0, 1))).not.to.include('secret');
      expect((await world.texts())[0]).to.equal('(not kept)');
    });

    it('deletes all that went before, and begins anew', async () => {
      const world = await TurnWorld.open({ converse: obedient });
      await world.take('person');
      const taken = await world.take('clear');
      expect(texts(taken.replies)).to.deep.equal(['heard clear']);
      expect(await world.texts()).to.deep.equal(['clear', 'heard clear']);
      expect(await world.store.openCases()).to.deep.equal([]);
      expect(await world.store.conversation('c1')).to.deep.include({ memory: {}, owner: 'bot' });
    });
  });

  describe('that wishes for a person', () => {
    it('opens a case with its history and says so to the page', async () => {
      const world = await TurnWorld.open({ converse: obedient });
      await world.take('offer');
      const taken = await world.take('person');
      const [open] = await world.store.openCases();
      expect(open).to.include({ state: 'waiting', conversation: 'c1', priority: 4 });
      expect((await world.store.caseEvents(open!.reference)).map(({ kind }) => kind)).to.deep.equal([
        'offered',
        'asked',
      ]);
      const status = taken.replies.find(({ activity }) => activity.name === 'case-status');
      expect(status).to.include({ author: 'system' });
      expect(status?.activity.value).to.include({ state: 'waiting', reference: open!.reference });
    });

    it('never sends the status line to a channel that we call', async () => {
      const world = await TurnWorld.open({ converse: obedient });
      await world.take('person', { deliver: true });
      const claimed = await world.store.claimOutbox(Date.parse('2026-11-24T10:00:00Z'), 10, 1_000);
      expect(texts(claimed.map(({ row }) => row))).to.deep.equal(['heard person']);
    });

    it('knows who has the case, and whose turn it is', async () => {
      const world = await TurnWorld.open({ converse: obedient });
      await world.take('person');
      await handToAdviser(world);
      expect(texts((await world.take('who')).replies)).to.deep.equal(['with-adviser Siân']);
      expect(await world.store.conversation('c1')).to.include({ owner: 'adviser' });
      await world.take('leave');
      expect(await world.store.conversation('c1')).to.include({ owner: 'bot' });
      expect((await world.store.newestCase('c1'))?.state).to.equal('wrap-up');
    });

    it('passes over a wish that comes too late', async () => {
      const world = await TurnWorld.open({ converse: obedient });
      await world.take('leave');
      expect(await world.store.openCases()).to.deep.equal([]);
    });

    it('is told the hours of the day', async () => {
      const world = await TurnWorld.open({ converse: obedient });
      expect((await world.take('hours')).replies[0]?.activity.text).to.equal('open true, 0 waiting');
      const night = await TurnWorld.open({ converse: obedient, now: () => new Date('2026-11-24T22:00:00Z') });
      expect((await night.take('hours')).replies[0]?.activity.text).to.equal('open false, 0 waiting');
      await night.take('person');
      expect((await night.store.openCases())[0]).to.include({ state: 'left-message' });
    });
  });
});

async function handToAdviser({ store }: TurnWorld): Promise<void> {
  await store.putAccount({
    id: 'a1',
    email: 'a1@advice.example',
    name: 'Siân Rees',
    passwordHash: undefined,
    role: 'adviser',
    createdAt: 1,
  });
  const row = (await store.conversation('c1'))!;
  const open = (await store.newestCase('c1'))!;
  await store.commit({
    conversation: { id: 'c1', channel: 'web', read: row.version, owner: 'adviser', memory: row.memory },
    log: [],
    cases: [{ ...open, state: 'with-adviser', adviser: 'a1' }],
    at: 1,
  });
}

/** A store in which another change comes in between, just before the first commit. */
async function overtakenOnce(id: string, memory: Memory): Promise<Store> {
  const store = await openStore({ memory: true });
  const commit = store.commit.bind(store);
  store.commit = async (change: Change) => {
    store.commit = commit;
    const other = { id, channel: 'web', read: 0, owner: 'bot', memory } as const;
    await commit({ conversation: other, log: [{ author: 'system', activity: { type: 'event' } }], at: 1 });
    return commit(change);
  };
  return store;
}
