import { expect } from 'chai';
import {
  AlreadyLogged,
  LostRace,
  type CaseRow,
  type Change,
  type NewLogRow,
  type Store,
} from '../../bot/store/index.ts';
import { storeMakes, type Place } from '../support/stores.ts';

const DAY = 86_400_000;
const NOW = Date.parse('2026-11-24T10:00:00Z');
const KEEP = { conversationDays: 30, caseDays: 365 };

const say = (text: string, extra: Partial<NewLogRow> = {}): NewLogRow => ({
  author: 'enquirer',
  activity: { type: 'message', text },
  ...extra,
});
const change = (id: string, read: number, log: NewLogRow[] = [], extra: Partial<Change> = {}): Change => ({
  conversation: { id, channel: 'web', read, owner: 'bot', memory: { turn: read + 1 } },
  log,
  at: NOW,
  ...extra,
});
const aCase = (reference: string, conversation: string, extra: Partial<CaseRow> = {}): CaseRow => ({
  reference,
  conversation,
  state: 'waiting',
  since: NOW,
  timer: NOW + 60_000,
  promisedAt: NOW + 120_000,
  priority: 4,
  adviser: undefined,
  packet: {
    reason: 'asked-for-a-person',
    level: 2,
    skill: 'any',
    facts: [],
    told: [],
    notAnswered: [],
    organisations: ['Caffi Tŵr'],
    removed: [],
  },
  closedBecause: undefined,
  createdAt: NOW,
  closedAt: undefined,
  ...extra,
});
const texts = async (store: Store, id: string) => (await store.log(id, 0)).map(({ activity }) => activity.text);
const failure = (work: Promise<unknown>): Promise<unknown> =>
  work.then(
    () => undefined,
    (error: unknown) => error,
  );

for (const make of storeMakes) {
  describe(`the store on ${make.name}`, function () {
    this.timeout(20_000);
    let place: Place;
    let store: Store;

    before(async () => {
      place = await make.place();
      store = await place.open();
    });
    after(async () => {
      await store.close();
      await place.remove();
    });

    describe('a change', () => {
      it('makes the conversation, gives sequences from 1 and ids that name them', async () => {
        const rows = await store.commit(change('new', 0, [say('hello'), say('and hello', { author: 'bot' })]));
        expect(rows.map(({ sequence }) => sequence)).to.deep.equal([1, 2]);
        expect(rows[1]?.activity).to.include({ id: 'new|0000002', timestamp: '2026-11-24T10:00:00.000Z' });
        expect(await store.log('new', 0)).to.deep.equal(rows);
        expect(await store.conversation('new')).to.deep.include({
          version: 1,
          nextSequence: 3,
          memory: { turn: 1 },
          owner: 'bot',
          createdAt: NOW,
        });
      });

      it('goes on from the version that was read', async () => {
        await store.commit(change('goes-on', 0, [say('one')]));
        const [row] = await store.commit(change('goes-on', 1, [say('two')], { at: NOW + 5 }));
        expect(row?.sequence).to.equal(2);
        expect(await store.conversation('goes-on')).to.include({ version: 2, updatedAt: NOW + 5, createdAt: NOW });
      });

      it('loses its race when the version has moved, or the conversation is there already, and writes nothing', async () => {
        await store.commit(change('raced', 0, [say('first')]));
        await store.commit(change('raced', 1, [say('second')]));
        expect(await failure(store.commit(change('raced', 1, [say('late')])))).to.be.instanceOf(LostRace);
        expect(await failure(store.commit(change('raced', 0, [say('later')])))).to.be.instanceOf(LostRace);
        expect(await texts(store, 'raced')).to.deep.equal(['first', 'second']);
      });

      it('knows a message again by its external id, within its conversation', async () => {
        await store.commit(change('twice', 0, [say('hello', { externalId: 'x' }), say('answer', { author: 'bot' })]));
        await store.commit(change('twice', 1, [say('other', { externalId: 'y' })]));
        for (const read of [0, 1, 2])
          expect(await failure(store.commit(change('twice', read, [say('hello', { externalId: 'x' })]))))
            .to.be.instanceOf(AlreadyLogged)
            .and.to.include({ sequence: 1 });
        const answered = await store.answered('twice', 'x');
        expect(answered.map(({ activity }) => activity.text)).to.deep.equal(['hello', 'answer']);
        expect(await store.answered('twice', 'never')).to.deep.equal([]);
        await store.commit(change('elsewhere', 0, [say('hello', { externalId: 'x' })]));
      });

      it('keeps the channel reference until a newer one comes', async () => {
        const first = change('referred', 0);
        await store.commit({ ...first, conversation: { ...first.conversation, reference: { serviceUrl: 'a' } } });
        await store.commit(change('referred', 1));
        expect((await store.conversation('referred'))?.reference).to.deep.equal({ serviceUrl: 'a' });
      });

      it('keeps Welsh, pounds and emoji, and takes NUL and half characters out', async () => {
        const [row] = await store.commit(change('text', 0, [say('tŷ £5 👋 a\0b \ud83d!', { externalId: 'i\0d' })]));
        expect(row?.activity.text).to.equal('tŷ £5 👋 ab !');
        expect(await texts(store, 'text')).to.deep.equal(['tŷ £5 👋 ab !']);
        expect(await store.answered('text', 'i\0d')).to.have.length(1);
        expect(await store.conversation('te\0xt')).to.include({ id: 'text' });
      });

      it('lets one of a hundred at the same version win', async () => {
        await store.commit(change('hundred', 0));
        const all = Array.from({ length: 100 }, (_, n) => failure(store.commit(change('hundred', 1, [say(`${n}`)]))));
        const failures = (await Promise.all(all)).filter((error) => error !== undefined);
        expect(failures).to.have.length(99);
        for (const error of failures) expect(error).to.be.instanceOf(LostRace);
        expect(await store.log('hundred', 0)).to.have.length(1);
      });

      it('commits many conversations at once, and one that is refused or broken fails alone', async () => {
        await store.commit(change('lost', 0));
        await store.commit(change('broken-owner', 0, [], { cases: [aCase('TAKEN', 'broken-owner')] }));
        const good = Array.from({ length: 60 }, (_, n) => store.commit(change(`group-${n}`, 0, [say('hi')])));
        const lost = failure(store.commit(change('lost', 0)));
        const broken = failure(store.commit(change('broken', 0, [say('x')], { cases: [aCase('TAKEN', 'broken')] })));
        expect((await Promise.all(good)).every((rows) => rows.length === 1)).to.equal(true);
        expect(await lost).to.be.instanceOf(LostRace);
        expect(await broken)
          .to.be.instanceOf(Error)
          .and.not.instanceOf(LostRace);
        expect(await store.conversation('broken')).to.equal(undefined);
        expect(await store.caseByReference('TAKEN')).to.include({ conversation: 'broken-owner' });
      });

      it('is told to whoever listens, once it is committed', async () => {
        const heard: string[] = [];
        const stop = store.onChange((id) => heard.push(id));
        store.onChange(() => {
          throw new Error('a listener that breaks');
        });
        await store.commit(change('heard', 0));
        stop();
        await store.commit(change('heard', 1));
        expect(heard).to.deep.equal(['heard']);
      });
    });

    describe('the log', () => {
      it('is read on from a watermark', async () => {
        await store.commit(change('marked', 0, [say('1'), say('2'), say('3'), say('4')]));
        const read = await store.log('marked', 1, 2);
        expect(read.map(({ sequence }) => sequence)).to.deep.equal([2, 3]);
        expect(await store.log('marked', 4)).to.deep.equal([]);
      });

      it('keeps what a reply was made from beside it', async () => {
        const meta = { units: ['articles/a'], said: ['articles/a', 'phrases/b'], outcome: 'answer' as const };
        await store.commit(change('meta', 0, [say('answer', { author: 'bot', meta })]));
        expect((await store.log('meta', 0))[0]?.meta).to.deep.equal(meta);
      });
    });

    describe('cases', () => {
      it('are kept with their history, newest one first in mind', async () => {
        const opened = aCase('CASE-1', 'with-case');
        const event = { case: 'CASE-1', at: NOW, kind: 'asked', by: 'enquirer', data: { packet: 'ŵ' } };
        await store.commit(change('with-case', 0, [], { cases: [opened], caseEvents: [event] }));
        const taken = { ...opened, state: 'with-adviser' as const, adviser: 'a1', priority: 1 as const };
        await store.commit(
          change('with-case', 1, [], { cases: [taken], caseEvents: [{ ...event, kind: 'taken', by: 'a1', data: {} }] }),
        );
        expect(await store.caseByReference('CASE-1')).to.deep.equal(taken);
        expect(await store.newestCase('with-case')).to.deep.equal(taken);
        expect((await store.caseEvents('CASE-1')).map(({ sequence, kind }) => [sequence, kind])).to.deep.equal([
          [1, 'asked'],
          [2, 'taken'],
        ]);
        await store.commit(change('with-case', 2, [], { cases: [aCase('CASE-2', 'with-case')] }));
        expect(await store.newestCase('with-case')).to.include({ reference: 'CASE-2' });
        expect((await store.conversation('with-case'))?.newestCase).to.equal('CASE-2');
        expect(await store.newestCase('new')).to.equal(undefined);
      });

      it('are listed while open, and found when their timer has run out', async () => {
        const due = aCase('DUE', 'due', { timer: NOW - 1 });
        const later = aCase('LATER', 'later', { timer: NOW + 1 });
        const closed = aCase('CLOSED', 'closed', { state: 'closed', timer: NOW - 1, closedAt: NOW });
        for (const row of [due, later, closed]) await store.commit(change(row.conversation, 0, [], { cases: [row] }));
        const open = (await store.openCases()).map(({ reference }) => reference);
        expect(open).to.include.members(['DUE', 'LATER']).and.not.to.include('CLOSED');
        const lapsed = (await store.casesDue(NOW)).map(({ reference }) => reference);
        expect(lapsed).to.include('DUE').and.not.to.include.members(['LATER', 'CLOSED']);
        const since = (await store.casesSince(closed.since)).map(({ reference }) => reference);
        expect(since).to.include('CLOSED');
        expect(await store.casesSince(NOW + 86_400_000)).to.deep.equal([]);
      });
    });

    describe('the outbox', () => {
      const claimed = async (now: number, limit = 100) =>
        (await store.claimOutbox(now, limit, 1_000)).map(
          ({ conversation, row }) => `${conversation}:${row.activity.text}`,
        );
      const leave = (id: string, read: number, ...messages: string[]) =>
        store.commit(
          change(id, read, [
            say('question', { externalId: `q${read}` }),
            ...messages.map((text) => say(text, { author: 'bot', deliver: true })),
          ]),
        );
      const clear = async () => {
        for (let now = NOW + 9 * DAY; ; now += DAY) {
          const rows = await store.claimOutbox(now, 1_000, 1);
          if (rows.length === 0) return;
          await store.outboxDone(rows.map(({ id }) => id));
        }
      };
      beforeEach(clear);

      it('gives a conversation’s rows in order, once, until the claim lapses', async () => {
        await leave('out-1', 0, 'a', 'b');
        await leave('out-1', 1, 'c');
        expect(await claimed(NOW)).to.deep.equal(['out-1:a', 'out-1:b', 'out-1:c']);
        await leave('out-1', 2, 'd');
        expect(await claimed(NOW + 500)).to.deep.equal([]);
        expect(await claimed(NOW + 1_001)).to.deep.equal(['out-1:a', 'out-1:b', 'out-1:c', 'out-1:d']);
      });

      it('says where to send it and what it answers', async () => {
        await leave('out-2', 0, 'a');
        const [row] = await store.claimOutbox(NOW, 1, 1_000);
        expect(row).to.include({ conversation: 'out-2', sequence: 2, tries: 0, replyTo: 'q0' });
        expect(row?.to).to.deep.equal({ id: 'out-2', channel: 'web', reference: undefined });
      });

      it('holds a conversation back behind a row that is to be tried again, and no other', async () => {
        await leave('out-3', 0, 'a', 'b');
        await leave('out-4', 0, 'x');
        const rows = await store.claimOutbox(NOW, 100, 1_000);
        await store.outboxRetry(rows.find(({ row }) => row.activity.text === 'a')!.id, NOW + 5_000);
        expect(await claimed(NOW + 2_000)).to.deep.equal(['out-4:x']);
        const again = await store.claimOutbox(NOW + 5_000, 100, 1_000);
        expect(again.map(({ row, tries }) => `${row.activity.text}${tries}`)).to.include.members(['a1', 'b0']);
      });

      it('goes past a row that was given up, and keeps it as undelivered', async () => {
        await leave('out-5', 0, 'a', 'b');
        const [first] = await store.claimOutbox(NOW, 100, 1_000);
        await store.outboxGiveUp(first!.id, 'blocked');
        expect(await claimed(NOW + 2_000)).to.deep.equal(['out-5:b']);
        expect(await store.undelivered('out-5')).to.deep.equal([
          { conversation: 'out-5', sequence: 2, because: 'blocked' },
        ]);
      });

      it('is due at once for a process that begins, where no other can be delivering', async () => {
        await leave('out-8', 0, 'a');
        expect(await claimed(NOW)).to.deep.equal(['out-8:a']);
        await store.outboxBegin(NOW + 1);
        expect(await claimed(NOW + 1)).to.deep.equal(make.shared ? [] : ['out-8:a']);
      });

      it('says how long the oldest has been waiting', async () => {
        expect(await store.outboxAge(NOW)).to.equal(0);
        await leave('out-6', 0, 'a');
        expect(await store.outboxAge(NOW + 700)).to.equal(700);
      });

      it('hands what was just left to whoever delivers here, claimed, or says that it is behind something', async () => {
        const taken: string[] = [];
        const woken: string[] = [];
        const stop = store.carry({
          leaseMs: 1_000,
          take: (rows) => taken.push(...rows.map(({ row, replyTo }) => `${row.activity.text} to ${replyTo}`)),
          wake: (id) => woken.push(id),
        });
        const { conversation, ...rest } = change('out-7', 0, [
          say('question', { externalId: 'q' }),
          say('a', { author: 'bot', deliver: true }),
          say('b', { author: 'bot', deliver: true }),
        ]);
        await store.commit({ ...rest, conversation: { ...conversation, reference: { serviceUrl: 's' } } });
        expect([taken, woken]).to.deep.equal([['a to q', 'b to q'], []]);
        expect(await claimed(NOW)).to.deep.equal([]);
        await store.commit({
          ...rest,
          log: [say('c', { deliver: true })],
          conversation: { ...conversation, read: 1, reference: { serviceUrl: 's' } },
        });
        await store.commit(change('out-7', 2, [say('nothing to deliver')]));
        stop();
        expect([taken.length, woken]).to.deep.equal([2, ['out-7']]);
        expect(await claimed(NOW)).to.deep.equal([]);
        expect(await claimed(NOW + 1_000)).to.deep.equal(['out-7:a', 'out-7:b', 'out-7:c']);
      });

      it('has what was released at once', async () => {
        await leave('out-9', 0, 'a');
        const rows = await store.claimOutbox(NOW, 10, 1_000);
        await store.outboxRelease(
          rows.map(({ id }) => id),
          NOW,
        );
        expect(await claimed(NOW)).to.deep.equal(['out-9:a']);
      });
    });

    describe('accounts and settings', () => {
      it('find an account by address, however it is written, and by id', async () => {
        const account = {
          id: 'a1',
          email: 'Siân@Example.org',
          name: 'Siân Rees',
          passwordHash: undefined,
          role: 'adviser' as const,
          createdAt: NOW,
        };
        await store.putAccount(account);
        await store.putAccount({ ...account, role: 'supervisor' });
        const kept = { ...account, email: 'siân@example.org', role: 'supervisor' };
        expect(await store.account(' siân@EXAMPLE.org')).to.deep.equal(kept);
        expect(await store.accountById('a1')).to.deep.equal(kept);
        expect(await store.accounts()).to.deep.equal([kept]);
        const twin = await failure(store.putAccount({ ...account, id: 'a2' }));
        expect(twin).to.be.instanceOf(Error);
        await store.removeAccount('a1');
        expect(await store.accountById('a1')).to.equal(undefined);
      });

      it('keep the first value of a setting', async () => {
        const answers = await Promise.all(['a', 'b', 'c'].map((value) => store.putSettingOnce('secret', value)));
        expect(new Set(answers).size).to.equal(1);
        expect(await store.setting('secret')).to.equal(answers[0]);
        expect(await store.setting('none')).to.equal(undefined);
      });
    });

    describe('forgetting', () => {
      it('deletes all that was said at once, but not the goodbye, and goes on counting', async () => {
        const event = { case: 'GONE', at: NOW, kind: 'asked', by: 'enquirer', data: {} };
        await store.commit(
          change('forget', 0, [say('secret')], { cases: [aCase('GONE', 'forget')], caseEvents: [event] }),
        );
        await store.commit(change('forget', 1, [say('goodbye', { author: 'bot', deliver: true })], { forget: true }));
        expect(await texts(store, 'forget')).to.deep.equal(['goodbye']);
        expect((await store.log('forget', 0))[0]?.sequence).to.equal(2);
        expect(await store.caseByReference('GONE')).to.equal(undefined);
        expect(await store.caseEvents('GONE')).to.deep.equal([]);
        expect(await store.newestCase('forget')).to.equal(undefined);
        expect((await store.claimOutbox(NOW, 10, 1)).some(({ conversation }) => conversation === 'forget')).to.equal(
          true,
        );
        await store.expire(NOW + 2 * 3_600_000, KEEP);
        expect(await store.conversation('forget')).to.equal(undefined);
        expect(await store.log('forget', 0)).to.deep.equal([]);
      });

      it('does not take what is said after it', async () => {
        await store.commit(change('forget-2', 0, [say('secret')]));
        await store.commit(change('forget-2', 1, [say('goodbye')], { forget: true }));
        await store.commit(change('forget-2', 2, [say('hello again')]));
        await store.expire(NOW + 2 * 3_600_000, KEEP);
        expect(await texts(store, 'forget-2')).to.deep.equal(['goodbye', 'hello again']);
      });
    });

    describe('retention', () => {
      it('removes silent conversations, and those with a case only after the case', async () => {
        const open = aCase('KEPT', 'old-with-case');
        const closed = aCase('OVER', 'old-closed', { state: 'closed', closedAt: NOW - 400 * DAY });
        const old = { at: NOW - 31 * DAY };
        await store.commit(change('old', 0, [say('x')], old));
        await store.commit(change('old-with-case', 0, [say('x')], { ...old, cases: [open] }));
        await store.commit(change('old-closed', 0, [say('x')], { ...old, cases: [closed] }));
        await store.commit(change('young', 0, [say('x')], { at: NOW - 29 * DAY }));
        const removed = await store.expire(NOW, KEEP);
        expect(removed).to.include({ conversations: 2, log: 2, cases: 1 });
        const left = await Promise.all(
          ['old', 'old-with-case', 'old-closed', 'young'].map((id) => store.conversation(id).then(Boolean)),
        );
        expect(left).to.deep.equal([false, true, false, true]);
      });
    });

    describe('tallies', () => {
      const tally = (about: string, times: number, more = {}) => ({
        kind: 'not-found',
        about,
        part: '',
        day: '2026-11-24',
        times,
        ...more,
      });

      it('add up by kind, about, part and day', async () => {
        await store.addTallies([tally('a', 2), tally('b', 1), tally('a', 1, { part: 'c' })]);
        await store.addTallies([tally('b', 4), tally('a', 1), tally('a', 3, { day: '2026-11-25' })]);
        await store.addTallies([]);
        const rows = await store.tallies('2026-11-24');
        const counted = rows.map(({ about, part, day, times }) => [about, part, day.slice(-2), times].join());
        expect(counted.sort()).to.deep.equal(['a,,24,3', 'a,,25,3', 'a,c,24,1', 'b,,24,5']);
        expect(await store.tallies('2026-11-26')).to.deep.equal([]);
      });

      it('lose none when many add at once, whatever their order', async () => {
        const many = Array.from({ length: 250 }, (_, n) => tally(`many-${n}`, 1));
        await Promise.all([many, many.toReversed(), many].map((rows) => store.addTallies(rows)));
        const rows = (await store.tallies('2026-11-24')).filter(({ about }) => about.startsWith('many-'));
        expect(rows.map(({ times }) => times)).to.deep.equal(many.map(() => 3));
      });

      it('outlive conversations, and are removed after 400 days', async () => {
        await store.addTallies([tally('old', 1, { day: '2025-10-01' }), tally('kept', 1, { day: '2025-12-01' })]);
        expect((await store.expire(NOW, KEEP))['tallies']).to.equal(1);
        const abouts = (await store.tallies('2000-01-01')).map(({ about }) => about);
        expect(abouts).to.include('kept').and.not.include('old');
      });
    });

    it('has everything again after it was closed and opened', async () => {
      await store.commit(change('reopened', 0, [say('kept', { externalId: 'k', deliver: true })]));
      await store.close();
      store = await place.open();
      expect(await texts(store, 'reopened')).to.deep.equal(['kept']);
      expect(await failure(store.commit(change('reopened', 1, [say('kept', { externalId: 'k' })])))).to.be.instanceOf(
        AlreadyLogged,
      );
    });

    if (make.shared)
      describe('two instances on one database', () => {
        let other: Store;
        before(async () => (other = await place.open()));
        after(() => other.close());

        it('hear of each other’s changes, not of their own twice', async () => {
          const heard: string[] = [];
          const both = new Promise<void>((resolve) => {
            other.onChange((id) => {
              heard.push(id);
              if (id === 'shared-2') resolve();
            });
          });
          await store.commit(change('shared-1', 0, [say('x')]));
          await other.commit(change('own', 0, [say('x')]));
          await store.commit(change('shared-2', 0, [say('x')]));
          await both;
          expect([...heard].sort()).to.deep.equal(['own', 'shared-1', 'shared-2']);
        });

        it('let one change win and share the outbox without doubling a conversation', async () => {
          await store.commit(change('contested', 0));
          const results = await Promise.all(
            [store, other, store, other].map((s, n) => failure(s.commit(change('contested', 1, [say(`${n}`)])))),
          );
          expect(results.filter((error) => error === undefined)).to.have.length(1);
          for (let n = 0; n < 40; n += 1)
            await store.commit(
              change(`shared-out-${n}`, 0, [say('1', { deliver: true }), say('2', { deliver: true })]),
            );
          const claims = await Promise.all(
            Array.from({ length: 8 }, (_, n) => (n % 2 ? store : other).claimOutbox(NOW, 10, 60_000)),
          );
          const rows = claims.flat().filter(({ conversation }) => conversation.startsWith('shared-out'));
          expect(new Set(rows.map(({ id }) => id)).size).to.equal(rows.length);
          for (const claim of claims)
            for (const { conversation } of claim)
              expect(claim.filter((row) => row.conversation === conversation).length).to.be.oneOf([1, 2]);
        });
      });
  });
}
