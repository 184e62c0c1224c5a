/** What a failed delivery means: try again and when, pass over this one, or stop sending to this person. */

export type Verdict =
  | { readonly do: 'retry'; readonly afterMs: number; readonly because: string }
  | { readonly do: 'give-up'; readonly because: string }
  | { readonly do: 'unreachable'; readonly because: string };

/** The documented ones, and those that a network or a proxy on the way adds (PITFALLS.md M1). */
const PASSING: readonly number[] = [408, 412, 425, 429, 500, 502, 503, 504];
const LONGEST_PAUSE = 5 * 60_000;
const LONGEST_RETRY_AFTER = 60 * 60_000;
/** After a day nobody waits for an answer any more, and the desk is told. */
const LONGEST_WAIT = 24 * 60 * 60_000;
/** A wrong address or key seldom mends itself; an hour of tries bridges the change of a secret. */
const MOST_UNAUTHORISED = 16;

export interface Attempt {
  /** How often it has been tried before. */
  readonly tries: number;
  /** How long the message has been waiting, in milliseconds. */
  readonly waited: number;
  /** Between 0 and 1; spreads the tries of many. Default: random. */
  readonly jitter?: number;
  /** The pause after the first try, in milliseconds; doubled after each further one. Default: 1,000. */
  readonly firstPauseMs?: number;
}

export function verdictOn(
  error: unknown,
  { tries, waited, jitter = Math.random(), firstPauseMs = 1_000 }: Attempt,
): Verdict {
  // It never left this machine, and would not the next time.
  if (error instanceof TypeError) return { do: 'give-up', because: 'cannot-be-sent' };
  const failure = readFailure(error);
  const because = failure.code ?? (failure.status === undefined ? 'no-answer' : `http-${failure.status}`);
  if (failure.status === 403 || failure.status === 404) return { do: 'unreachable', because };
  const passing = failure.status === undefined || PASSING.includes(failure.status);
  const unauthorised = failure.status === 401 && tries < MOST_UNAUTHORISED;
  if ((!passing && !unauthorised) || waited > LONGEST_WAIT) return { do: 'give-up', because };
  const pause = Math.min(firstPauseMs * 2 ** tries, LONGEST_PAUSE) * (0.5 + jitter);
  const asked = Math.min(failure.retryAfterMs ?? 0, LONGEST_RETRY_AFTER);
  return { do: 'retry', afterMs: Math.max(pause, asked * (1 + jitter / 4)), because };
}

interface Failure {
  readonly status: number | undefined;
  readonly code: string | undefined;
  readonly retryAfterMs: number | undefined;
}

/** The SDK's errors are its own; only what is needed is read from them, carefully. */
function readFailure(error: unknown): Failure {
  const e = (error ?? {}) as {
    statusCode?: unknown;
    code?: unknown;
    body?: { error?: { code?: unknown } };
    response?: { headers?: { get?(name: string): string | undefined } };
  };
  const code = e.body?.error?.code ?? e.code;
  return {
    status: typeof e.statusCode === 'number' ? e.statusCode : undefined,
    // Codes of the protocol are single words; anything else might be a message.
    code: typeof code === 'string' && /^[\w-]{1,60}$/.test(code) ? code : undefined,
    retryAfterMs: retryAfter(e.response?.headers?.get?.('retry-after')),
  };
}

/** Seconds or a date. */
function retryAfter(header: string | undefined): number | undefined {
  if (!header) return undefined;
  const milliseconds = /^\d+$/.test(header.trim()) ? Number(header) * 1_000 : Date.parse(header) - Date.now();
  return Number.isFinite(milliseconds) ? Math.max(0, milliseconds) : undefined;
}
