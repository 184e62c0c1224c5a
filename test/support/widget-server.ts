/** The widget with all its pages over an echo, for tests of the browser side that need no conversation. */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { createServer } from 'restify';
import { parse } from 'yaml';
import { directLineRoutes, isOwn, ownUrl, type DirectLine } from '../../bot/channels/direct-line/index.ts';
import { openStore, type Store } from '../../bot/store/index.ts';
import { readAssets, readPages, widgetRoutes } from '../../bot/widget/server/index.ts';
import type { Turns } from '../../bot/turn/turns.ts';
import { buildBrowser } from '../../deployment/build.mjs';
import { echoTurns } from './echo-turns.ts';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));

export interface WidgetServer {
  readonly url: string;
  readonly store: Store;
  readonly directLine: DirectLine;
  stop(): Promise<void>;
}

export async function serveWidget({
  widgetOrigins = [] as string[],
  turns,
}: { widgetOrigins?: string[]; turns?: (store: Store) => Turns } = {}): Promise<WidgetServer> {
  await buildBrowser();
  const phrases = new Map(
    Object.entries(parse(readFileSync(`${ROOT}knowledge/content/phrases/en.yaml`, 'utf8')) as Record<string, string>),
  );
  const store = await openStore({ memory: true });
  const server = createServer({ maxParamLength: 1000 });
  const site = { widgetOrigins };
  const directLine = await directLineRoutes(server, {
    turns: (turns ?? echoTurns)(store),
    store,
    site,
    say: (phrase) => phrases.get(phrase) ?? phrase,
  });
  widgetRoutes(server, {
    assets: readAssets(`${ROOT}dist/public`),
    page: readPages(`${ROOT}bot/widget/pages`),
    phrases: (locale) => (locale === 'en' ? phrases : []),
    plainTalk: directLine.plainTalk,
    widgetOrigins,
    ownUrl: (req) => ownUrl(req, site),
    isOwnOrigin: (origin, req) => isOwn(origin, req, site),
    keep: { conversationDays: 90, caseDays: 365 },
    onTrouble: (where, error) => console.error(where, error),
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', () => resolve()));
  return {
    url: `http://127.0.0.1:${server.address().port}`,
    store,
    directLine,
    async stop() {
      directLine.close();
      await new Promise<void>((resolve) => {
        server.close(() => resolve());
        server.server.closeAllConnections();
      });
      await store.close();
    },
  };
}
