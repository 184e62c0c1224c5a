import { expect } from 'chai';
import type { Change, Store } from '../../bot/store/index.ts';
import { storeMakes, type Place } from '../support/stores.ts';

const DAY = 86_400_000;
const NOW = Date.parse('2026-11-24T10:00:00Z');
const KEEP = { conversationDays: 30, caseDays: 365 };

type Marks = Partial<Pick<Change['conversation'], 'planLink' | 'remindAt' | 'owner'>>;
const change = (id: string, read: number, marks: Marks = {}, extra: Partial<Change> = {}): Change => ({
  conversation: { id, channel: 'web', read, owner: 'bot', memory: { turn: read + 1 }, ...marks },
  log: [{ author: 'enquirer', activity: { type: 'message', text: `${read}` } }],
  at: NOW,
  ...extra,
});

for (const make of storeMakes) {
  describe(`plan links and reminders on ${make.name}`, function () {
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

    const led = async (digest: string): Promise<string | undefined> => (await store.byPlanLink(digest))?.id;
    const due = async (now: number, limit = 100): Promise<string[]> =>
      (await store.remindersDue(now, limit)).map(({ id }) => id);

    it('lead from a link to its conversation, until another takes its place or it is closed', async () => {
      await store.commit(change('linked', 0, { planLink: 'first' }));
      expect(await led('first')).to.equal('linked');
      await store.commit(change('linked', 1));
      expect(await led('first')).to.equal('linked');
      await store.commit(change('linked', 2, { planLink: 'second' }));
      expect([await led('first'), await led('second')]).to.deep.equal([undefined, 'linked']);
      await store.commit(change('linked', 3, { planLink: null }));
      expect(await led('second')).to.equal(undefined);
    });

    it('are found when they are due, the longest overdue first, and no more than asked for', async () => {
      await store.commit(change('soon', 0, { remindAt: NOW + 2 * DAY }));
      await store.commit(change('sooner', 0, { remindAt: NOW + DAY }));
      await store.commit(change('never', 0));
      expect(await due(NOW)).to.deep.equal([]);
      expect(await due(NOW + DAY)).to.deep.equal(['sooner']);
      expect(await due(NOW + 2 * DAY)).to.deep.equal(['sooner', 'soon']);
      expect(await due(NOW + 2 * DAY, 1)).to.deep.equal(['sooner']);
      await store.commit(change('sooner', 1, { remindAt: null }));
      expect(await due(NOW + 2 * DAY)).to.deep.equal(['soon']);
    });

    it('wait while an adviser has the conversation', async () => {
      await store.commit(change('with-adviser', 0, { remindAt: NOW - 1, owner: 'adviser' }));
      expect(await due(NOW)).to.not.include('with-adviser');
      await store.commit(change('with-adviser', 1));
      expect(await due(NOW)).to.include('with-adviser');
    });

    it('go when everything is deleted', async () => {
      await store.commit(change('gone', 0, { planLink: 'gone', remindAt: NOW - 1 }));
      await store.commit(change('gone', 1, {}, { forget: true }));
      expect(await led('gone')).to.equal(undefined);
      expect(await due(NOW)).to.not.include('gone');
    });

    it('keep a silent conversation until the last reminder', async () => {
      const old = { at: NOW - 60 * DAY };
      await store.commit(change('asked-for', 0, { remindAt: NOW + DAY }, old));
      await store.commit(change('not-asked-for', 0, {}, old));
      await store.expire(NOW, KEEP);
      expect(await store.conversation('not-asked-for')).to.equal(undefined);
      await store.commit(change('asked-for', 1, { remindAt: null }, old));
      await store.expire(NOW, KEEP);
      expect(await store.conversation('asked-for')).to.equal(undefined);
    });

    it('survive closing and opening', async () => {
      await store.commit(change('kept', 0, { planLink: 'kept', remindAt: NOW - 5 * DAY }));
      await store.close();
      store = await place.open();
      expect(await led('kept')).to.equal('kept');
      expect(await due(NOW, 1)).to.deep.equal(['kept']);
    });
  });
}
