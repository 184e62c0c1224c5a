import type { Request } from 'restify';

/** A question of 4,000 characters with every one escaped is 12 KB of form; the token some 300 bytes. */
const MAX_FORM_BYTES = 64 * 1024;

/** @throws an error with `status` 413 */
export function readForm(req: Request): Promise<URLSearchParams> {
  const parsed: unknown = req.body;
  // A body parser of the server may have been here before.
  if (typeof parsed === 'object' && parsed !== null && !Buffer.isBuffer(parsed))
    return Promise.resolve(new URLSearchParams(parsed as Record<string, string>));
  if (typeof parsed === 'string') return Promise.resolve(new URLSearchParams(parsed));
  return new Promise((resolve, reject) => {
    let text = '';
    let size = 0;
    req.setEncoding('utf8');
    req.on('data', (part: string) => {
      size += part.length;
      if (size > MAX_FORM_BYTES) reject(Object.assign(new Error('too large'), { status: 413 }));
      else text += part;
    });
    req.on('end', () => resolve(new URLSearchParams(text)));
    req.on('error', reject);
  });
}
