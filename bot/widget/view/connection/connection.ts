/** The connection that Web Chat is given: it looks like Microsoft's client, and it does not die. */
import type { Activity } from 'botframework-directlinejs';
import type { CaseStatus } from '../../protocol.ts';
import { quietHistory } from './history.ts';
import { LineKeeper, type Health, type KeeperOptions } from './keeper.ts';
import { createSubject, fromPromise, type Observable } from './observable.ts';
import { createOutgoing, type SendingState } from './outgoing.ts';
import { Gone, isRefused, type Session } from './session.ts';

export type { Health } from './keeper.ts';

export interface Connection {
  // What Web Chat uses.
  readonly activity$: Observable<Activity>;
  readonly connectionStatus$: Observable<number>;
  readonly token: string | undefined;
  postActivity(activity: Activity): Observable<string>;
  getSessionId(): Observable<string>;
  end(): void;

  // What the view uses.
  /** The page is seen again, or the network is back: makes sure of the line. */
  wake(): void;
  /** Says something for the enquirer, past what is waiting; resolves when the server has taken it. */
  sayNow(text: string): Promise<void>;
}

export interface ConnectionOptions extends Omit<KeeperOptions, 'onActivity' | 'hasSeen'> {
  readonly onCase: (status: CaseStatus) => void;
  /** How it stands with what the person sent; undefined when all is well. */
  readonly onSending: (state: SendingState | undefined) => void;
  /** Something was said by the other side. */
  readonly onReply?: (activity: Activity) => void;
}

/** Web Chat's numbers for the states of a connection. */
const CONNECTING = 1;
const ONLINE = 2;

export function createConnection(options: ConnectionOptions): Connection {
  const activities = createSubject<Activity>('all');
  const statuses = createSubject<number>('newest');
  const seen = new Set<string>();

  const keeper = new LineKeeper({
    ...options,
    hasSeen: (id) => seen.has(id),
    onHealth(health: Health) {
      // Said once: for Web Chat the line then stays up, or it would drop what is waiting to be sent.
      if (health === 'online') sayOnline();
      options.onHealth(health);
    },
    onActivity(activity) {
      // The client now and then opens a second socket and says everything twice.
      if (activity.id !== undefined && seen.has(activity.id)) return;
      if (activity.id !== undefined) seen.add(activity.id);
      take(activity);
    },
  });
  const sayOnline = once(() => statuses.next(ONLINE));
  const outgoing = createOutgoing({ post, onSending: options.onSending });

  const shown = (activity: Activity) => activities.next(activity);
  const afterReturning = quietHistory(shown);
  const show = (activity: Activity) => (keeper.hasReturned ? afterReturning : shown)(activity);

  function take(activity: Activity): void {
    const { type, name, value } = activity as { type: string; name?: string; value?: CaseStatus };
    if (type === 'event') {
      if (name === 'case-status' && value) options.onCase(value);
      return;
    }
    show(inOrder(activity));
    if (type === 'message' && (activity.from as { role?: string }).role !== 'user') options.onReply?.(activity);
  }

  async function post(activity: Activity): Promise<string> {
    try {
      return await postWith(await keeper.session(), activity).catch(async (error: unknown) => {
        if (!isRefused(error) || error instanceof Gone) throw error;
        return postWith(await keeper.renew(), activity);
      });
    } catch (error) {
      if (error instanceof Gone) keeper.finish();
      throw error;
    }
  }

  async function postWith(session: Session, activity: Activity): Promise<string> {
    const { id } = (await options.sessions.call(session, 'POST', '/activities', activity)) as { id: string };
    return id;
  }

  statuses.next(CONNECTING);
  keeper.start();
  return {
    activity$: activities,
    connectionStatus$: statuses,
    get token() {
      return keeper.token;
    },
    postActivity: (activity) => fromPromise(outgoing.send(activity)),
    getSessionId: () => fromPromise(Promise.resolve('')),
    end: () => keeper.end(),
    wake: () => keeper.wake(),
    async sayNow(text) {
      const clientActivityID = `now-${Date.now().toString(36)}`;
      await post({ type: 'message', text, from: { id: '' }, channelData: { clientActivityID } } as Activity);
    },
  };
}

/** Web Chat sorts by the time of the server's clock; the number in the id is what the order is (PITFALLS.md L4). */
function inOrder(activity: Activity): Activity {
  const sequence = Number(/\|(\d+)$/.exec(activity.id ?? '')?.[1] ?? Number.NaN);
  if (!Number.isFinite(sequence)) return activity;
  const channelData = { ...(activity.channelData as object | undefined), 'webchat:sequence-id': sequence };
  return { ...activity, channelData } as Activity;
}

function once(run: () => void): () => void {
  let done = false;
  return () => {
    if (!done) run();
    done = true;
  };
}
