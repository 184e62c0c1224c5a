import { expect } from 'chai';
import { hasPlan, planOf, withAgreed } from '../../../dialogs/index.ts';
import type { Memory, Plan } from '../../../dialogs/index.ts';
import { WHOM_IDS } from '../../../dialogs/rules/index.ts';
import type { Knowledge } from '../../../knowledge/index.ts';
import { workedCase } from '../../support/worked-case.ts';
import { realKnowledge, TODAY } from '../../support/world.ts';

const done = (flow: string, answers: object, around: object = {}): object => ({ flow, answers, around, on: TODAY });

/** Staff were not asked yet, and the vote has somebody to hold it. */
const WHOLE = workedCase(
  {},
  { 'options-appraisal': { 'staff-view': 'not-asked' }, engagement: { 'vote-who': 'the steward' } },
);

describe('the plan', () => {
  let knowledge: Knowledge;
  let plan: Plan;
  before(async () => {
    knowledge = await realKnowledge();
    plan = planOf(knowledge, WHOLE, TODAY);
  });

  it('is empty, and says so, before anything was gone through', () => {
    const empty = planOf(knowledge, {}, TODAY);
    expect(hasPlan(empty)).to.equal(false);
    expect(empty).to.deep.include({
      summary: [],
      risks: [],
      people: [],
      readiness: [],
      open: [],
      checks: [],
      sources: [],
    });
    expect(empty.appraisal).to.equal(undefined);
  });

  it('takes up the steps agreed with an adviser, the next one first, each once', () => {
    const step = (text: string, by?: string) => ({ text, with: 'Anna', on: TODAY, ...(by && { by }) });
    let memory: Memory = {};
    for (const one of [step('Some day'), step('Ask for the price', '2027-03-01'), step('Call Cwmpas', '2026-12-01')])
      memory = withAgreed(memory, one);
    memory = withAgreed(memory, step('Ask for the price', '2027-04-01'));
    const agreed = planOf(knowledge, memory, TODAY);
    expect(hasPlan(agreed)).to.equal(true);
    expect(agreed.agreed.map(({ text, by }) => [text, by])).to.deep.equal([
      ['Call Cwmpas', '2026-12-01'],
      ['Ask for the price', '2027-04-01'],
      ['Some day', undefined],
    ]);
    expect(agreed.summary).to.have.length(1);
  });

  it('is plain JSON that survives a store', () => {
    expect(JSON.parse(JSON.stringify(plan))).to.deep.equal(plan);
  });

  it('puts what stands first beside at most two others, each with gain, loss, way back, cost, time and conditions', () => {
    const { sideBySide, first } = plan.appraisal!;
    expect(first).to.equal('not-yet');
    expect(sideBySide.length).to.be.within(1, 3);
    for (const way of sideBySide)
      for (const text of [way.gain, way.giveUp, way.wayBack, way.cost, way.time, ...way.mustBeTrue])
        expect(text).to.match(/\S/);
    expect(plan.appraisal!.mend.map(({ id }) => id)).to.include('ask-staff');
  });

  it('names for every rejected way the answer that decided', () => {
    const rejected = Object.fromEntries(plan.appraisal!.rejected.map((one) => [one.id, one]));
    expect(rejected['change-inside']).to.include({
      answer: 'Yes, and it was refused',
      question: 'Asked where you are now',
    });
  });

  it('gives words for a chart, one of five for each criterion, never a number', () => {
    const scored = plan.appraisal!.sideBySide.find(({ words }) => words.length > 0)!;
    expect(scored.words).to.have.lengthOf(10);
    for (const { level, word } of scored.words) {
      expect(level).to.be.within(0, 4);
      expect(word).to.not.match(/\d|%/);
    }
    expect(plan.appraisal!.criteria.filter(({ picked }) => picked).map(({ id }) => id)).to.have.members([
      'control',
      'staff',
      'purpose',
    ]);
    expect(plan.appraisal!.criteria.find(({ id }) => id === 'start')).to.include({ left: true });
  });

  it('leaves no figure or phrase unfilled, anywhere', () => {
    expect(JSON.stringify(plan)).to.not.include('{{');
  });

  it('counts steps back from the target, each after what it needs', () => {
    const { list, counted, target } = plan.steps!;
    expect({ counted, target }).to.deep.equal({ counted: 'back', target: '2028-04-01' });
    const by = new Map(list.map((step) => [step.id, step]));
    for (const step of list)
      for (const before of step.after)
        expect(by.get(before)!.finish <= step.start, `${before} before ${step.id}`).to.equal(true);
  });

  it('keeps who closes a gap and by when', () => {
    expect(plan.readiness.find(({ id }) => id === 'vote')).to.include({
      state: 'not-yet',
      who: 'the steward',
      by: '2027-03-01',
    });
    expect(plan.readiness.find(({ id }) => id === 'told')).to.include({ state: 'yes' });
  });

  it('lists what is open once, with what to do about it', () => {
    expect(plan.open.map(({ id }) => id)).to.deep.equal(['special-support']);
    expect(plan.open[0]!.meanwhile).to.match(/\S/);
  });

  it('rests on pages with dates', () => {
    expect(plan.sources.length).to.be.greaterThan(3);
    for (const { url, dateWords } of plan.sources) {
      expect(url).to.match(/^https?:/);
      expect(dateWords).to.match(/\d{4}/);
    }
    expect(plan.checkedOn).to.match(/^\d{4}-\d\d-\d\d$/);
  });

  it('rests on the pages of the nation where the work is done, not on those of another', () => {
    const of = (nation: string): Plan =>
      planOf(knowledge, workedCase({ profile: { 'starting-point': 'team', 'works-in': nation } }), TODAY);
    const calendar = (nation: string): readonly string[] =>
      of(nation).steps!.list.find(({ id }) => id === 'after-registration')!.sources;
    expect(calendar('wales')).to.deep.equal(['more-than-just-words-practice-guidance']);
    expect(calendar('scotland')).to.deep.equal(['fees']);
    const cited = (nation: string): string[] => of(nation).sources.map(({ id }) => id);
    expect(cited('wales')).to.not.include('fees-care-quality-commission');
    expect(cited('england')).to.include('fees-care-quality-commission');
  });

  it('tells in a few lines which routes to money, and the step that comes first in time', () => {
    const { summary, finance, steps } = plan;
    const money = summary.find((line) => line.includes(finance!.routes[0]!.title));
    expect(money, summary.join('|')).to.match(/\S/);
    const first = [...steps!.list].sort((a, b) => a.start.localeCompare(b.start))[0]!;
    expect(summary.some((line) => line.includes(first.text))).to.equal(true);
    for (const line of summary) expect(line).to.not.match(/: 0\./);
  });

  it('raises the dangers of one public buyer, and duties of who is still employed before the first step', () => {
    expect(plan.risks.map(({ id }) => id)).to.deep.equal(['one-buyer', 'sector', 'show-value']);
    expect(plan.steps!.before).to.match(/\S/);
  });

  it('names motives that pull apart', () => {
    expect(plan.motives!.list[0]!.id).to.equal('protect-jobs');
    expect(plan.motives!.conflicts).to.have.lengthOf(1);
  });

  it('names no lender while bills may go unpaid', () => {
    const broke = planOf(
      knowledge,
      { done: [done('finance', { 'wages-and-tax': 'not-sure' })] } as unknown as Memory,
      TODAY,
    );
    expect(broke.finance).to.include({ routes: broke.finance!.routes });
    expect(broke.finance!.routes).to.deep.equal([]);
    expect(broke.finance!.stopped).to.match(/\S/);
    expect(broke.checks[0]!.id).to.equal('insolvency');
  });

  it('ranks nothing where an employer decides', () => {
    const moved = planOf(
      knowledge,
      { done: [done('options-appraisal', { 'starting-point': 'being-moved' })] } as unknown as Memory,
      TODAY,
    );
    expect(moved.appraisal).to.deep.include({ label: 'not-yours', sideBySide: [], rejected: [] });
    expect(moved.appraisal!.first).to.equal(undefined);
  });

  it('takes what was said last for all flows', () => {
    const moved = { ...WHOLE, profile: { ...(WHOLE['profile'] as object), 'works-in': 'scotland' } } as Memory;
    expect(planOf(knowledge, moved, TODAY).nations.worksIn).to.deep.equal({ id: 'scotland', name: 'Scotland' });
  });

  it('has words for everybody it may name', () => {
    for (const id of WHOM_IDS.people)
      for (const key of [`plan.person.${id}`, `plan.person-why.${id}`])
        expect(knowledge.phrases().has(key), key).to.equal(true);
    for (const id of WHOM_IDS.checks)
      for (const key of [`plan.check.${id}`, `plan.check-what.${id}`])
        expect(knowledge.phrases().has(key), key).to.equal(true);
  });

  it('is made in a few milliseconds', () => {
    const begun = performance.now();
    for (let round = 0; round < 20; round += 1) planOf(knowledge, WHOLE, TODAY);
    expect((performance.now() - begun) / 20).to.be.lessThan(150);
  });
});
