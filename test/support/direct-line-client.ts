/** Microsoft's unmodified client, with what it emitted kept for looking at. */
import { ConnectionStatus, DirectLine, type Activity } from 'botframework-directlinejs';

export { ConnectionStatus };
export const BY = { socket: true, polling: false } as const;
export type By = keyof typeof BY;

type Options = ConstructorParameters<typeof DirectLine>[0];
export interface Client {
  readonly line: DirectLine;
  readonly seen: (Activity & { channelData?: Record<string, unknown>; value?: unknown; name?: string })[];
  readonly statuses: ConnectionStatus[];
  texts(): string[];
  /** Posts and answers the id. */
  say(text: string, clientActivityID?: string, more?: object): Promise<string>;
  /** Resolves when `test` is true of what was emitted; fails after `ms`. */
  until(test: (client: Client) => boolean, ms?: number): Promise<void>;
  end(): void;
}

export function connect(by: By, domain: string, token: string, options: Partial<Options> = {}): Client {
  // `random: 0`: the shortest of its 3 to 15 seconds before a socket is opened again.
  const line = new DirectLine({
    domain,
    token,
    webSocket: BY[by],
    pollingInterval: 200,
    timeout: 400,
    random: () => 0,
    ...options,
  } as Options);
  const seen: Client['seen'] = [];
  const statuses: ConnectionStatus[] = [];
  line.connectionStatus$.subscribe((status) => statuses.push(status));
  const subscription = line.activity$.subscribe(
    (activity) => seen.push(activity),
    () => {},
  );
  let said = 0;
  const client: Client = {
    line,
    seen,
    statuses,
    texts: () => seen.flatMap((activity) => (activity.type === 'message' ? [activity.text ?? ''] : [])),
    say: (text, clientActivityID = `c${said++}-${text}`, more = {}) =>
      new Promise((resolve, reject) => {
        line
          .postActivity({
            type: 'message',
            text,
            from: { id: 'me' },
            channelData: { clientActivityID },
            ...more,
          } as Activity)
          .subscribe(resolve, reject);
      }),
    async until(test, ms = 2000) {
      for (const end = Date.now() + ms; !test(client); await new Promise((resolve) => setTimeout(resolve, 10)))
        if (Date.now() > end)
          throw new Error(`not within ${ms} ms; seen ${JSON.stringify(client.texts())}, status ${statuses}`);
    },
    end() {
      subscription.unsubscribe();
      line.end();
    },
  };
  return client;
}

export async function newToken(domain: string): Promise<{ token: string; conversationId: string }> {
  const answer = await fetch(`${domain}/tokens/generate`, { method: 'POST' });
  return (await answer.json()) as { token: string; conversationId: string };
}
