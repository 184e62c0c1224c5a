/**
 * One of Microsoft's clients, watched. It reports what it hears and when it has died: it will not say so itself, because
 * after one bad answer to a poll it stays "online" and silent for ever (PITFALLS.md L1).
 */
import { ConnectionStatus, DirectLine, type Activity } from 'botframework-directlinejs';
import type { Session } from './session.ts';

export interface LineOptions {
  readonly domain: string;
  readonly session: Session;
  readonly watermark: string;
  readonly locale: string;
  readonly by: 'socket' | 'polling';
  readonly pollMs: number;
  readonly onActivity: (activity: Activity) => void;
  /** Something came through: the line is good. */
  readonly onHeard: () => void;
  readonly onOnline: () => void;
  /** It cannot go on. Said at most once. */
  readonly onDead: (because: 'lost' | 'expired' | 'gone') => void;
}

export interface Line {
  readonly by: 'socket' | 'polling';
  /** Where it has read to. */
  watermark(): string;
  end(): void;
}

export function openLine(options: LineOptions): Line {
  const { session, by } = options;
  let over = false;
  const die = (because: 'lost' | 'expired' | 'gone') => {
    if (over) return;
    over = true;
    options.onDead(because);
  };
  const directLine = new DirectLine({
    domain: options.domain,
    token: session.token,
    webSocket: by === 'socket',
    pollingInterval: options.pollMs,
    ...(session.begun && { conversationId: session.conversation, watermark: options.watermark }),
    conversationStartProperties: { locale: options.locale },
    // Its own way of opening a socket, so that we see frames that it takes no notice of.
    ...(by === 'socket' && {
      WebSocket: watchedSocket(
        () => !over && options.onHeard(),
        () => die('lost'),
      ),
    }),
  } as ConstructorParameters<typeof DirectLine>[0]);

  const statuses = directLine.connectionStatus$.subscribe((status) => {
    if (over) return;
    if (status === ConnectionStatus.Online) options.onOnline();
    if (status === ConnectionStatus.ExpiredToken) die('expired');
    if (status === ConnectionStatus.FailedToConnect) die('lost');
    if (status === ConnectionStatus.Ended) die('gone');
  });
  // Not the client's own mark: that is moved by the first activity of a frame, and the rest of the frame comes later. A
  // line that ends in between would lose them; what is read twice is known by its id.
  let readTo = options.watermark;
  const activities = directLine.activity$.subscribe(
    (activity) => {
      if (over) return;
      readTo = sequenceOf(activity) ?? (directLine as unknown as { watermark: string }).watermark;
      options.onHeard();
      options.onActivity(activity);
    },
    () => die('lost'),
    () => die('lost'),
  );
  return {
    by,
    watermark: () => readTo,
    end() {
      over = true;
      activities.unsubscribe();
      statuses.unsubscribe();
      directLine.end();
    },
  };
}

function sequenceOf({ id }: Activity): string | undefined {
  const digits = /\|(\d+)$/.exec(id ?? '')?.[1];
  return digits === undefined ? undefined : String(Number(digits));
}

function watchedSocket(onFrame: () => void, onClosed: () => void) {
  return class extends WebSocket {
    constructor(url: string) {
      super(url);
      this.addEventListener('message', onFrame);
      this.addEventListener('close', onClosed);
    }
  };
}
