/**
 * What the person sends, one after the other in the order it was written. A message keeps its client id through all
 * attempts and the server takes each id once, so trying again after a lost answer is harmless.
 */
import type { Activity } from 'botframework-directlinejs';
import { NotNow } from './session.ts';

export interface SendingState {
  readonly kind: 'waiting' | 'failed';
  readonly words: string | undefined;
}

export interface OutgoingOptions {
  readonly post: (activity: Activity) => Promise<string>;
  readonly onSending: (state: SendingState | undefined) => void;
  readonly now?: () => number;
  readonly sleep?: (ms: number) => Promise<void>;
}

/** Web Chat's own patience is set a little longer, so that it is this that says what happened. */
export const GIVE_UP_MS = 100_000;
const WAITS_MS = [500, 1_000, 2_000, 4_000, 8_000, 15_000];

export function createOutgoing({ post, onSending, now = Date.now, sleep = pause }: OutgoingOptions) {
  let last: Promise<unknown> = Promise.resolve();

  async function deliver(activity: Activity): Promise<string> {
    const until = now() + GIVE_UP_MS;
    for (let tries = 0; ; tries += 1) {
      try {
        const id = await post(activity);
        onSending(undefined);
        return id;
      } catch (error) {
        const wait = waitAfter(error, tries);
        const words = error instanceof NotNow ? error.words : undefined;
        if (wait === undefined || now() + wait > until) {
          onSending({ kind: 'failed', words });
          throw error;
        }
        onSending({ kind: 'waiting', words });
        await sleep(wait);
      }
    }
  }

  return {
    send(activity: Activity): Promise<string> {
      const sent = last.then(() => deliver(activity));
      last = sent.catch(() => {});
      return sent;
    },
  };
}

/** Undefined where another attempt would meet the same answer. */
function waitAfter(error: unknown, tries: number): number | undefined {
  const usual = WAITS_MS[Math.min(tries, WAITS_MS.length - 1)]!;
  if (!(error instanceof NotNow)) return error instanceof TypeError || isTimeout(error) ? usual : undefined;
  if (error.status === 429 || error.status >= 500) return Math.max(usual, error.retryAfterMs ?? 0);
  return undefined;
}

const isTimeout = (error: unknown): boolean =>
  error instanceof Error && (error.name === 'TimeoutError' || error.name === 'AbortError');
const pause = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms));
