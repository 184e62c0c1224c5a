import { expect } from 'chai';
import { nextReminderAt, remind } from '../../../dialogs/index.ts';
import type { Memory, PlanPage } from '../../../dialogs/index.ts';
import { Enquirer } from '../../support/enquirer.ts';
import type { World } from '../../support/enquirer.ts';
import { TODAY, realWorld } from '../../support/world.ts';

const STEPS = {
  'works-in': 'wales',
  'registered-in': 'same',
  'jobs-move': 'no',
  regulated: 'not-sure',
  'form-now': 'none',
  'what-you-will-do': ['care-home'],
  'who-buys-care': ['council'],
  'employ-anyone': 'employees',
  'personal-data': 'yes',
  'target-date': '2028-04-01',
};
const withSteps = (): Memory =>
  ({
    welcomed: true,
    profile: { 'starting-point': 'team', 'works-in': 'wales', 'registered-in': 'same' },
    done: [{ flow: 'regulatory-steps', answers: STEPS, around: {}, on: TODAY }],
  }) as unknown as Memory;

class Page implements PlanPage {
  opened = 0;
  open() {
    this.opened += 1;
    return { url: '/plan/somewhere', until: '2027-02-22' };
  }
  close(): boolean {
    const had = this.opened > 0;
    this.opened = 0;
    return had;
  }
}

describe('the plan in the chat', () => {
  let world: World;
  let page: Page;
  before(async () => {
    world = await realWorld();
  });
  beforeEach(() => (page = new Page()));

  const enquirer = (memory: Memory = withSteps(), more: Partial<World> = {}): Enquirer => {
    const talk = new Enquirer({ ...world, planPage: page, ...more });
    talk.memory = memory;
    return talk;
  };
  const said = (talk: Enquirer): string[] => talk.heard.flatMap(({ meta }) => meta.said);

  it('is a few lines with a card that says the same, and a link', async () => {
    const talk = enquirer();
    const [reply] = await talk.say('show me my plan');
    expect(said(talk)).to.include.members(['phrases/plan.title', 'phrases/plan.link', 'phrases/plan.without-names']);
    expect(reply!.card).to.equal(true);
    expect(reply!.text).to.include('](/plan/somewhere)');
    expect(reply!.taps).to.include('Remind me of these dates');
  });

  it('says kindly that there is none yet, and opens no page', async () => {
    const talk = enquirer({ welcomed: true });
    await talk.say('my plan');
    expect(said(talk)).to.include('phrases/plan.none');
    expect(page.opened).to.equal(0);
  });

  it('goes without a link where no address is known', async () => {
    const talk = new Enquirer(world);
    talk.memory = withSteps();
    await talk.say('my plan');
    expect(said(talk)).to.include('phrases/plan.title').and.not.include('phrases/plan.link');
  });

  it('cautions at an employer’s Teams', async () => {
    const talk = enquirer(withSteps(), { channel: { kind: 'teams', employerTenant: true } });
    await talk.say('my plan');
    expect(said(talk)).to.include('phrases/plan.employer');
  });

  it('leads on after a flow that it grows in, and only then', async () => {
    const talk = enquirer({ welcomed: true });
    await talk.say('find out why we want this');
    for (let turn = 0; turn < 12 && talk.at.flow; turn += 1) {
      expect(said(talk)).to.not.include('phrases/plan.grown');
      await talk.say(talk.at.step === 'check' ? 'yes' : talk.at.step === 'motives' ? '1' : 'skip');
    }
    expect(said(talk)).to.include('phrases/plan.grown');
    expect(page.opened).to.equal(1);
  });

  it('stays open beside an open question, which is put again', async () => {
    const talk = enquirer();
    await talk.say('find out why we want this');
    const at = talk.at;
    await talk.say('my plan');
    expect(talk.at).to.deep.equal(at);
    expect(talk.heard.at(-1)!.meta.step).to.equal(at.step);
  });

  it('closes its page on demand, and keeps the answers', async () => {
    const talk = enquirer();
    await talk.say('my plan');
    await talk.say('delete my plan');
    expect(said(talk)).to.include('phrases/plan.closed');
    expect(talk.memory['done']).to.have.length(1);
    await talk.say('delete my plan');
    expect(said(talk)).to.include('phrases/plan.nothing-to-close');
  });

  it('shows names only when that is asked for', async () => {
    const talk = enquirer();
    await talk.say('show names');
    expect(talk.memory['planNames']).to.equal(true);
    await talk.say('my plan');
    expect(said(talk)).to.include('phrases/plan.with-names');
    await talk.say('hide names');
    expect(talk.memory).to.not.have.property('planNames');
  });

  describe('reminders', () => {
    const DAY = 86_400_000;
    const kept = (talk: Enquirer): { id: string; at: number; on: string; words?: string }[] =>
      (talk.memory['reminders'] ?? []) as never;

    it('of the plan’s steps, the next one first', async () => {
      const talk = enquirer();
      await talk.say('Remind me of these dates');
      expect(said(talk)).to.include('phrases/reminder.kept');
      const times = kept(talk).map(({ at }) => at);
      expect(times).to.deep.equal([...times].sort((a, b) => a - b));
      expect(nextReminderAt(talk.memory)).to.equal(times[0]);
      for (const { at, on } of kept(talk)) expect(at).to.be.at.most(Date.parse(on) + DAY / 2);
    });

    it('of anything by its day, in their own words', async () => {
      const talk = enquirer();
      await talk.say('Please remind me about our CIC34 on 1 March 2027');
      expect(kept(talk)).to.have.length(1);
      expect(kept(talk)[0]).to.deep.include({ id: 'own-1', on: '2027-03-01', words: 'our CIC34' });
      await talk.say('please remind me when our CIC34 is due on 5 March 2027');
      expect(kept(talk)).to.have.length(1);
      expect(kept(talk)[0]).to.deep.include({ on: '2027-03-05', at: Date.parse('2027-02-05T09:00:00Z') });
    });

    it('ask for the day where none was named, and take the answer', async () => {
      const talk = enquirer();
      await talk.say('remind me when my CIC34 is due');
      expect(said(talk)).to.include('phrases/reminder.when');
      await talk.say('1 March 2027');
      expect(kept(talk)[0]).to.deep.include({
        on: '2027-03-01',
        words: 'my CIC34',
        at: Date.parse('2027-02-01T09:00:00Z'),
      });
    });

    it('do not take the day for an answer to an open question', async () => {
      const talk = enquirer({ welcomed: true });
      await talk.say('find out why we want this');
      await talk.say('remind me about the lease');
      expect(said(talk)).to.include('phrases/reminder.say-when');
      expect(talk.memory).to.not.have.property('pending');
    });

    it('know a step by what it is called', async () => {
      const talk = enquirer();
      await talk.say('remind me to apply to Care Inspectorate Wales');
      expect(kept(talk).map(({ id }) => id)).to.deep.equal(['register-with-ciw']);
    });

    it('refuse a day that has passed or is too far off', async () => {
      const talk = enquirer();
      await talk.say('remind me about the lease on 1 March 2020');
      expect(said(talk)).to.include('phrases/reminder.past');
      await talk.say('remind me about the lease on 1 March 2040');
      expect(said(talk)).to.include('phrases/reminder.too-far');
      expect(kept(talk)).to.deep.equal([]);
    });

    it('lead to the steps where there are no dates', async () => {
      const talk = enquirer({ welcomed: true });
      await talk.say('remind me');
      expect(said(talk)).to.include('phrases/reminder.no-dates');
    });

    it('are not set in an employer’s Teams without a second word', async () => {
      const talk = enquirer(withSteps(), { channel: { kind: 'teams', employerTenant: true } });
      await talk.say('remind me about our CIC34 on 1 March 2027');
      expect(said(talk)).to.include('phrases/reminder.employer');
      expect(kept(talk)).to.deep.equal([]);
      await talk.say('remind me here about our CIC34 on 1 March 2027');
      expect(kept(talk)).to.have.length(1);
    });

    it('say all that is due in one message, keep the rest, and end with one word', async () => {
      const talk = enquirer();
      await talk.say('remind me');
      await talk.say('remind me about our CIC34 on 1 March 2027');
      const count = kept(talk).length;
      const now = new Date('2027-03-01T09:00:00Z');
      const told = remind(world.knowledge, talk.memory, now)!;
      expect(told.activity.text).to.include('our CIC34').and.include('stop reminders');
      expect(told.activity.suggestedActions!.actions.map(({ title }) => title)).to.include('Stop reminders');
      expect(talk.memory['reminders']).to.have.length(count);
      talk.memory = told.memory;
      expect(kept(talk)).to.have.length(count - 1);
      expect(remind(world.knowledge, talk.memory, now)).to.equal(undefined);
      await talk.say('stop');
      expect(said(talk)).to.deep.equal(['phrases/reminder.stopped']);
      expect(nextReminderAt(talk.memory)).to.equal(undefined);
    });

    it('leave “stop” to an open flow, unless a reminder came last', async () => {
      const talk = enquirer({ welcomed: true });
      await talk.say('remind me about our CIC34 on 1 March 2027');
      await talk.say('find out why we want this');
      await talk.say('stop');
      expect(said(talk)).to.include('phrases/said.stopped');
      expect(kept(talk)).to.have.length(1);
      await talk.say('carry on');
      talk.memory = remind(world.knowledge, talk.memory, new Date('2027-03-01T09:00:00Z'))!.memory;
      await talk.say('stop');
      expect(said(talk)).to.include('phrases/reminder.stopped');
      expect(talk.at.flow).to.equal('motivations');
    });

    it('can be looked at, and go with starting over, which can be undone', async () => {
      const talk = enquirer();
      await talk.say('my reminders');
      expect(said(talk)).to.include('phrases/reminder.none');
      await talk.say('remind me');
      await talk.say('my reminders');
      expect(said(talk)).to.include('phrases/reminder.yours').and.include('phrases/reminder.more');
      await talk.say('start over');
      expect(nextReminderAt(talk.memory)).to.equal(undefined);
      await talk.say('undo');
      expect(nextReminderAt(talk.memory)).to.be.a('number');
    });

    it('move with the dates of their steps', async () => {
      const talk = enquirer();
      await talk.say('remind me to apply to Care Inspectorate Wales');
      const before = kept(talk)[0]!;
      for (const say of ['change when you want to open', '1 June 2028', 'yes', 'yes']) await talk.say(say);
      expect(talk.at).to.deep.equal({});
      expect(kept(talk)).to.have.length(1);
      expect(kept(talk)[0]!.on > before.on).to.equal(true);
    });
  });
});
