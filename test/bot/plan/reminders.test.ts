import { expect } from 'chai';
import { sayReminders } from '../../../bot/plan/index.ts';
import { createTurns, turnWords, type Incoming } from '../../../bot/turn/index.ts';
import type { Store } from '../../../bot/store/index.ts';
import { converse, type Flows } from '../../../dialogs/index.ts';
import { phrase, type Knowledge } from '../../../knowledge/index.ts';
import { calendar } from '../../support/desk-world.ts';
import { storeMakes, type Place } from '../../support/stores.ts';
import { realFlows, realKnowledge, TODAY } from '../../support/world.ts';

const ASKED = 'remind me about our CIC34 on 1 March 2027';
const DUE = new Date('2027-03-01T09:00:00Z');

for (const make of storeMakes)
  describe(`reminders on ${make.name}`, function () {
    this.timeout(30_000);
    let place: Place;
    let store: Store;
    let knowledge: Knowledge;
    let flows: Flows;
    let now: Date;
    const errors: unknown[] = [];
    before(async () => {
      [knowledge, flows] = [await realKnowledge(), await realFlows()];
      place = await make.place();
      store = await place.open();
    });
    after(async () => {
      await store.close();
      await place.remove();
    });
    beforeEach(() => (now = new Date(`${TODAY}T10:00:00Z`)));
    afterEach(() => expect(errors).to.deep.equal([]));

    /** Turns as the server takes them. */
    async function say(conversation: string, text: string, more: Partial<Incoming> = {}): Promise<string> {
      const turns = createTurns({
        store,
        converse,
        knowledge: () => knowledge,
        flows: () => flows,
        calendar: () => calendar,
        words: turnWords((key, params) => phrase(knowledge, key, params)),
        planBase: () => '',
        now: () => now,
        onFailure: (error) => errors.push(error),
      });
      const facts = { kind: 'web', employerTenant: false } as const;
      const activity = { type: 'message', text };
      const { replies } = await turns.take({
        conversation,
        channel: 'web',
        facts,
        externalId: undefined,
        activity,
        ...more,
      });
      return replies.map((reply) => reply.activity.text).join('\n');
    }
    const sweep = (by: Store = store): Promise<number> =>
      sayReminders({ store: by, knowledge: () => knowledge, now: () => now, onError: (error) => errors.push(error) });
    const told = async (conversation: string): Promise<string[]> =>
      (await store.log(conversation, 0))
        .filter(({ author, meta }) => author === 'bot' && meta?.said.includes('phrases/reminder.due'))
        .map(({ activity }) => activity.text ?? '');

    it('come in the same conversation when their time has come, once, and say how to end them', async () => {
      await say('once', ASKED);
      await sweep();
      expect(await told('once')).to.deep.equal([]);
      now = DUE;
      expect(await sweep()).to.equal(1);
      expect(await sweep()).to.equal(0);
      const [text, ...more] = await told('once');
      expect(text).to.include('our CIC34').and.include('1 March 2027').and.include('stop reminders');
      expect(more).to.deep.equal([]);
    });

    it('go out on channels that we must call', async () => {
      await say('azure', ASKED, {
        channel: 'msteams',
        reference: { serviceUrl: 'https://smba.example/' },
        deliver: true,
      });
      await store.outboxDone((await store.claimOutbox(now.getTime(), 10, 1_000)).map(({ id }) => id));
      now = DUE;
      await sweep();
      const rows = (await store.claimOutbox(now.getTime(), 10, 1_000)).filter((row) => row.conversation === 'azure');
      expect(rows.map(({ row }) => row.activity.text)).to.deep.equal(await told('azure'));
    });

    it('do not come after one word', async () => {
      await say('stopped', ASKED);
      await say('stopped', 'stop reminders');
      now = DUE;
      expect(await sweep()).to.equal(0);
      expect(await told('stopped')).to.deep.equal([]);
    });

    it('end with a bare “stop” as the answer to one', async () => {
      await say('bare', `${ASKED}`);
      await say('bare', 'remind me about the lease on 1 June 2027');
      now = DUE;
      await sweep();
      expect(await say('bare', 'stop')).to.equal(phrase(knowledge, 'reminder.stopped'));
      now = new Date('2027-06-01T09:00:00Z');
      expect(await sweep()).to.equal(0);
    });

    it('are not said across an adviser, but after', async () => {
      await say('adviser', ASKED);
      const owned = async (owner: 'bot' | 'adviser'): Promise<void> => {
        const { id, channel, version, memory } = (await store.conversation('adviser'))!;
        await store.commit({ conversation: { id, channel, read: version, memory, owner }, log: [], at: now.getTime() });
      };
      await owned('adviser');
      now = DUE;
      expect(await sweep()).to.equal(0);
      await owned('bot');
      expect(await sweep()).to.equal(1);
    });

    it('go with everything else when it is deleted', async () => {
      await say('deleted', ASKED);
      await say('deleted', 'leave and clear');
      now = DUE;
      expect(await sweep()).to.equal(0);
    });

    it('survive a restart', async () => {
      await say('restart', ASKED);
      await store.close();
      store = await place.open();
      now = DUE;
      expect(await sweep()).to.equal(1);
      expect(await told('restart')).to.have.length(1);
    });

    it('leave the turn that came first as it is, and come in the next round', async () => {
      await say('raced', ASKED);
      now = DUE;
      const late: Pick<Store, 'remindersDue' | 'commit'> = {
        remindersDue: async (...asked) => {
          const rows = await store.remindersDue(...asked);
          await say('raced', 'hello');
          return rows;
        },
        commit: (change) => store.commit(change),
      };
      expect(
        await sayReminders({ store: late, knowledge: () => knowledge, now: () => now, onError: (e) => errors.push(e) }),
      ).to.equal(0);
      expect(await sweep()).to.equal(1);
      expect(await told('raced')).to.have.length(1);
    });

    if (make.shared)
      it('are said by one of two instances', async () => {
        const other = await place.open();
        for (let n = 0; n < 10; n += 1) await say(`shared-${n}`, ASKED);
        now = DUE;
        const counts = await Promise.all([sweep(), sweep(other), sweep(), sweep(other)]);
        expect(counts.reduce((sum, count) => sum + count)).to.equal(10);
        for (let n = 0; n < 10; n += 1) expect(await told(`shared-${n}`)).to.have.length(1);
        await other.close();
      });
  });
