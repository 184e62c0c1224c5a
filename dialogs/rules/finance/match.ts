/**
 * Which finance routes an organisation could use, and why not the others (PRACTICE.md findings 8 and 29). Two gates come
 * before any route is named: wages and tax that cannot be paid, and a guarantee or a home asked for.
 */
import type { LegalFormId, UnitOf } from '../../../knowledge/index.ts';
import { chosen, isUnsure, range } from '../../answers.ts';
import type { Answers } from '../../answers.ts';

export type FinanceUnit = UnitOf<'finance'>;
/** A route is a unit with eligibility; the others explain. */
type Route = FinanceUnit & { eligibility: NonNullable<FinanceUnit['eligibility']> };

export interface FinanceMatch {
  /** No route is shown, and a person is offered first: an id of complexity.yaml. */
  readonly stop: { readonly complexity: 'insolvency' | 'guarantee-or-home'; readonly by: StopQuestion } | undefined;
  /** Open as far as is known, what costs least first. */
  readonly fits: readonly Fit[];
  /** It would fit, but nobody has seen whether it is open: ask first. */
  readonly ask: readonly Fit[];
  readonly out: readonly { readonly unit: string; readonly reason: string; readonly by: string }[];
  /** Nothing but gifts and grants is to pay for it in the long run. */
  readonly grantsAreNoModel: boolean;
  readonly complexity: readonly string[];
  readonly unsure: readonly string[];
}

export type StopQuestion = 'wages-and-tax' | 'guarantee-asked' | 'own-risk';

export interface Fit {
  readonly unit: string;
  /** It gives less than is needed. */
  readonly partOnly: boolean;
  readonly personalDebt: boolean;
}

/** Public help above this in three years may be unlawful without more (`subsidy-mfa`), in pounds. */
const SUBSIDY_LIMIT = 315_000;
/** Money that must be paid back from income. */
const REPAID: readonly string[] = ['loan', 'blend', 'shares', 'equity'];
/** What costs the organisation least, first. */
const ORDER: readonly string[] = [
  'grant',
  'prize',
  'gift',
  'tax-relief',
  'contract',
  'blend',
  'shares',
  'equity',
  'loan',
  'support',
];
const LOCKED: readonly string[] = [
  'cic-limited-by-guarantee',
  'cic-limited-by-shares',
  'cio',
  'scio',
  'charitable-company',
  'charitable-trust',
  'charitable-community-benefit-society',
];
const DECIDING = ['works-in', 'form-now', 'money-for', 'money-amount', 'who-pays', 'trading-how-long', 'would-borrow'];

export function matchFinance(answers: Answers, units: readonly FinanceUnit[]): FinanceMatch {
  const unsure = DECIDING.filter((name) => name in answers && isUnsure(answers[name]));
  const stop = stopFor(answers);
  const none = { fits: [], ask: [], out: [], unsure };
  const complexity = complexityOf(answers, stop);
  if (stop) return { ...none, stop, complexity, grantsAreNoModel: false };
  const routes = units.filter(
    (unit): unit is Route => unit.eligibility !== undefined && unit.status !== 'closed' && unit.status !== 'historical',
  );
  const judged = routes.map((route) => ({ route, filter: FILTERS.find(({ out }) => out(route, answers)) }));
  const fitting = judged
    .flatMap(({ route, filter }) => (filter ? [] : [route]))
    .sort((a, b) => burdenOf(a) - burdenOf(b));
  return {
    stop: undefined,
    fits: fitting.filter(({ status }) => status === 'current').map((route) => fitOf(route, answers)),
    ask: fitting.filter(({ status }) => status !== 'current').map((route) => fitOf(route, answers)),
    out: judged.flatMap(({ route, filter }) => (filter ? [{ unit: route.id, reason: filter.id, by: filter.by }] : [])),
    grantsAreNoModel: onlyGrants(answers),
    complexity,
    unsure,
  };
}

/** What costs least comes first; what a person would owe themselves comes last of all. */
const burdenOf = ({ kind, eligibility }: Route): number =>
  ORDER.indexOf(kind) + (eligibility.personalDebt ? ORDER.length : 0);

function stopFor(answers: Answers): FinanceMatch['stop'] {
  const wages = answers['wages-and-tax'];
  if (wages !== undefined && wages !== 'yes' && wages !== 'nothing-to-pay')
    return { complexity: 'insolvency', by: 'wages-and-tax' };
  if (answers['guarantee-asked'] === 'yes') return { complexity: 'guarantee-or-home', by: 'guarantee-asked' };
  // Said in the options appraisal: an adviser looks before any route is named (PRACTICE.md §3.4, `own-home`).
  const ownRisk = answers['own-risk'];
  return ownRisk === 'borrowing' || ownRisk === 'home'
    ? { complexity: 'guarantee-or-home', by: 'own-risk' }
    : undefined;
}

interface Filter {
  /** Also the phrase `finance.out.<id>`. */
  readonly id: string;
  readonly by: string;
  out(route: Route, answers: Answers): boolean;
}

/** What is not known rules nothing out, but for loans: who is not sure of income, or of the board, is shown none. */
const FILTERS: readonly Filter[] = [
  { id: 'nation', by: 'works-in', out: (route, answers) => !inNation(route, answers['works-in']) },
  { id: 'form', by: 'form-now', out: (route, answers) => !hasForm(route, answers['form-now']) },
  {
    id: 'lock',
    by: 'form-now',
    out: ({ eligibility }, answers) =>
      eligibility.needsAssetLock && isForm(answers['form-now']) && !LOCKED.includes(String(answers['form-now'])),
  },
  {
    id: 'stage',
    by: 'trading-how-long',
    out: ({ eligibility }, answers) =>
      stageIn(answers) !== undefined && !(eligibility.stages as string[]).includes(stageIn(answers)!),
  },
  {
    id: 'purpose',
    by: 'money-for',
    out: ({ eligibility }, answers) =>
      eligibility.purposes.length > 0 &&
      chosen(answers['money-for']).length > 0 &&
      !chosen(answers['money-for']).some((purpose) => (eligibility.purposes as string[]).includes(purpose)),
  },
  {
    id: 'no-income',
    by: 'who-pays',
    out: (route, answers) => (REPAID.includes(route.kind) || route.eligibility.needsTradingIncome) && noIncome(answers),
  },
  {
    id: 'would-not-borrow',
    by: 'would-borrow',
    out: (route, answers) => (route.kind === 'loan' || route.kind === 'blend') && notBorrowing(answers['would-borrow']),
  },
  {
    id: 'too-large',
    by: 'money-amount',
    out: ({ eligibility }, answers) => largest(answers) < (eligibility.amount.from ?? 0),
  },
];

const known = (value: Answers[string] | undefined): boolean => !isUnsure(value);
const isForm = (value: Answers[string] | undefined): boolean => known(value) && value !== 'other';

function inNation({ nations }: Route, worksIn: Answers[string] | undefined): boolean {
  return !known(worksIn) || worksIn === 'several' || (nations as string[]).includes(String(worksIn));
}

function hasForm({ eligibility }: Route, form: Answers[string] | undefined): boolean {
  return (
    eligibility.forms.length === 0 || !isForm(form) || eligibility.forms.includes(String(form) as LegalFormId | 'none')
  );
}

const NO_INCOME: readonly string[] = ['grants', 'gifts', 'nobody'];
const payers = (answers: Answers): readonly string[] => chosen(answers['who-pays']);
const noIncome = (answers: Answers): boolean =>
  payers(answers).every((payer) => NO_INCOME.includes(payer)) && 'who-pays' in answers;
const onlyGrants = (answers: Answers): boolean => noIncome(answers) && payers(answers).length > 0;
const notBorrowing = (said: Answers[string] | undefined): boolean => said !== undefined && said !== 'yes';

/** Who does not know is taken for one who is just setting up, as the question says. */
function stageIn(answers: Answers): string | undefined {
  const said = answers['trading-how-long'];
  if (said === undefined) return undefined;
  return isUnsure(said) ? 'starting' : String(said);
}

const largest = (answers: Answers): number => {
  const ends = range(answers['money-amount']);
  return ends ? (ends[1] ?? Infinity) : Infinity;
};

function fitOf(route: Route, answers: Answers): Fit {
  const least = range(answers['money-amount'])?.[0] ?? 0;
  const { amount, personalDebt } = route.eligibility;
  return { unit: route.id, partOnly: amount.to !== null && amount.to < least, personalDebt };
}

function complexityOf(answers: Answers, stop: FinanceMatch['stop']): string[] {
  const found: string[] = stop ? [stop.complexity] : [];
  const asked = range(answers['money-amount']);
  if (asked && (asked[0] ?? 0) > SUBSIDY_LIMIT) found.push('subsidy');
  if (chosen(answers['money-for']).includes('property')) found.push('property');
  return found;
}
