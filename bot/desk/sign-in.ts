/** The door of the desk: the sign-in page, local accounts, the way to an OpenID Connect provider and back, and out. */
import type { IncomingMessage, ServerResponse } from 'node:http';
import { callerAddress } from '../caller.ts';
import type { Account, Store } from '../store/index.ts';
import { Refused, cookiesOf, formOf, redirect, sendHtml } from './http.ts';
import type { Oidc, Pending } from './oidc.ts';
import { afterSignInPage, signInPage } from './pages.ts';
import { passwordFits } from './passwords.ts';
import type { Sessions, SignedIn } from './sessions.ts';
import type { Throttle } from './throttle.ts';
import { words } from './view/strings.ts';

export interface SignInDeps {
  readonly store: Store;
  readonly sessions: Sessions;
  readonly throttle: Throttle;
  readonly oidc: Oidc | undefined;
  readonly secure: boolean;
  readonly proxyHops: number;
  readonly now: () => number;
  readonly onError: (error: unknown) => void;
}

const PENDING_COOKIE = 'desk-sign-in';
const LONGEST_FIELD = 320;

export function createSignIn(deps: SignInDeps) {
  const { store, sessions, throttle, oidc, now } = deps;
  const page = (res: ServerResponse, status: number, problem?: string, email = '', more = {}) =>
    sendHtml(res, status, signInPage({ oidc: oidc !== undefined, problem, email }), more);

  async function withPassword(req: IncomingMessage, res: ServerResponse): Promise<void> {
    const { email = '', password = '' } = await formOf(req);
    const who = email.trim().toLowerCase().slice(0, LONGEST_FIELD);
    const address = callerAddress(req, deps.proxyHops) ?? '';
    const wait = throttle.waitFor(who, address, now());
    if (wait > 0) {
      const minutes = Math.ceil(wait / 60_000);
      return page(res, 429, words.signIn.tooMany(minutes), who, { 'retry-after': String(Math.ceil(wait / 1000)) });
    }
    if (who === '' || password === '') return page(res, 400, words.signIn.missing, who);
    // Counted before the slow part, so that many at once are not all let through.
    throttle.wrong(who, address, now());
    const account = await store.account(who);
    if (!(await passwordFits(password, account?.passwordHash)) || !account)
      return page(res, 401, words.signIn.wrong, who);
    throttle.right(who, address);
    redirect(res, '/desk', { 'set-cookie': await sessions.start(account) });
  }

  async function toProvider(_req: IncomingMessage, res: ServerResponse): Promise<void> {
    if (!oidc) throw new Refused(404, words.problems.notFound);
    try {
      const { url, pending } = await oidc.begin(now());
      redirect(res, url, {
        'set-cookie': pendingCookie(await sessions.seal(JSON.stringify(pending)), 600, deps.secure),
      });
    } catch (error) {
      deps.onError(error);
      page(res, 502, words.signIn.providerDown);
    }
  }

  async function fromProvider(req: IncomingMessage, res: ServerResponse): Promise<void> {
    if (!oidc) throw new Refused(404, words.problems.notFound);
    const clear = { 'set-cookie': pendingCookie('', 0, deps.secure) };
    const pending = await readPending(req);
    if (!pending) return page(res, 400, words.signIn.startAgain, '', clear);
    let address: string | undefined;
    try {
      address = await oidc.finish(new URL(req.url ?? '', 'http://desk.invalid'), pending);
    } catch (error) {
      deps.onError(error);
      return page(res, 401, words.signIn.providerRefused, '', clear);
    }
    const account = address === undefined ? undefined : await store.account(address);
    if (!account) return page(res, 403, words.signIn.notAnAdviser, '', clear);
    await letIn(res, account, clear['set-cookie']);
  }

  /** A page instead of a redirect: a strict cookie is not sent along a chain that began at another site. */
  async function letIn(res: ServerResponse, account: Account, clear: string): Promise<void> {
    const cookie = await sessions.start(account);
    res.appendHeader('set-cookie', clear);
    res.appendHeader('set-cookie', cookie);
    sendHtml(res, 200, afterSignInPage());
  }

  async function readPending(req: IncomingMessage): Promise<Pending | undefined> {
    const sealed = await sessions.unseal(cookiesOf(req)[PENDING_COOKIE] ?? '');
    const pending = sealed === undefined ? undefined : (JSON.parse(sealed) as Pending);
    return pending && pending.until > now() ? pending : undefined;
  }

  async function out(res: ServerResponse, signedIn: SignedIn): Promise<void> {
    redirect(res, '/desk/sign-in', { 'set-cookie': await sessions.end(signedIn) });
  }

  return { show: (res: ServerResponse) => page(res, 200), withPassword, toProvider, fromProvider, out };
}

/** Lax, because the way back from the provider begins at the provider. */
function pendingCookie(value: string, seconds: number, secure: boolean): string {
  const flags = `Path=/desk/sign-in; HttpOnly; SameSite=Lax; Max-Age=${seconds}`;
  return `${PENDING_COOKIE}=${value}; ${flags}${secure ? '; Secure' : ''}`;
}
