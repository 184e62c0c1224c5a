/** What the rest of the bot may use of cases. */
export type * from './cases.ts';
export { createCases, type CasesDeps } from './create-cases.ts';
export { isInConflict } from './conflict.ts';
export { caseContext, type Circumstances } from './context.ts';
export { deskHours, isOpen, nationOf } from './hours.ts';
export { isRefused, transition } from './machine.ts';
export type { CaseInput, WishInput } from './machine.ts';
export { isForAdvisers } from './moves.ts';
export type { CaseContext, CaseMove, Decision, NewCaseEvent } from './moves.ts';
export { LASTS, OUTCOMES, OUTCOMES_WITH_DETAIL, ownerOf, promiseOf } from './rules.ts';
export { CASE_PHRASES } from './boundary.ts';
export type { Say } from './boundary.ts';
export { caseStatus, firstNameOf, statusRow } from './status.ts';
export type { CaseStatus } from './status.ts';
export { startEvery, startSweeper, type EveryOptions, type SweeperOptions } from './sweeper.ts';
export { createAlerts, type Alert, type Alerter } from './alerts/alerts.ts';
export { emailAlerter, type EmailSettings } from './alerts/email.ts';
