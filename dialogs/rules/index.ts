/** Every rule that a flow, or a step of regulation, may name. */
import { chosen } from '../answers.ts';
import { CONDITIONS } from './regulation/conditions.ts';
import { LINES } from './readiness/readiness.ts';
import { CARE_TO_REGISTER } from './care.ts';
import { all, any, is, not, unsure } from './rule.ts';
import type { Rule } from './rule.ts';

export type { Rule } from './rule.ts';
export { registeredIn } from './legal-form/said.ts';
export { decideLegalForms } from './legal-form/decide.ts';
export type { LegalFormDecision } from './legal-form/decide.ts';
export { appraise } from './appraisal/appraise.ts';
export type { Appraisal } from './appraisal/appraise.ts';
export { nearestChange } from './appraisal/nearest.ts';
export type { Way } from './appraisal/scores.ts';
export { wantsIn } from './appraisal/wants.ts';
export { risksIn } from './risks.ts';
export type { Risk } from './risks.ts';
export { matchFinance } from './finance/match.ts';
export type { FinanceMatch, FinanceUnit } from './finance/match.ts';
export { applying, schedule } from './regulation/schedule.ts';
export type { RegulationUnit, Schedule, Scheduled } from './regulation/schedule.ts';
export { LINES, readinessOf } from './readiness/readiness.ts';
export type { Readiness } from './readiness/readiness.ts';
export { contradictionsIn } from './contradictions.ts';
export { conflictsBetween } from './motives.ts';
export { checksBeforeSigning, peopleToInvolve, WHOM_IDS } from './whom.ts';

/** A line of the readiness check that is not yet true, or not known. */
const openLine = (line: string): Rule => not(is(`ready-${line}`, 'yes', 'no-staff', 'no-contract'));

export const RULES: Readonly<Record<string, Rule>> = {
  ...CONDITIONS,
  ...Object.fromEntries(LINES.map((line) => [`${line}-open`, openLine(line)])),

  // What is known from outside a flow
  'desk-open': is('desk-open', 'yes'),
  'employers-teams': is('employers-teams', 'yes'),

  // Starting point
  'being-moved': is('starting-point', 'being-moved'),
  'buys-services': is('starting-point', 'buyer'),
  'advises-or-studies': is('starting-point', 'adviser-or-student'),
  'existing-body': is('starting-point', 'existing-body'),
  'outside-uk': is('works-in', 'elsewhere'),
  'one-nation': is('works-in', 'england', 'wales', 'scotland', 'northern-ireland'),

  // Legal form
  'exists-already': is('exists', 'existing-company', 'existing-charity', 'existing-society'),
  'owner-selling': is('exists', 'owner-selling'),
  'no-body-needed': is('body-needed', 'no'),
  'purpose-unsure': unsure('purpose'),
  'private-purpose': is('purpose', 'private'),
  'may-be-charity-or-cic': not(is('purpose', 'members', 'private', 'campaigning')),
  'has-contracts': is('money', 'contracts'),
  'in-wales': is('works-in', 'wales', 'several'),

  // Options appraisal
  'who-is-known': not(unsure('starting-point')),
  'not-theirs-to-decide': is('starting-point', 'being-moved', 'buyer', 'adviser-or-student'),
  'under-threat': is('if-nothing', 'moved', 'tender', 'cut'),
  'inside-a-body': is('starting-point', 'team', 'inside-host'),
  'wants-decisions': is(
    'decision-wanted',
    'staff',
    'money',
    'how-it-runs',
    'who-leads',
    'who-it-serves',
    'not-sure',
    'skipped',
  ),
  'has-staff': is('starting-point', 'team', 'existing-body', 'inside-host'),
  'jobs-may-move': is('starting-point', 'team', 'existing-body'),
  /** Little in reserve and jobs to move: only a long contract makes up for it (PRACTICE.md §3.4). */
  'signed-but-brittle': all(
    is('starting-point', 'team'),
    is('payer', 'signed'),
    is('months', 'under-3', 'not-sure', 'skipped'),
    is('jobs-move', 'public-pension', 'other', 'not-sure', 'skipped'),
  ),

  // Motivations and finance
  'several-motives': { reads: ['motives'], holds: ({ motives }) => chosen(motives).length > 1 },
  'cannot-pay': not(is('wages-and-tax', 'yes', 'nothing-to-pay')),
  'own-home': any(is('guarantee-asked', 'yes'), is('own-risk', 'borrowing', 'home')),
  'has-income': is('who-pays', 'public-body', 'people-themselves', 'customers', 'not-sure', 'skipped'),
  'care-at-home': is('what-you-will-do', 'personal-care', 'introduce-carers', 'supported-living'),
  'gives-care': is('what-you-will-do', ...CARE_TO_REGISTER, 'not-sure', 'skipped'),
  'sells-treatment-to-nhs': all(
    is('what-you-will-do', 'treatment'),
    is('who-buys-care', 'nhs'),
    is('works-in', 'england', 'several'),
  ),

  // The showcase of all kinds of step
  'personal-data-kept': is('yes-no', 'yes'),

  // Hand-over
  'has-hard-date': is('no-move-date', 'yes'),
  'nation-known': is('nation-known', 'yes'),
  /** Outside hours the answer may come after this chat is closed; else only where another way was asked for. */
  'needs-contact': all(
    any(not(is('desk-open', 'yes')), is('how-to-talk', 'email', 'phone', 'relay-uk', 'bsl')),
    not(is('safe-to-contact', 'only-here')),
  ),
  'has-question': is('has-question', 'yes'),
};

export { all, any, is, not, unsure };
