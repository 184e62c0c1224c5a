/**
 * Tokens: a first one, a fresh one, and the way back. Microsoft's client refreshes its own only where it began the
 * conversation itself and never after a sleep (PITFALLS.md L2), so the view has tokens of its own.
 */
import type { Storage } from './storage.ts';

export interface Session {
  readonly conversation: string;
  readonly token: string;
  /** False for one that has only been handed out: Direct Line has yet to begin the conversation. */
  readonly begun: boolean;
}

/** The conversation is no longer there. */
export class Gone extends Error {
  override readonly name = 'Gone';
}
/** An answer that is no success. `words` are the server's own, for the person. */
export class NotNow extends Error {
  override readonly name = 'NotNow';
  readonly status: number;
  readonly words: string | undefined;
  readonly retryAfterMs: number | undefined;
  constructor(status: number, words: string | undefined, retryAfterMs: number | undefined) {
    super(`answered ${status}`);
    this.status = status;
    this.words = words;
    this.retryAfterMs = retryAfterMs;
  }
}

export interface SessionsOptions {
  readonly domain: string;
  readonly tokenUrl: string;
  readonly storage: Storage;
  readonly fetch: typeof fetch;
  readonly timeoutMs?: number;
}

export interface Sessions {
  /** The conversation that is kept, or a new one. */
  open(): Promise<Session>;
  /** @throws {Gone} when the conversation is not there any more. */
  refresh(session: Session): Promise<Session>;
  /** Keeps the way back. Called once the conversation has begun. */
  keep(session: Session): Promise<void>;
  /** @throws {Gone} @throws {NotNow} */
  call(session: Session, method: 'GET' | 'POST', path: string, body?: unknown): Promise<unknown>;
}

interface TokenAnswer {
  readonly conversationId: string;
  readonly token: string;
}

export function createSessions({ domain, tokenUrl, storage, fetch, timeoutMs = 15_000 }: SessionsOptions): Sessions {
  async function request(method: 'GET' | 'POST', url: string, token?: string, body?: unknown): Promise<unknown> {
    const answer = await fetch(url, {
      method,
      headers: {
        ...(token && { Authorization: `Bearer ${token}` }),
        ...(body !== undefined && { 'Content-Type': 'application/json' }),
      },
      ...(body !== undefined && { body: JSON.stringify(body) }),
      credentials: 'omit',
      cache: 'no-store',
      signal: AbortSignal.timeout(timeoutMs),
    });
    const said = (await answer.json().catch(() => undefined)) as { error?: { message?: string } } | undefined;
    if (answer.ok) return said;
    if (answer.status === 404) throw new Gone();
    const seconds = Number(answer.headers.get('Retry-After') ?? Number.NaN);
    throw new NotNow(answer.status, said?.error?.message, Number.isFinite(seconds) ? seconds * 1000 : undefined);
  }

  const begun = ({ conversationId, token }: TokenAnswer): Session => ({
    conversation: conversationId,
    token,
    begun: true,
  });

  /** Undefined when what was kept leads nowhere any more. */
  async function resume(): Promise<Session | undefined> {
    const kept = storage.read();
    if (kept === undefined) return undefined;
    try {
      return begun((await request('POST', `${domain}/tokens/resume`, undefined, { resume: kept })) as TokenAnswer);
    } catch (error) {
      if (!isRefused(error)) throw error;
      storage.clear();
      return undefined;
    }
  }

  return {
    async open() {
      const kept = await resume();
      if (kept) return kept;
      const { conversationId, token } = (await request('POST', tokenUrl)) as TokenAnswer;
      return { conversation: conversationId, token, begun: false };
    },
    async refresh(session) {
      try {
        return {
          ...begun((await request('POST', `${domain}/tokens/refresh`, session.token)) as TokenAnswer),
          begun: session.begun,
        };
      } catch (error) {
        if (!isRefused(error)) throw error;
        const kept = await resume();
        if (kept?.conversation !== session.conversation) throw new Gone();
        return kept;
      }
    },
    async keep({ token }) {
      // Azure's Direct Line has no such route; then the chat lasts as long as the frame.
      const answer = (await request('POST', `${domain}/tokens/keep`, token).catch(() => undefined)) as
        { resume?: string } | undefined;
      if (answer?.resume) storage.write(answer.resume);
    },
    call: ({ conversation, token }, method, path, body) =>
      request(method, `${domain}/conversations/${conversation}${path}`, token, body),
  };
}

/** True for an answer that will not be better the next time. */
export const isRefused = (error: unknown): boolean =>
  error instanceof Gone || (error instanceof NotNow && (error.status === 401 || error.status === 403));
