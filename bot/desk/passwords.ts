/** Passwords of local accounts: Node's own scrypt, compared in constant time, a few at a time. */
import { randomBytes, scrypt, timingSafeEqual } from 'node:crypto';

const COST = { N: 2 ** 15, r: 8, p: 1, maxmem: 64 * 1024 * 1024 };
const KEY_BYTES = 32;
export const SHORTEST_PASSWORD = 12;
export const LONGEST_PASSWORD = 200;

/** Each run takes 32 MB and a thread: a flood of sign-ins waits here instead of starving the turns. */
const AT_ONCE = 2;
let running = 0;
const queue: (() => void)[] = [];

/** `scrypt$<salt>$<key>`, both base64url. */
export async function hashPassword(password: string): Promise<string> {
  const salt = randomBytes(16);
  return `scrypt$${salt.toString('base64url')}$${(await derive(password, salt)).toString('base64url')}`;
}

/** Takes as long for an account without a password, or for none at all, as for a wrong one. */
export async function passwordFits(password: string, hash: string | undefined): Promise<boolean> {
  const [kind, salt, key] = (hash ?? '').split('$');
  const known = kind === 'scrypt' && salt !== undefined && key !== undefined;
  const derived = await derive(password.slice(0, LONGEST_PASSWORD), Buffer.from(known ? salt : 'nobody', 'base64url'));
  const expected = known ? Buffer.from(key, 'base64url') : randomBytes(KEY_BYTES);
  return expected.length === derived.length && timingSafeEqual(expected, derived) && known;
}

async function derive(password: string, salt: Buffer): Promise<Buffer> {
  if (running >= AT_ONCE) await new Promise<void>((go) => queue.push(go));
  running += 1;
  try {
    return await new Promise((resolve, reject) =>
      scrypt(password.normalize('NFKC'), salt, KEY_BYTES, COST, (error, key) => (error ? reject(error) : resolve(key))),
    );
  } finally {
    running -= 1;
    queue.shift()?.();
  }
}
