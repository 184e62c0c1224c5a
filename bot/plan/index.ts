/** What the rest of the bot uses of plans: the private page with its downloads, the adviser's view, reminders. */
export { planRoutes, type PlanDeps } from './routes.ts';
