/** Small HTTP helpers: a body with a limit, an answer in Direct Line's form, and handlers that leak nothing. */
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Request, Response } from 'restify';

/** An answer that is no success. `message` is read by developers, or comes from the phrases where an enquirer sees it. */
export class Refusal extends Error {
  override readonly name = 'Refusal';
  readonly status: number;
  readonly code: string;
  readonly retryAfterSeconds: number | undefined;
  constructor(status: number, code: string, message: string, retryAfterSeconds?: number) {
    super(message);
    this.status = status;
    this.code = code;
    this.retryAfterSeconds = retryAfterSeconds;
  }
}

export function sendJson(
  res: ServerResponse,
  status: number,
  body: unknown,
  headers: Record<string, string> = {},
): void {
  const text = JSON.stringify(body);
  res.writeHead(status, {
    'Content-Type': 'application/json; charset=utf-8',
    'Content-Length': String(Buffer.byteLength(text)),
    'Cache-Control': 'no-store',
    'X-Content-Type-Options': 'nosniff',
    ...headers,
  });
  res.end(text);
}

export function sendRefusal(res: ServerResponse, { status, code, message, retryAfterSeconds }: Refusal): void {
  const headers: Record<string, string> = {};
  if (retryAfterSeconds !== undefined) headers['Retry-After'] = String(retryAfterSeconds);
  sendJson(res, status, { error: { code, message } }, headers);
}

/**
 * The body as JSON. An empty body is undefined. Works before and after restify's own body parser.
 * @throws {Refusal} 400 for what is no JSON, 413 for too much.
 */
export async function readJson(req: Request, limit: number, tooLarge: () => string): Promise<unknown> {
  const parsed: unknown = req.body;
  if (parsed !== undefined && parsed !== null && typeof parsed === 'object' && !Buffer.isBuffer(parsed)) return parsed;
  const text = parsed === undefined || parsed === null ? await readText(req, limit, tooLarge) : String(parsed);
  if (text.trim() === '') return undefined;
  try {
    return JSON.parse(text) as unknown;
  } catch {
    throw new Refusal(400, 'BadSyntax', 'The body is not valid JSON.');
  }
}

/** @throws {Refusal} 413 */
export function readText(req: IncomingMessage, limit: number, tooLarge: () => string): Promise<string> {
  return new Promise((resolve, reject) => {
    const refuse = () => reject(new Refusal(413, 'MessageSizeTooBig', tooLarge()));
    if (Number(req.headers['content-length'] ?? 0) > limit) return refuse();
    const parts: Buffer[] = [];
    let size = 0;
    req.on('data', (part: Buffer) => {
      // The header is the sender's word only; what arrives is counted. The rest is read and dropped: to destroy the
      // request would also end the connection that is to carry the answer.
      size += part.length;
      if (size > limit) refuse();
      else parts.push(part);
    });
    req.on('end', () => resolve(Buffer.concat(parts).toString('utf8')));
    req.on('error', reject);
  });
}

/** Wraps a handler: restify would put `error.message` into the answer (PITFALLS.md B4). */
export function handler(
  run: (req: Request, res: Response) => Promise<void>,
  onTrouble: (req: Request, res: Response, error: unknown) => void,
) {
  return async (req: Request, res: Response): Promise<void> => {
    try {
      await run(req, res);
    } catch (error) {
      if (res.headersSent) res.destroy();
      else if (error instanceof Refusal) sendRefusal(res, error);
      else onTrouble(req, res, error);
    }
  };
}

export function bearer(req: Pick<IncomingMessage, 'headers'>): string | undefined {
  return /^Bearer +(\S+) *$/i.exec(req.headers.authorization ?? '')?.[1];
}
