import type { IncomingMessage } from 'node:http';

/** Why a body was not taken. */
export class BadBody extends Error {
  override readonly name = 'BadBody';
  readonly status: 400 | 413 | 415;
  constructor(status: 400 | 413 | 415, message: string) {
    super(message);
    this.status = status;
  }
}

/**
 * The body as JSON. Compressed ones are not taken: no channel sends them, and a small one can hold a very large one.
 * @throws {BadBody}
 */
export async function readJsonBody(req: IncomingMessage, mostBytes: number): Promise<unknown> {
  if ((req.headers['content-encoding'] ?? 'identity') !== 'identity')
    throw new BadBody(415, 'Please send the body as it is, not compressed.');
  const parts: Buffer[] = [];
  let size = 0;
  for await (const part of req as AsyncIterable<Buffer>) {
    size += part.length;
    // What is too much is read to its end and dropped: closing now would cut off the answer as well.
    if (size <= mostBytes) parts.push(part);
    else if (size > mostBytes * 20) throw new BadBody(413, 'The body is too large.');
  }
  if (size > mostBytes) throw new BadBody(413, 'The body is too large.');
  try {
    return JSON.parse(Buffer.concat(parts).toString('utf8')) as unknown;
  } catch {
    throw new BadBody(400, 'The body is not valid JSON.');
  }
}
