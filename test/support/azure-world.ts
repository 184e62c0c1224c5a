/** The Azure channel on a real restify server, with a store in memory and a connector that a test steers. */
import type { AddressInfo } from 'node:net';
import { ConfigurationBotFrameworkAuthentication } from 'botbuilder';
import restify from 'restify';
import { azureRoutes, createConnectors, isLocalUrl, startOutbox } from '../../bot/channels/azure/index.ts';
import type { Authentication, AzureDeps, OutboxWorker } from '../../bot/channels/azure/index.ts';
import { openStore } from '../../bot/store/index.ts';
import { FakeConnector } from './fake-connector.ts';
import { TurnWorld, type Converse } from './turn-world.ts';

export interface AzureWorldOptions {
  readonly converse?: Converse;
  readonly config?: Partial<AzureDeps['config']>;
  readonly auth?: Authentication;
  readonly mayCall?: (url: string) => boolean;
  readonly listenOn?: string;
}

export class AzureWorld {
  readonly connector: FakeConnector;
  readonly world: TurnWorld;
  readonly troubles: { readonly where: string; readonly error: unknown }[] = [];
  readonly #server: restify.Server;
  readonly #outbox: OutboxWorker;

  private constructor(connector: FakeConnector, world: TurnWorld, options: AzureWorldOptions) {
    this.connector = connector;
    this.world = world;
    const auth = options.auth ?? new ConfigurationBotFrameworkAuthentication({});
    const mayCall = options.mayCall ?? isLocalUrl;
    const onTrouble = (where: string, error: unknown): void => void this.troubles.push({ where, error });
    this.#server = restify.createServer({ maxParamLength: 1_000 });
    azureRoutes(this.#server, {
      turns: world.turns,
      config: { host: '127.0.0.1', publicUrl: undefined, app: undefined, teamsTenants: [], ...options.config },
      auth,
      mayCall,
      cutNote: () => 'azure.cut',
      onTrouble,
    });
    this.#outbox = startOutbox({
      store: world.store,
      connectors: createConnectors(auth, options.config?.app?.id),
      mayCall,
      cutNote: () => 'azure.cut',
      onTrouble: (error) => onTrouble('outbox', error),
      sweepMs: 50,
      firstPauseMs: 20,
    });
  }

  static async open(options: AzureWorldOptions = {}): Promise<AzureWorld> {
    const store = await openStore({ memory: true });
    const turns = new TurnWorld(store, { now: () => new Date(), ...options });
    const azure = new AzureWorld(await FakeConnector.start(), turns, options);
    await new Promise<void>((resolve) => azure.#server.listen(0, options.listenOn ?? '127.0.0.1', resolve));
    return azure;
  }

  get url(): string {
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}/api/messages`;
  }

  activity(more: Record<string, unknown> = {}): Record<string, unknown> {
    return {
      type: 'message',
      id: `a-${Math.random()}`,
      channelId: 'emulator',
      serviceUrl: this.connector.url,
      conversation: { id: 'talk-1' },
      from: { id: 'user-1', name: 'Ceri' },
      recipient: { id: 'bot-1', name: 'Bot' },
      text: 'hello',
      ...more,
    };
  }

  post(more: Record<string, unknown> = {}, headers: Record<string, string> = {}): Promise<Response> {
    return this.raw(JSON.stringify(this.activity(more)), headers);
  }

  raw(body: string, headers: Record<string, string> = {}): Promise<Response> {
    return fetch(this.url, { method: 'POST', body, headers: { 'content-type': 'application/json', ...headers } });
  }

  async close(): Promise<void> {
    await this.#outbox.stop();
    await new Promise<void>((resolve) => this.#server.close(() => resolve()));
    await this.connector.stop();
    await this.world.store.close();
  }
}
