import { expect } from 'chai';
import fc from 'fast-check';
import type { Answers } from '../../../dialogs/answers.ts';
import { matchFinance } from '../../../dialogs/rules/index.ts';
import type { FinanceMatch, FinanceUnit } from '../../../dialogs/rules/index.ts';
import { realKnowledge } from '../../support/world.ts';

const CIC: Answers = {
  'wages-and-tax': 'yes',
  'guarantee-asked': 'no',
  'works-in': 'england',
  'form-now': 'cic-limited-by-guarantee',
  'money-for': ['start-up', 'project'],
  'money-amount': 10_000,
  'who-pays': ['public-body'],
  'trading-how-long': 'starting',
  'would-borrow': 'yes',
};

describe('money that fits', () => {
  let units: FinanceUnit[];
  before(async () => {
    units = [...(await realKnowledge()).units.values()].filter(
      (unit): unit is FinanceUnit => unit.folder === 'finance',
    );
  });
  const match = (answers: Answers): FinanceMatch => matchFinance(answers, units);
  const kindOf = (id: string): string => units.find((unit) => unit.id === id)!.kind;
  const named = (result: FinanceMatch): string[] => [...result.fits, ...result.ask].map(({ unit }) => unit);

  const stops: readonly [string, Answers, string][] = [
    ['wages that cannot be paid', { 'wages-and-tax': 'no' }, 'insolvency'],
    ['wages nobody is sure of', { 'wages-and-tax': 'not-sure' }, 'insolvency'],
    ['a promise that somebody asked for', { 'guarantee-asked': 'yes' }, 'guarantee-or-home'],
    ['a home that would be at stake', { 'own-risk': 'home' }, 'guarantee-or-home'],
  ];
  for (const [name, answers, complexity] of stops)
    it(`names no route for ${name}, and hands over`, () => {
      const result = match({ ...CIC, ...answers });
      expect(result.stop?.complexity).to.equal(complexity);
      expect([...named(result), ...result.out]).to.deep.equal([]);
      expect(result.complexity).to.include(complexity);
    });

  it('keeps to the nation, and says for each of the others that it is the nation', () => {
    const result = match(CIC);
    expect(named(result)).to.include('awards-for-all-england');
    expect(result.out).to.deep.include({ unit: 'awards-for-all-scotland', reason: 'nation', by: 'works-in' });
  });

  it('names what costs least first, and what a person would owe themselves last', () => {
    const { fits } = match({ ...CIC, 'form-now': 'none', 'trading-how-long': 'starting' });
    const last = fits.at(-1)!;
    expect(kindOf(fits[0]!.unit)).to.equal('grant');
    expect(fits.some(({ personalDebt }) => personalDebt)).to.equal(true);
    expect(last.personalDebt).to.equal(true);
  });

  it('asks for the open ones apart', () => {
    const { fits, ask } = match(CIC);
    const statusOf = (id: string): string => units.find((unit) => unit.id === id)!.status;
    for (const { unit } of fits) expect(statusOf(unit)).to.equal('current');
    for (const { unit } of ask) expect(statusOf(unit)).to.be.oneOf(['unknown', 'announced']);
  });

  const loans = (result: FinanceMatch): string[] =>
    named(result).filter((id) => ['loan', 'blend'].includes(kindOf(id)));
  it('shows no loan without income, with a board that would not borrow, or where either is not sure', () => {
    expect(loans(match(CIC))).to.not.deep.equal([]);
    const cautious: Answers[] = [
      { 'who-pays': ['grants'] },
      { 'who-pays': 'not-sure' },
      { 'would-borrow': 'no' },
      { 'would-borrow': 'not-sure' },
    ];
    for (const answers of cautious)
      expect(loans(match({ ...CIC, ...answers })), JSON.stringify(answers)).to.deep.equal([]);
  });

  it('says that a grant is not a business model only where nothing but gifts would pay', () => {
    expect(match({ ...CIC, 'who-pays': ['grants', 'gifts'] }).grantsAreNoModel).to.equal(true);
    expect(match({ ...CIC, 'who-pays': ['grants', 'customers'] }).grantsAreNoModel).to.equal(false);
    expect(match({ ...CIC, 'who-pays': 'not-sure' }).grantsAreNoModel).to.equal(false);
  });

  it('says where a route pays for a part only', () => {
    const small = match({ ...CIC, 'money-amount': 500_000 });
    expect(small.fits.find(({ unit }) => unit === 'awards-for-all-england')).to.include({ partOnly: true });
    expect(small.complexity).to.include('subsidy');
  });

  it('has each route in one place only, and a reason for each that is out', () => {
    const one = (...names: string[]) => fc.constantFrom(...names, 'not-sure', 'skipped');
    const some = (...names: string[]) => fc.oneof(fc.subarray(names), fc.constantFrom('not-sure', 'skipped'));
    const anyAnswers = fc.record({
      'works-in': one('england', 'wales', 'scotland', 'northern-ireland', 'several'),
      'form-now': one('none', 'unincorporated-association', 'cic-limited-by-shares', 'cio', 'scio', 'other'),
      'money-for': some('start-up', 'project', 'property', 'growth'),
      'money-amount': fc.constantFrom(0, 5000, [10_000, 50_000], [250_000, null], 'not-sure'),
      'who-pays': some('public-body', 'customers', 'grants', 'nobody'),
      'trading-how-long': one('idea', 'starting', 'early-trading', 'established'),
      'would-borrow': one('yes', 'no'),
    }) as fc.Arbitrary<Answers>;
    const routes = units.filter(
      ({ eligibility, status }) => eligibility && status !== 'closed' && status !== 'historical',
    );
    fc.assert(
      fc.property(anyAnswers, (answers) => {
        const result = match(answers);
        const all = [...named(result), ...result.out.map(({ unit }) => unit)];
        expect(all)
          .to.have.members(routes.map(({ id }) => id))
          .and.have.length(routes.length);
        for (const { by } of result.out) expect(by in answers).to.equal(true);
      }),
    );
  });
});
