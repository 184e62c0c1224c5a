/** Every rule that a flow, or a step of regulation, may name. */
import { all, any, is, not, unsure } from './rule.ts';
import type { Rule } from './rule.ts';

export type { Rule } from './rule.ts';
export { registeredIn } from './legal-form/said.ts';
export { decideLegalForms } from './legal-form/decide.ts';
export type { LegalFormDecision } from './legal-form/decide.ts';

export const RULES: Readonly<Record<string, Rule>> = {
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

  // The showcase of all kinds of step
  'personal-data-kept': is('yes-no', 'yes'),

  // Hand-over
  'has-hard-date': is('no-move-date', 'yes'),
  /** Outside hours the answer may come after this chat is closed; else only where another way was asked for. */
  'needs-contact': all(
    any(not(is('desk-open', 'yes')), is('how-to-talk', 'email', 'phone', 'relay-uk', 'bsl')),
    not(is('safe-to-contact', 'only-here')),
  ),
  'not-at-work': is('safe-to-contact', 'not-at-work'),
  'has-question': is('has-question', 'yes'),
};

export { all, any, is, not, unsure };
