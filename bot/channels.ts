/** Adds the channels to the server: Azure's (Teams and the rest), and the web with its widget. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { ConfigurationBotFrameworkAuthentication } from 'botbuilder';
import type { Server } from 'restify';
import type { Parts } from './app.ts';
import { callerAddress } from './caller.ts';
import type { Say } from './cases/index.ts';
import { azureRoutes, createConnectors, isAzureUrl, isLocalUrl, startOutbox } from './channels/azure/index.ts';
import { directLineRoutes, isOwn, ownUrl } from './channels/direct-line/index.ts';
import type { Config } from './config.ts';
import { planRoutes } from './plan/index.ts';
import { projectFolder } from './project-folder.ts';
import type { Turns } from './turn/index.ts';
import { readAssets, readPages, widgetRoutes } from './widget/server/index.ts';

/** `startOutbox` begins to deliver, and answers how to stop. */
export function addAzure(
  server: Server,
  turns: Turns,
  { config, overrides, store, metrics, now, trouble }: Parts,
  say: Say,
) {
  const auth = overrides.auth ?? new ConfigurationBotFrameworkAuthentication(sdkSettings(config));
  const mayCall = config.app ? isAzureUrl : isLocalUrl;
  const cutNote = () => say('azure.cut');
  azureRoutes(server, { turns, config, auth, mayCall, cutNote, onTrouble: trouble });
  const startDelivery = () => {
    const worker = startOutbox({
      store,
      connectors: createConnectors(auth, config.app?.id),
      mayCall,
      cutNote,
      now: () => now().getTime(),
      onDelivery: (how) => metrics.deliveries.inc({ how }),
      onTrouble: (error) => trouble('outbox', error),
    });
    return () => worker.stop();
  };
  return { startOutbox: startDelivery };
}

const sdkSettings = ({ app }: Config): Record<string, string> =>
  app
    ? {
        MicrosoftAppId: app.id,
        MicrosoftAppType: app.type,
        ...(app.password !== undefined && { MicrosoftAppPassword: app.password }),
        ...(app.tenantId !== undefined && { MicrosoftAppTenantId: app.tenantId }),
      }
    : {};

export async function addWeb(
  server: Server,
  turns: Turns,
  parts: Parts,
  say: Say,
): Promise<{ close(): void; planStyle(): string | undefined }> {
  const { config, overrides, content, store, now, trouble } = parts;
  const site = { publicUrl: config.publicUrl, widgetOrigins: config.widgetOrigins };
  const line = await directLineRoutes(server, {
    turns,
    store,
    site,
    say,
    now: () => now().getTime(),
    addressOf: (req) => callerAddress(req, config.proxyHops),
    onTrouble: trouble,
    ...(overrides.limits && { limits: overrides.limits }),
  });
  const dist = join(projectFolder(), 'dist');
  const pages = [join(dist, 'pages'), join(projectFolder(), 'bot/widget/pages')];
  const assets = readAssets(join(dist, 'public'));
  const planStyle = () => assets.url('plan.css');
  planRoutes(server, {
    store,
    knowledge: () => content.current.knowledge,
    style: planStyle,
    now,
    onError: (error) => trouble('plan', error),
  });
  widgetRoutes(server, {
    assets,
    page: readPages(pages.find(existsSync) ?? pages[0]!),
    phrases: (locale) => content.current.knowledge.phrases(locale),
    plainTalk: line.plainTalk,
    widgetOrigins: config.widgetOrigins,
    ownUrl: (req) => ownUrl(req, site),
    isOwnOrigin: (origin, req) => isOwn(origin, req, site),
    keep: config.keep,
    onTrouble: trouble,
  });
  return { close: () => line.close(), planStyle };
}
