/**
 * Conditions that steps of regulation name in `when`: what must be true of an organisation for the step to apply. Where
 * an answer is not sure the step is shown: to look at one too many does less harm than to miss one.
 */
import { isUnsure, range } from '../../answers.ts';
import type { Answers } from '../../answers.ts';
import { all, any, is, not } from '../rule.ts';
import type { Rule } from '../rule.ts';

/** Holds too when what was asked has no sure answer. */
const perhaps = (rule: Rule): Rule => ({
  reads: rule.reads,
  holds: (answers) => rule.holds(answers) || rule.reads.some((name) => name in answers && isUnsure(answers[name])),
});
const does = (...kinds: readonly string[]): Rule => perhaps(is('what-you-will-do', ...kinds));

/** Care that an inspectorate registers whoever directs the worker. */
const ALWAYS_CARE = ['care-home', 'treatment', 'childrens-care', 'shared-lives'] as const;
/** Care at home: outside the register where the person directs the worker (`pa-direct`, `introduction-agency`). */
const CARE_AT_HOME = ['personal-care', 'supported-living', 'introduce-carers'] as const;
const NEAR_PEOPLE_AT_RISK = [
  'day-support',
  'advocacy',
  'advice-peer-support',
  'practical-help',
  'work-training',
] as const;
/** NHS income in a year above which a provider may need a licence in England, in pounds. */
const LICENCE_INCOME = 10_000_000;

export const CONDITIONS = {
  'regulated-care': any(
    does(...ALWAYS_CARE),
    all(does(...CARE_AT_HOME), not(is('who-directs-care', 'person', 'nobody-after-intro'))),
  ),
  /** A host or partner that is registered may keep that part, and then nobody new registers. */
  'new-provider': not(is('regulated', 'registered-body')),
  'childrens-care': does('childrens-care'),
  'works-with-vulnerable': does(...ALWAYS_CARE, ...CARE_AT_HOME, ...NEAR_PEOPLE_AT_RISK),
  'health-data': perhaps(is('personal-data', 'yes')),
  'employs-people': perhaps(is('employ-anyone', 'employees')),
  'uses-volunteers': perhaps(is('employ-anyone', 'volunteers')),
  'nhs-contract': perhaps(is('who-buys-care', 'nhs')),
  'council-contract': perhaps(is('who-buys-care', 'council')),
  'nhs-large-turnover': {
    reads: ['nhs-income'],
    holds: (answers: Answers) => mostIn(answers, 'nhs-income') > LICENCE_INCOME,
  },
  'is-spin-out': is('starting-point', 'team'),
  'is-user-led': any(is('starting-point', 'users'), is('user-part', 'lead')),
  'jobs-move': perhaps(is('jobs-move', 'public-pension', 'other')),
  'public-pension': perhaps(is('jobs-move', 'public-pension')),
} as const satisfies Record<string, Rule>;

/** An open top may be above any limit. */
function mostIn(answers: Answers, name: string): number {
  const ends = range(answers[name]);
  return ends ? (ends[1] ?? Infinity) : 0;
}
