/** Starts the server, and stops it. */
import { createApp, type App } from './app.ts';
import { ConfigError, readConfig, type Config } from './config.ts';
import { ContentError } from './content.ts';
import { FlowErrors } from '../dialogs/index.ts';
import { KnowledgeErrors } from '../knowledge/index.ts';

async function main(): Promise<void> {
  const config = readConfig(process.env);
  const app = await createApp(config);
  const address = await app.start();
  watch(app);
  console.log(`Ready: ${address}`);
  for (const line of await firstSteps(app, config, address)) console.log(line);
}

/** What helps whoever starts it for the first time; quiet as soon as there is an adviser. */
async function firstSteps({ store }: App, config: Config, address: string): Promise<string[]> {
  if ((await store.accounts()).length > 0) return [];
  const lines = [
    `  The widget on a demo page: ${address}/`,
    `  The advisers' desk: ${address}/desk. Add yourself first: npm run adviser -- add you@example.org --name "Your Name"`,
  ];
  const local = config.app === undefined && config.publicUrl === undefined;
  return [
    ...lines,
    local
      ? `  Teams without a tenant: point the Microsoft 365 Agents Playground at ${address}/api/messages`
      : `  Teams: the messaging endpoint of your Azure Bot is ${address}/api/messages`,
  ];
}

function watch(app: App): void {
  const stop = async (why: string, code: number): Promise<void> => {
    app.log.info({ why }, 'stopping');
    try {
      await app.stop();
    } catch (error) {
      app.log.error({ err: error }, 'did not stop cleanly');
      code ||= 1;
    }
    process.exit(code);
  };
  for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, () => void stop(signal, 0));
  // A promise that nobody waited for does not make the rest of the server wrong.
  process.on('unhandledRejection', (error) => {
    app.metrics.troubles.inc({ where: 'unhandled' });
    app.log.error({ err: error }, 'nobody waited for this');
  });
  process.once('uncaughtException', (error) => {
    app.log.fatal({ err: error }, 'uncaught');
    void stop('uncaught', 1);
  });
}

/** What somebody can mend themselves is said in words; anything else with its stack. */
const MENDABLE = [ConfigError, ContentError, KnowledgeErrors, FlowErrors];

main().catch((error: unknown) => {
  const mendable = MENDABLE.some((kind) => error instanceof kind);
  console.error(mendable ? (error as Error).message : error);
  if ((error as { code?: unknown }).code === 'EADDRINUSE') console.error('Something else listens there. Set PORT.');
  console.error('The server has not started.');
  process.exitCode = 1;
});
