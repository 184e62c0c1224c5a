/**
 * Who is signed in: a signed cookie that names account, session and end. It is worth nothing any more when the time is
 * up, when it was signed out, when the account has gone, or when its password was changed.
 */
import { createHash, createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import type { Account, Store } from '../store/index.ts';

/** A working day; after that the password again. */
export const SESSION_LASTS = 12 * 3_600_000;
const KEY_SETTING = 'desk.session-key';

interface Claims {
  readonly account: string;
  readonly session: string;
  readonly until: number;
}
export interface SignedIn {
  readonly account: Account;
  readonly session: string;
  readonly until: number;
}

export class Sessions {
  readonly #store: Store;
  readonly #secure: boolean;
  readonly #now: () => number;
  #key: Promise<Buffer> | undefined;

  constructor(store: Store, options: { readonly secure: boolean; readonly now: () => number }) {
    this.#store = store;
    this.#secure = options.secure;
    this.#now = options.now;
  }

  /** `__Host-` binds the cookie to this very host, but browsers take such a one over https only. */
  get cookieName(): string {
    return this.#secure ? '__Host-desk' : 'desk';
  }

  /** The Set-Cookie value that signs this account in. */
  async start(account: Account): Promise<string> {
    const claims: Claims = {
      account: account.id,
      session: randomBytes(16).toString('hex'),
      until: this.#now() + SESSION_LASTS,
    };
    const payload = Buffer.from(JSON.stringify(claims)).toString('base64url');
    return this.#cookie(`${payload}.${await this.#sign(payload, account)}`, SESSION_LASTS / 1000);
  }

  async read(cookies: Readonly<Record<string, string>>): Promise<SignedIn | undefined> {
    const [payload, signature, ...more] = (cookies[this.cookieName] ?? '').split('.');
    if (!payload || !signature || more.length > 0) return undefined;
    const claims = claimsFrom(payload);
    if (!claims || claims.until <= this.#now()) return undefined;
    const account = await this.#store.accountById(claims.account);
    if (!account || !same(signature, await this.#sign(payload, account))) return undefined;
    if ((await this.#store.setting(endedKey(claims.session))) !== undefined) return undefined;
    return { account, session: claims.session, until: claims.until };
  }

  /** The Set-Cookie value that takes the cookie away; the session itself ends in the store. */
  async end({ session, until }: SignedIn): Promise<string> {
    await this.#store.putSettingOnce(endedKey(session), String(until));
    return this.#cookie('', 0);
  }

  /** Signs something else of the desk's for a short while, such as the state of a sign-in that is under way. */
  async seal(text: string): Promise<string> {
    const payload = Buffer.from(text).toString('base64url');
    return `${payload}.${await this.#mac(`seal ${payload}`)}`;
  }
  async unseal(sealed: string): Promise<string | undefined> {
    const [payload = '', signature = ''] = sealed.split('.');
    return same(signature, await this.#mac(`seal ${payload}`))
      ? Buffer.from(payload, 'base64url').toString()
      : undefined;
  }

  /** A changed password changes the stamp, and with it ends every session that was begun before. */
  #sign(payload: string, account: Account): Promise<string> {
    const stamp = createHash('sha256')
      .update(`${account.createdAt} ${account.passwordHash ?? ''}`)
      .digest('hex');
    return this.#mac(`session ${payload} ${stamp}`);
  }

  async #mac(text: string): Promise<string> {
    this.#key ??= this.#store
      .putSettingOnce(KEY_SETTING, randomBytes(32).toString('base64url'))
      .then((kept) => Buffer.from(kept, 'base64url'));
    return createHmac('sha256', await this.#key)
      .update(text)
      .digest('base64url');
  }

  #cookie(value: string, seconds: number): string {
    const secure = this.#secure ? '; Secure' : '';
    return `${this.cookieName}=${value}; Path=/; HttpOnly; SameSite=Strict; Max-Age=${seconds}${secure}`;
  }
}

const endedKey = (session: string): string => `desk.signed-out.${session}`;

function claimsFrom(payload: string): Claims | undefined {
  try {
    const { account, session, until } = JSON.parse(Buffer.from(payload, 'base64url').toString()) as Partial<Claims>;
    if (typeof account !== 'string' || typeof session !== 'string' || typeof until !== 'number') return undefined;
    return { account, session, until };
  } catch {
    return undefined;
  }
}

function same(given: string, expected: string): boolean {
  const [a, b] = [Buffer.from(given), Buffer.from(expected)];
  return a.length === b.length && timingSafeEqual(a, b);
}
