/** Teams and every other channel of the Azure Bot Service. */
export { azureRoutes, MESSAGES_PATH, type AzureDeps } from './routes.ts';
export { createConnectors, type Authentication, type Connectors } from './connectors.ts';
export { startOutbox, type OutboxOptions, type OutboxWorker } from './outbox-worker.ts';
export { isLocalUrl, mayBeLocal } from './local-mode.ts';
export { isAzureUrl } from './service-urls.ts';
/** Start-up checks that the content has them. */
export const AZURE_PHRASES = ['azure.cut'] as const;
