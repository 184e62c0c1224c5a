/** Plans of worked cases on a server of their own: a store in memory, the real content, a clock that tests move. */
import type { AddressInfo } from 'node:net';
import { fileURLToPath } from 'node:url';
import { createServer, type Server } from 'restify';
import { newDigest, planPageFor } from '../../bot/plan/link.ts';
import { planRoutes } from '../../bot/plan/index.ts';
import { openStore, type Store } from '../../bot/store/index.ts';
import { readAssets, widgetRoutes } from '../../bot/widget/server/index.ts';
import type { Memory } from '../../dialogs/index.ts';
import type { Knowledge } from '../../knowledge/index.ts';
import { realKnowledge, TODAY } from './world.ts';

export class PlanWorld {
  now = new Date(`${TODAY}T10:00:00Z`);
  readonly store: Store;
  readonly knowledge: Knowledge;
  readonly errors: unknown[] = [];
  readonly #server: Server;

  private constructor(store: Store, knowledge: Knowledge, server: Server) {
    this.store = store;
    this.knowledge = knowledge;
    this.#server = server;
  }

  static async open(): Promise<PlanWorld> {
    const server = createServer({ maxParamLength: 1_000, handleUncaughtExceptions: false });
    const world = new PlanWorld(await openStore({ memory: true }), await realKnowledge(), server);
    const assets = readAssets(fileURLToPath(new URL('../../dist/public', import.meta.url)));
    planRoutes(server, {
      store: world.store,
      knowledge: () => world.knowledge,
      style: () => assets.url('plan.css'),
      now: () => world.now,
      onError: (error) => world.errors.push(error),
    });
    // For the style sheet.
    widgetRoutes(server, { assets, page: () => '' } as unknown as Parameters<typeof widgetRoutes>[1]);
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', () => resolve()));
    return world;
  }

  get url(): string {
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  /** A conversation that remembers this, and the path of its page. */
  async keep(memory: Memory, id = 'enquirer'): Promise<string> {
    const before = await this.store.conversation(id);
    const next = structuredClone({ ...memory, ...(before && { planLink: before.memory['planLink'] }) }) as Memory;
    const { url } = planPageFor(next, '', this.now.getTime()).open();
    await this.store.commit({
      conversation: {
        id,
        channel: 'web',
        read: before?.version ?? 0,
        owner: 'bot',
        memory: next,
        planLink: newDigest(next, before?.memory ?? {}),
      },
      log: [],
      at: this.now.getTime(),
    });
    return url;
  }

  get(path: string, init: RequestInit = {}): Promise<Response> {
    return fetch(`${this.url}${path}`, { redirect: 'manual', ...init });
  }

  async close(): Promise<void> {
    await new Promise<void>((resolve) => {
      this.#server.close(() => resolve());
      this.#server.server.closeAllConnections();
    });
    await this.store.close();
  }
}
