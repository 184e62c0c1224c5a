/**
 * Conditions that steps of regulation name in `when`: what must be true of an organisation for the step to apply. Where
 * an answer is not known the step is shown: to look at one too many does less harm than to miss one.
 */
import { isUnsure, range } from '../../answers.ts';
import type { Answers } from '../../answers.ts';
import { all, any, is, not } from '../rule.ts';
import type { Rule } from '../rule.ts';

/** Holds too when nothing sure was said. */
const perhaps = (rule: Rule): Rule => ({
  reads: rule.reads,
  holds: (answers) => rule.holds(answers) || rule.reads.some((name) => name in answers && isUnsure(answers[name])),
});
const does = (...kinds: readonly string[]): Rule => perhaps(is('what-you-will-do', ...kinds));
const form = (...forms: readonly string[]): Rule => is('form-now', ...forms);

const CARE = ['personal-care', 'care-home', 'supported-living', 'treatment', 'childrens-care', 'shared-lives'] as const;
/** NHS income in a year above which a provider may need a licence in England, in pounds. */
const LICENCE_INCOME = 10_000_000;

export const CONDITIONS = {
  'gives-personal-care': does('personal-care', 'supported-living'),
  'runs-care-home': does('care-home'),
  'runs-supported-living': does('supported-living'),
  'gives-treatment': does('treatment'),
  'childrens-care': does('childrens-care'),
  'shared-lives': does('shared-lives'),
  'day-support': does('day-support'),
  'introduces-carers': does('introduce-carers'),
  advocacy: does('advocacy'),
  'advice-peer-support': does('advice-peer-support'),
  'practical-help': does('practical-help'),
  'work-training': does('work-training'),
  'regulated-care': does(...CARE),
  'adult-care': does('personal-care', 'care-home', 'supported-living', 'shared-lives'),
  'works-with-people-at-risk': does(...CARE, 'day-support', 'introduce-carers', 'advocacy', 'advice-peer-support', 'practical-help', 'work-training'),
  'works-with-children': does('childrens-care'),
  'no-regulated-care': not(does(...CARE)),
  'directs-the-carer': perhaps(is('who-directs-care', 'organisation')),
  'only-introduces': is('who-directs-care', 'nobody-after-intro', 'person'),
  'employs-people': perhaps(is('employ-anyone', 'employees')),
  'uses-self-employed': perhaps(is('employ-anyone', 'self-employed')),
  'has-volunteers': perhaps(is('employ-anyone', 'volunteers')),
  'keeps-personal-data': perhaps(is('personal-data', 'yes')),
  'sells-to-nhs': is('who-buys-care', 'nhs'),
  'sells-to-council': is('who-buys-care', 'council'),
  'sells-to-public-bodies': is('who-buys-care', 'nhs', 'council'),
  'sells-to-people': is('who-buys-care', 'people'),
  'direct-payments': is('who-buys-care', 'people'),
  'large-nhs-income': { reads: ['nhs-income'], holds: (answers: Answers) => (range(answers['nhs-income'])?.[1] ?? 0) > LICENCE_INCOME },
  'not-formed-yet': any(form('none', 'not-sure'), perhaps(form('none'))),
  'is-association': form('unincorporated-association'),
  'is-sole-trader': form('sole-trader'),
  'is-company': form('cic-limited-by-guarantee', 'cic-limited-by-shares', 'company-limited-by-guarantee', 'company-limited-by-shares', 'charitable-company'),
  'is-cic': form('cic-limited-by-guarantee', 'cic-limited-by-shares'),
  'is-charity': form('cio', 'scio', 'charitable-company'),
  'is-cio': form('cio'),
  'is-scio': form('scio'),
  'is-society': form('co-operative-society', 'community-benefit-society'),
  'is-body': not(form('none', 'sole-trader', 'not-sure')),
  'jobs-move': is('jobs-move', 'public-pension', 'other'),
  'public-pension': is('jobs-move', 'public-pension'),
  'leaves-public-body': is('starting-point', 'team'),
  'is-cic-employer': all(form('cic-limited-by-guarantee', 'cic-limited-by-shares'), is('employ-anyone', 'employees')),
} as const satisfies Record<string, Rule>;
