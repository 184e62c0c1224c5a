import { expect } from 'chai';
import fc from 'fast-check';
import { applying, RULES, schedule } from '../../../dialogs/rules/index.ts';
import type { RegulationUnit } from '../../../dialogs/rules/index.ts';
import { realKnowledge, TODAY } from '../../support/world.ts';

const unit = (id: string, more: Partial<RegulationUnit> = {}): RegulationUnit =>
  ({
    id,
    folder: 'regulation',
    nations: ['england', 'wales', 'scotland', 'northern-ireland'],
    status: 'current',
    must: true,
    when: [],
    dependsOn: [],
    fee: [],
    ...more,
  }) as RegulationUnit;

describe('steps of regulation', () => {
  let units: RegulationUnit[];
  before(async () => {
    units = [...(await realKnowledge()).units.values()].filter(
      (one): one is RegulationUnit => one.folder === 'regulation',
    );
  });
  const ids = (answers: Parameters<typeof applying>[1]): string[] =>
    applying(units, answers, RULES).map(({ id }) => id);

  it('names only conditions that there are', () => {
    for (const one of units) for (const name of one.when) expect(RULES, `${one.id}: ${name}`).to.have.property(name);
  });

  it('are those of the nation where the work is done', () => {
    const care = { 'what-you-will-do': ['care-home'], 'who-buys-care': ['council'] };
    expect(ids({ ...care, 'works-in': 'england' }))
      .to.include('register-with-cqc')
      .and.not.include('register-with-ciw');
    expect(ids({ ...care, 'works-in': 'wales' }))
      .to.include('register-with-ciw')
      .and.not.include('register-with-cqc');
    expect(ids({ ...care, 'works-in': 'several' })).to.include.members(['register-with-cqc', 'register-with-ciw']);
  });

  it('leave registration out where a registered body keeps the care, or the person directs the carer', () => {
    const answers = { 'works-in': 'england', 'what-you-will-do': ['personal-care'] };
    expect(ids(answers)).to.include('register-with-cqc');
    expect(ids({ ...answers, regulated: 'registered-body' })).to.not.include('register-with-cqc');
    expect(ids({ ...answers, 'who-directs-care': 'person' })).to.not.include('register-with-cqc');
    expect(ids({ ...answers, 'who-directs-care': 'not-sure' })).to.include('register-with-cqc');
  });

  it('count back from a target: each ends before what depends on it begins', () => {
    const steps = [
      unit('c', { dependsOn: ['a', 'b'], takes: 'P6M' }),
      unit('a', { takes: 'P14D' }),
      unit('b', { takes: 'P1M' }),
    ];
    const { steps: dated, soonest } = schedule(steps, '2027-09-01', TODAY);
    expect(dated.map((step) => step.unit)).to.deep.equal(['b', 'a', 'c']);
    expect(dated.map(({ starts, ends }) => [starts, ends])).to.deep.equal([
      ['2027-02-01', '2027-03-01'],
      ['2027-02-15', '2027-03-01'],
      ['2027-03-01', '2027-09-01'],
    ]);
    expect(soonest).to.equal('2027-06-24');
  });

  it('count on from today without a target', () => {
    const { steps: dated } = schedule(
      [unit('b', { dependsOn: ['a'], takes: 'P2W' }), unit('a', { takes: 'P7D' })],
      undefined,
      TODAY,
    );
    expect(dated.map((step) => [step.unit, step.starts, step.ends])).to.deep.equal([
      ['a', '2026-11-24', '2026-12-01'],
      ['b', '2026-12-01', '2026-12-15'],
    ]);
  });

  it('say when a step should have begun already', () => {
    const { steps: dated } = schedule([unit('a', { takes: 'P6M' })], '2027-02-01', TODAY);
    expect(dated[0]?.late).to.equal(true);
  });

  it('never stand before what they depend on, whatever depends on what', () => {
    const graph = fc.integer({ min: 1, max: 12 }).chain((size) =>
      fc.array(fc.tuple(fc.nat(size - 1), fc.nat(size - 1)), { maxLength: 20 }).map((pairs) =>
        Array.from({ length: size }, (_, at) =>
          unit(`s${at}`, {
            dependsOn: pairs.filter(([from, to]) => from === at && to < at).map(([, to]) => `s${to}`),
            takes: `P${(at % 5) + 1}W`,
          }),
        ),
      ),
    );
    fc.assert(
      fc.property(graph, fc.boolean(), (steps, back) => {
        const { steps: dated } = schedule(
          fc.sample(fc.shuffledSubarray(steps, { minLength: steps.length }), 1)[0]!,
          back ? '2028-01-01' : undefined,
          TODAY,
        );
        const at = new Map(dated.map((step, place) => [step.unit, { ...step, place }]));
        for (const step of steps)
          for (const before of step.dependsOn) {
            expect(at.get(before)!.place).to.be.lessThan(at.get(step.id)!.place);
            expect(at.get(before)!.ends <= at.get(step.id)!.starts).to.equal(true);
          }
      }),
    );
  });
});
