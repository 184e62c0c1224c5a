/** Small things that every desk route needs: headers, cookies, bodies, and the check that a POST is our own page's. */
import type { IncomingMessage, ServerResponse } from 'node:http';

/** Nothing from elsewhere, nothing inline, in no frame. */
export const DESK_HEADERS: Readonly<Record<string, string>> = {
  'content-security-policy':
    "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src 'self' data:; " +
    "base-uri 'none'; form-action 'self'; frame-ancestors 'none'",
  'cache-control': 'no-store',
  'cross-origin-opener-policy': 'same-origin',
  // With `no-referrer` browsers post forms with the origin `null`.
  'referrer-policy': 'same-origin',
  'x-content-type-options': 'nosniff',
  'x-robots-tag': 'noindex',
};

/** What a route answers when it will not do what was asked: a status and a clear sentence, nothing internal. */
export class Refused extends Error {
  override readonly name = 'Refused';
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  constructor(status: number, message: string, headers: Readonly<Record<string, string>> = {}) {
    super(message);
    this.status = status;
    this.headers = headers;
  }
}

export function send(
  res: ServerResponse,
  status: number,
  type: string,
  body: string | Buffer,
  more: Readonly<Record<string, string>> = {},
): void {
  res.writeHead(status, { ...DESK_HEADERS, 'content-type': type, ...more });
  res.end(body);
}
export const sendJson = (
  res: ServerResponse,
  status: number,
  body: unknown,
  more?: Readonly<Record<string, string>>,
): void => send(res, status, 'application/json; charset=utf-8', JSON.stringify(body), more);
export const sendHtml = (
  res: ServerResponse,
  status: number,
  html: string,
  more?: Readonly<Record<string, string>>,
): void => send(res, status, 'text/html; charset=utf-8', html, more);
export const redirect = (res: ServerResponse, to: string, more: Readonly<Record<string, string>> = {}): void => {
  res.writeHead(303, { ...DESK_HEADERS, location: to, ...more });
  res.end();
};

export function cookiesOf(req: IncomingMessage): Record<string, string> {
  const pairs = (req.headers.cookie ?? '').split(';').map((pair) => pair.trim().split(/=(.*)/s));
  return Object.fromEntries(pairs.map(([name = '', value = '']) => [name, value]));
}

/**
 * Browsers name the page that a POST comes from; anything but our own is somebody else's form.
 * @param publicUrl where people reach this server, when that is not what the request itself says
 */
export function mustBeOurs(req: IncomingMessage, publicUrl: string | undefined): void {
  const { origin, host } = req.headers;
  const ours = publicUrl === undefined ? [`http://${host}`, `https://${host}`] : [new URL(publicUrl).origin];
  if (origin === undefined || !ours.includes(origin))
    throw new Refused(403, 'This request did not come from the desk.');
}

const LARGEST_BODY = 64 * 1024;

/** The body as text. A server-wide body parser may have read it already; then it is written out again. */
export async function bodyText(req: IncomingMessage & { readonly body?: unknown }): Promise<string> {
  if (req.readableEnded || req.body !== undefined) return bodyAgain(req.body);
  const parts: Buffer[] = [];
  let size = 0;
  for await (const part of req as AsyncIterable<Buffer>) {
    size += part.length;
    if (size > LARGEST_BODY) throw new Refused(413, 'That is too long.');
    parts.push(part);
  }
  return Buffer.concat(parts).toString('utf8');
}

function bodyAgain(body: unknown): string {
  if (body === undefined || body === null) return '';
  if (Buffer.isBuffer(body)) return body.toString('utf8');
  return typeof body === 'string' ? body : JSON.stringify(body);
}

/** A form as browsers post it, or JSON when a body parser has made an object of it. */
export async function formOf(req: IncomingMessage): Promise<Record<string, string>> {
  const text = await bodyText(req);
  const fields = text.startsWith('{')
    ? (JSON.parse(text) as Record<string, unknown>)
    : Object.fromEntries(new URLSearchParams(text));
  return Object.fromEntries(
    Object.entries(fields).flatMap(([name, value]) => (typeof value === 'string' ? [[name, value]] : [])),
  );
}

/** @throws {Refused} 400 when it is not a JSON object. */
export async function jsonOf(req: IncomingMessage): Promise<Record<string, unknown>> {
  const text = await bodyText(req);
  if (text.trim() === '') return {};
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw new Refused(400, 'The request is not valid JSON.');
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    throw new Refused(400, 'The request is not a JSON object.');
  return value as Record<string, unknown>;
}

/** @throws {Refused} 400 when the field is missing, empty, not text, or too long. */
export function textField(body: Readonly<Record<string, unknown>>, name: string, longest: number): string {
  const value = body[name];
  if (typeof value !== 'string' || value.trim() === '') throw new Refused(400, `“${name}” is missing.`);
  if (value.length > longest)
    throw new Refused(400, `“${name}” is longer than ${longest.toLocaleString('en-GB')} characters.`);
  return value;
}
