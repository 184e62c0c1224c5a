/**
 * Whom a plan cannot do without: people to involve (bottom-up, PRACTICE.md finding 30 and `engage-*`), and who should
 * look at what before anything is signed (finding 26). Pure; the words are `plan.person.<id>` and `plan.check.<id>`.
 */
import type { Answers } from '../answers.ts';
import { CARE_TO_REGISTER } from './care.ts';
import { all, any, is, not } from './rule.ts';
import type { Rule } from './rule.ts';

interface Whom {
  readonly id: string;
  readonly when: Rule;
}

const ALWAYS: Rule = { reads: [], holds: () => true };
const known = (name: string): Rule => ({ reads: [name], holds: (answers) => name in answers });
const inNation = (nation: string): Rule => is('works-in', nation, 'several');
const careToRegister = any(
  is('regulated', 'new-body', 'not-sure'),
  all(not(known('regulated')), is('what-you-will-do', ...CARE_TO_REGISTER)),
);
const jobsMove = is('jobs-move', 'public-pension', 'other', 'not-sure', 'skipped');

/** In the order in which they should hear of it. */
const PEOPLE: readonly Whom[] = [
  {
    id: 'staff',
    when: any(
      jobsMove,
      is('starting-point', 'team', 'inside-host', 'existing-body'),
      is('staff-view', 'vote-for', 'meetings-for', 'split', 'against', 'not-asked'),
    ),
  },
  { id: 'unions', when: any(jobsMove, is('starting-point', 'team')) },
  { id: 'users', when: ALWAYS },
  { id: 'employer', when: is('starting-point', 'team') },
  { id: 'host', when: any(is('starting-point', 'inside-host'), is('others', 'yes-talked', 'yes-not-talked')) },
  { id: 'buyer', when: not(is('payer', 'people')) },
  { id: 'public-duty', when: is('public-asked', 'not-yet', 'planned', 'not-sure', 'skipped') },
  { id: 'cqc', when: all(careToRegister, inNation('england')) },
  { id: 'ciw', when: all(careToRegister, inNation('wales')) },
  { id: 'care-inspectorate', when: all(careToRegister, inNation('scotland')) },
  { id: 'rqia', when: all(careToRegister, inNation('northern-ireland')) },
  { id: 'money-person', when: is('hands', 'nobody', 'people-no-time', 'not-sure') },
];

/** The dearest mistakes first. */
const CHECKS: readonly Whom[] = [
  { id: 'insolvency', when: is('wages-and-tax', 'no', 'not-sure', 'skipped') },
  { id: 'guarantee', when: any(is('guarantee-asked', 'yes', 'not-sure'), is('own-risk', 'borrowing', 'home')) },
  { id: 'staff-move', when: jobsMove },
  { id: 'pensions', when: is('jobs-move', 'public-pension') },
  { id: 'vat', when: any(is('starting-point', 'team'), is('special-support', 'yes', 'not-sure')) },
  { id: 'shares', when: is('money', 'local-shares', 'investors') },
  { id: 'property', when: is('money-for', 'property') },
  { id: 'loan', when: is('would-borrow', 'yes') },
  { id: 'benefits', when: is('starting-point', 'users') },
  { id: 'rules', when: ALWAYS },
  { id: 'insurance', when: ALWAYS },
];

const holding = (list: readonly Whom[], answers: Answers): string[] =>
  list.filter(({ when }) => when.holds(answers)).map(({ id }) => id);

export const peopleToInvolve = (answers: Answers): string[] => holding(PEOPLE, answers);
export const checksBeforeSigning = (answers: Answers): string[] => holding(CHECKS, answers);

/** For tests: every id there is a phrase for. */
export const WHOM_IDS = { people: PEOPLE.map(({ id }) => id), checks: CHECKS.map(({ id }) => id) } as const;
