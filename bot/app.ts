/**
 * Puts the parts together. Opens the store, but no port and no timer: `start` does, and `stop` ends in the order in
 * which nothing is lost (nothing new, turns to their end, deliveries, then the store).
 */
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import type { Server } from 'restify';
import { converse as realConverse, type Turn } from '../dialogs/index.ts';
import { detectSafety, lookAt, phrase } from '../knowledge/index.ts';
import { startBackground } from './background.ts';
import { CASE_PHRASES, createCases, type Cases, type Say } from './cases/index.ts';
import { addAzure, addWeb } from './channels.ts';
import { AZURE_PHRASES, type Authentication } from './channels/azure/index.ts';
import type { Limits } from './channels/direct-line/index.ts';
import type { Config } from './config.ts';
import { calendarOf, dayOf, loadContent, type Content, type Needs } from './content.ts';
import { deskRoutes } from './desk/routes.ts';
import { suggest } from './desk/suggest.ts';
import { loadDeskView } from './desk/view-files.ts';
import { healthRoutes } from './health.ts';
import { createHttpServer } from './http-server.ts';
import { LiveContent } from './live-content.ts';
import { createLog, type Log } from './log.ts';
import { createMetrics, type Metrics } from './metrics.ts';
import { createNoting } from './noting.ts';
import { planForAdviser } from './plan/index.ts';
import { projectFolder } from './project-folder.ts';
import { watchedFolders } from './reloading.ts';
import { openStore, type Store } from './store/index.ts';
import { createTurns, TURN_PHRASES, turnWords, type RunningTurns, type Turns } from './turn/index.ts';

/** What tests and commands put in the place of the real thing. */
export interface Overrides {
  readonly now?: () => Date;
  /** YYYY-MM-DD: tells the content for this day instead of today. */
  readonly asOf?: string;
  /** Told instead of what is in the content folder, which is then not watched either. */
  readonly content?: Content;
  readonly store?: Store;
  readonly log?: Log;
  readonly auth?: Authentication;
  readonly converse?: (turn: Turn) => Promise<void>;
  readonly limits?: Partial<Limits>;
}

export interface App {
  readonly server: Server;
  readonly store: Store;
  readonly turns: Turns;
  readonly cases: Cases;
  readonly log: Log;
  readonly metrics: Metrics;
  /** Listens. Resolves to the address that people use. */
  start(): Promise<string>;
  /** Resolves when all that was begun has ended. */
  stop(): Promise<void>;
}

/** All the phrases that bot/ itself says; the widget and the desk bring their own list of what they need. */
const NEEDS: Needs = { phrases: [...TURN_PHRASES, ...AZURE_PHRASES, ...CASE_PHRASES] };
const LONGEST_STOP_MS = 20_000;

/** @throws what the content's readers and the store throw when they cannot be used. */
export async function createApp(config: Config, overrides: Overrides = {}): Promise<App> {
  const { now = () => new Date(), log = createLog(config.logLevel) } = overrides;
  const asOf = overrides.asOf ?? dayOf(now());
  // Before it is read: what is saved from here on is seen.
  const since = await lookAt(watchedFolders(config.contentDir));
  const read = overrides.content ?? (await loadContent(config.contentDir, asOf, NEEDS));
  const content = new LiveContent(read, now, overrides.asOf !== undefined || overrides.content !== undefined);
  const metrics = createMetrics();
  const trouble = (where: string, error: unknown): void => {
    metrics.troubles.inc({ where });
    log.error({ err: error, where }, 'trouble');
  };
  const store = overrides.store ?? (await openPlace(config, (error) => trouble('store', error)));
  try {
    return await compose({ config, overrides, content, needs: NEEDS, since, metrics, store, log, now, trouble });
  } catch (error) {
    await store.close();
    throw error;
  }
}

/** What every part is made from. */
export interface Parts {
  readonly config: Config;
  readonly overrides: Overrides;
  readonly content: LiveContent;
  readonly needs: Needs;
  /** What the folders of the content looked like before it was read. */
  readonly since: string;
  readonly metrics: Metrics;
  readonly store: Store;
  readonly log: Log;
  readonly now: () => Date;
  readonly trouble: (where: string, error: unknown) => void;
}

async function compose(parts: Parts): Promise<App> {
  const { config, content, metrics, store, log, now, trouble } = parts;
  const knowledge = () => content.current.knowledge;
  const calendar = () => calendarOf(content.current);
  const say: Say = (key, params) => phrase(knowledge(), key, params);
  const time = () => now().getTime();
  let serving = false;

  /** Where people reach this server; without a public address known once it listens. */
  let address = config.publicUrl;

  const running = makeTurns(parts, say, () => address);
  const noting = createNoting({
    store,
    metrics,
    log,
    day: () => knowledge().asOf,
    onTrouble: (error) => trouble('noting', error),
  });
  const turns = metrics.counted(noting.listening(running));
  const cases = createCases({ store, calendar, say, now: time });
  const server = createHttpServer({ log, secure: config.publicUrl?.startsWith('https:') ?? false });

  healthRoutes(server, {
    store,
    metrics,
    isServing: () => serving,
    asOf: () => knowledge().asOf,
    isStale: () => content.staleSince !== undefined,
    overdueUnits: () => [...knowledge().units.values()].filter(({ reviewBy }) => reviewBy < knowledge().asOf).length,
    now: time,
    onTrouble: (error) => trouble('readiness', error),
  });
  const azure = addAzure(server, turns, parts, say);
  const web = await addWeb(server, turns, parts, say);
  const desk = deskRoutes(server, {
    store,
    cases,
    knowledge,
    suggest: (question, nation) => suggest(knowledge(), question, nation),
    view: await loadDeskView(join(projectFolder(), 'dist/public')),
    staleContentSince: () => content.staleSince,
    planPage: planForAdviser({ store, cases, knowledge, style: web.planStyle, now }),
    proxyHops: config.proxyHops,
    ...(config.publicUrl !== undefined && { publicUrl: config.publicUrl }),
    ...(config.oidc && { oidc: config.oidc }),
    now: time,
    onError: (error) => trouble('desk', error),
  });

  const ends: (() => unknown)[] = [];
  const stopGently = async (): Promise<void> => {
    serving = false;
    const closed = new Promise<void>((resolve) => server.close(() => resolve()));
    web.close();
    desk.close();
    server.server.closeIdleConnections();
    await running.idle();
    for (const end of ends.splice(0)) await end();
    server.server.closeAllConnections();
    await closed;
    await store.close();
    metrics.stop();
  };
  let stopping: Promise<void> | undefined;

  return {
    server,
    store,
    turns,
    cases,
    log,
    metrics,
    async start() {
      await listen(server, config);
      ends.push(
        ...startBackground(parts, { cases, noting, onContent: () => desk.contentChanged() }),
        azure.startOutbox(),
      );
      serving = true;
      return (address ??= addressOf(server, config));
    },
    stop: () => (stopping ??= inTime(stopGently(), LONGEST_STOP_MS)),
  };
}

function makeTurns(
  { overrides, content, store, log, now, metrics }: Parts,
  say: Say,
  address: () => string | undefined,
): RunningTurns {
  return createTurns({
    store,
    converse: overrides.converse ?? realConverse,
    knowledge: () => content.current.knowledge,
    flows: () => content.current.flows,
    calendar: () => calendarOf(content.current),
    words: turnWords(say),
    // On the web the chat comes from where the page is, whatever that is called from outside.
    planBase: ({ kind }) => (kind === 'web' ? '' : address()),
    mustBeHeard: (text) => detectSafety(content.current.knowledge, text) !== undefined,
    now,
    onFailure(error, reference) {
      metrics.troubles.inc({ where: 'turn' });
      log.error({ err: error, reference }, 'a turn failed; its message is kept and was apologised for');
    },
  });
}

// === Starting and stopping ===

const openPlace = ({ databaseUrl, dataDir }: Config, onTrouble: (error: unknown) => void): Promise<Store> =>
  openStore(databaseUrl === undefined ? { dataDir } : { url: databaseUrl }, { onTrouble });

function listen(server: Server, { port, host }: Config): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, () => {
      server.off('error', reject);
      resolve();
    });
  });
}

function addressOf(server: Server, { host }: Config): string {
  const { port } = server.server.address() as AddressInfo;
  const name = host === '0.0.0.0' || host === '::' ? 'localhost' : host;
  return `http://${name.includes(':') ? `[${name}]` : name}:${port}`;
}

function inTime(work: Promise<void>, mostMs: number): Promise<void> {
  return new Promise((resolve, reject) => {
    const late = setTimeout(() => reject(new Error(`stopping took longer than ${mostMs} ms`)), mostMs);
    work.then(resolve, reject).finally(() => clearTimeout(late));
  });
}
