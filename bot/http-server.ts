/** The restify server that all parts add their routes to: limits, headers, and errors that show nothing internal. */
import { randomUUID } from 'node:crypto';
import { createServer, type Request, type Response, type Server } from 'restify';
import type { Log } from './log.ts';

export interface HttpOptions {
  readonly log: Log;
  /** True: browsers are told to come by TLS only. */
  readonly secure: boolean;
}

/** A route that wants other headers says so itself when it writes its head. */
const HEADERS: Readonly<Record<string, string>> = {
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'no-referrer',
  'Content-Security-Policy': "default-src 'none'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'",
  'Permissions-Policy': 'camera=(), geolocation=(), microphone=()',
};
/** Two years, as the lists that browsers ship ask for. */
const TLS_ONLY = 'max-age=63072000';

export function createHttpServer({ log, secure }: HttpOptions): Server {
  const server = createServer({
    name: '',
    // Conversation and activity ids of channels are longer than the 100 characters that it takes by itself (PITFALLS.md B2).
    maxParamLength: 1_000,
    handleUncaughtExceptions: false,
    strictFormatters: false,
    formatters: { 'application/json; q=1': formatter(log) },
  });
  const { server: http } = server;
  http.headersTimeout = 15_000;
  http.requestTimeout = 30_000;
  // Longer than proxies keep theirs, else they send into a connection that is just being closed.
  http.keepAliveTimeout = 75_000;
  server.pre((_req, res, next) => {
    for (const [name, value] of Object.entries(HEADERS)) res.setHeader(name, value);
    if (secure) res.setHeader('Strict-Transport-Security', TLS_ONLY);
    res.removeHeader('Server');
    next();
  });
  return server;
}

interface Shown {
  readonly code: string;
  readonly message: string;
}

/** Everything that restify itself answers passes here, thrown errors too, whose message it would show (PITFALLS.md B4). */
const formatter =
  (log: Log) =>
  (req: Request, res: Response, body: unknown): string => {
    const shown = body instanceof Error ? { error: shownOf(body, res.statusCode, req, log) } : body;
    const text = JSON.stringify(shown ?? null);
    res.setHeader('Content-Type', 'application/json; charset=utf-8');
    res.setHeader('Content-Length', Buffer.byteLength(text));
    return text;
  };

/** A server's own error gets a reference that stands in the log as well; of a caller's error only its kind is told. */
function shownOf(error: Error, status: number, req: Request, log: Log): Shown {
  if (status < 500) return SHOWN[status] ?? { code: 'BadRequest', message: 'The request was not understood.' };
  const reference = randomUUID();
  log.error({ err: error, reference, method: req.method, path: req.getPath() }, 'a request failed');
  return { code: 'ServiceError', message: `Something went wrong on our side. Reference: ${reference}` };
}

const SHOWN: Readonly<Record<number, Shown>> = {
  404: { code: 'NotFound', message: 'There is nothing here.' },
  405: { code: 'MethodNotAllowed', message: 'This address does not take that method.' },
  413: { code: 'TooLarge', message: 'The body is too large.' },
  415: { code: 'UnsupportedType', message: 'This kind of content is not taken here.' },
};
