/** What the rest of the bot uses of plans: the private page with its downloads, the adviser's view, reminders. */
export { FILE_KINDS, type FileKind } from './files.ts';
export { planForAdviser, type AdviserPlan, type AdviserPlanDeps } from './for-adviser.ts';
export { sayReminders, type RemindersDeps } from './reminders.ts';
export { planRoutes, type PlanDeps } from './routes.ts';
