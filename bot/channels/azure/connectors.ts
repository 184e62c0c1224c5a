/**
 * The SDK's connector clients, one kept for each service URL, as the bot itself. Their own retries are taken off: they
 * know no 412, no order and no end (PITFALLS.md M1); the outbox does that. Each call has a time limit.
 */
import type { Activity, ConfigurationBotFrameworkAuthentication } from 'botbuilder';

export type Authentication = Pick<
  ConfigurationBotFrameworkAuthentication,
  'authenticateRequest' | 'createConnectorFactory'
>;
type Factory = ReturnType<Authentication['createConnectorFactory']>;
type Client = Awaited<ReturnType<Factory['create']>>;
type Identity = Parameters<Authentication['createConnectorFactory']>[0];

export interface Connectors {
  /** @throws the SDK's error, with `statusCode` where there was an answer. */
  send(
    serviceUrl: string,
    conversation: string,
    replyTo: string | undefined,
    activity: Partial<Activity>,
  ): Promise<void>;
}

const TIME_LIMIT_MS = 10_000;
/** Service URLs are few, one a region and channel; more means that something is wrong with them. */
const MOST_CLIENTS = 50;

interface WithPipeline {
  readonly client: { readonly pipeline: { removePolicy(policy: { name: string }): unknown } };
}

/** @param appId undefined in local mode: calls are then not signed. */
export function createConnectors(auth: Authentication, appId: string | undefined): Connectors {
  const identity = ownIdentity(appId);
  const clients = new Map<string, Promise<Client>>();

  function clientFor(serviceUrl: string): Promise<Client> {
    const known = clients.get(serviceUrl);
    if (known) return known;
    if (clients.size >= MOST_CLIENTS) clients.clear();
    const client = newClient(serviceUrl);
    clients.set(serviceUrl, client);
    client.catch(() => clients.delete(serviceUrl));
    return client;
  }

  async function newClient(serviceUrl: string): Promise<Client> {
    // Without an audience the factory takes the one of its cloud; its type does not say that it may be left out.
    const client = await auth.createConnectorFactory(identity).create(serviceUrl, undefined as unknown as string);
    (client as unknown as WithPipeline).client.pipeline.removePolicy({ name: 'defaultRetryPolicy' });
    return client;
  }

  return {
    async send(serviceUrl, conversation, replyTo, activity) {
      const { conversations } = await clientFor(serviceUrl);
      const options = { timeout: TIME_LIMIT_MS };
      if (replyTo === undefined) await conversations.sendToConversation(conversation, activity, options);
      else await conversations.replyToActivity(conversation, replyTo, activity, options);
    },
  };
}

/** The SDK finds the app id in the audience of a checked token; when the bot speaks first there is none. */
function ownIdentity(appId: string | undefined): Identity {
  const claims = appId === undefined ? [] : [{ type: 'aud', value: appId }];
  return {
    claims,
    isAuthenticated: true,
    authenticationType: undefined,
    getClaimValue: (type: string) => claims.find((claim) => claim.type === type)?.value ?? null,
  } as unknown as Identity;
}
