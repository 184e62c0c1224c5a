/**
 * Signed tokens in the form of a JSON Web Token (HS256), so that Microsoft's client can read the user id out of them.
 * A token is good for one conversation and one user, for one use, for a short time.
 */
import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import type { Store } from '../../store/store.ts';

/** `chat` talks and listens; `stream` opens one socket; `resume` is kept by the browser to get a new `chat` token. */
export type TokenUse = 'chat' | 'stream' | 'resume';

export interface TokenClaims {
  readonly conversation: string;
  readonly user: string;
  readonly use: TokenUse;
}

export interface Tokens {
  issue(claims: TokenClaims, now: number): string;
  /** The claims, unless the token is forged, for another use, or expired longer ago than `graceMs`. */
  read(token: string | undefined, use: TokenUse, now: number, graceMs?: number): TokenClaims | undefined;
}

const MINUTE = 60_000;
export const LIFETIME_MS: Readonly<Record<TokenUse, number>> = {
  // DirectLineJS refreshes after 15 minutes and takes 30 for granted.
  chat: 30 * MINUTE,
  // It stands in an address, where logs may keep it; the client asks for a new one before each socket.
  stream: 5 * MINUTE,
  // As far off as a reminder may be: who keeps a chat for one is to find it. What ends it before is retention, which
  // takes the conversation away, and “leave and clear”.
  resume: 731 * 24 * 60 * MINUTE,
};
/** A laptop that slept may still refresh: DirectLineJS has no other way back (PITFALLS.md L2). */
export const REFRESH_GRACE_MS = 24 * 60 * MINUTE;

const HEADER = encode({ alg: 'HS256', typ: 'JWT' });

export function createTokens(key: Uint8Array): Tokens {
  const sign = (text: string): Buffer => createHmac('sha256', key).update(text).digest();
  return {
    issue({ conversation, user, use }, now) {
      const seconds = Math.floor(now / 1000);
      // `conv` and `user` are the names that Azure's tokens use.
      const payload = encode({ conv: conversation, user, use, iat: seconds, exp: seconds + LIFETIME_MS[use] / 1000 });
      return `${HEADER}.${payload}.${sign(`${HEADER}.${payload}`).toString('base64url')}`;
    },
    read(token, use, now, graceMs = 0) {
      const [header, payload, signature, more] = (token ?? '').split('.');
      if (header !== HEADER || !payload || !signature || more !== undefined) return undefined;
      const given = Buffer.from(signature, 'base64url');
      const right = sign(`${header}.${payload}`);
      if (given.length !== right.length || !timingSafeEqual(given, right)) return undefined;
      // Only now is it our own text, so it has the shape that `issue` gave it.
      const claims = JSON.parse(Buffer.from(payload, 'base64url').toString()) as Record<'conv' | 'user', string> & {
        use: TokenUse;
        exp: number;
      };
      if (claims.use !== use || claims.exp * 1000 + graceMs <= now) return undefined;
      return { conversation: claims.conv, user: claims.user, use };
    },
  };
}

/** The key that all instances share and that outlives a restart. */
export async function signingKey(store: Pick<Store, 'putSettingOnce'>): Promise<Uint8Array> {
  return Buffer.from(await store.putSettingOnce('direct-line-key', randomBytes(32).toString('hex')), 'hex');
}

/** Short enough for any path, long enough not to be guessed: 128 random bits. */
export const newConversationId = (): string => randomBytes(16).toString('base64url');
/** `dl_` tells Microsoft's clients that the id is bound to the token (PITFALLS.md L5). */
export const newUserId = (): string => `dl_${randomBytes(12).toString('base64url')}`;

function encode(value: object): string {
  return Buffer.from(JSON.stringify(value)).toString('base64url');
}
