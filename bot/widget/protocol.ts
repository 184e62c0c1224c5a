/**
 * What the three sides of the widget say to each other: the loader in the host page, the view in the frame, and the
 * server that hands the view its settings. Imports nothing, so that each side takes no more than this.
 */

/** Every message carries it, so that a host page's other frames are never mistaken for ours. */
export const MARK = 'least-worst-option';

/** The loader to the frame. */
export type ToFrame = { readonly type: 'shown' } | { readonly type: 'hidden' };

/** The frame to the loader. No word of what is said in the chat ever goes to the host page. */
export type ToHost =
  | { readonly type: 'ready' }
  | { readonly type: 'close' }
  /** Messages that came while the window was closed. */
  | { readonly type: 'unread'; readonly count: number }
  /** A conversation begins, or is cleared: from then on there is something, or nothing, to come back to. */
  | { readonly type: 'started' }
  | { readonly type: 'cleared' };

export type Marked<T> = T & { readonly mark: typeof MARK };

export const marked = <T extends ToFrame | ToHost>(message: T): Marked<T> => ({ ...message, mark: MARK });

/** @returns the message, if it is one of ours at all. Who sent it is for the caller to check. */
export function readMessage<T extends ToFrame | ToHost>(data: unknown): T | undefined {
  const message = data as Partial<Marked<T>> | null;
  return typeof message === 'object' && message !== null && message.mark === MARK ? (data as T) : undefined;
}

/** In the frame's page, as JSON in the element with the id `settings`. */
export interface FrameSettings {
  /** Where Direct Line is: our own, or Azure's. */
  readonly domain: string;
  /** Where a first token is asked for. */
  readonly tokenUrl: string;
  /** Origin of the page that carries the widget: the only one that is spoken and listened to. */
  readonly site: string;
  readonly locale: string;
  /** Phrases `widget.…` of the knowledge base, without that prefix. */
  readonly words: Readonly<Record<string, string>>;
}

/** The status line above the chat: the value of the event `case-status`. */
export interface CaseStatus {
  readonly state: 'offered' | 'waiting' | 'left-message' | 'with-adviser' | 'wrap-up' | 'closed';
  readonly adviser?: string;
  readonly reference?: string;
  /** ISO 8601. */
  readonly promised?: string;
}

export type LoaderWords = Readonly<Record<'title' | 'launcher' | 'launcher-unread', string>>;

/** What the loader is given by the server, before its own text in `/widget.js`. */
export interface LoaderSettings {
  /** By the language of the page, for those that the widget speaks; `en` is always there. */
  readonly words: { readonly en: LoaderWords; readonly cy?: LoaderWords };
}
