/**
 * Sign-in with OpenID Connect (Entra ID or any other provider): code flow with PKCE, state and nonce. It says who
 * somebody is; whether they are an adviser is decided by our own list of accounts, matched by their address.
 */
import * as client from 'openid-client';

export interface OidcSettings {
  /** `https://login.microsoftonline.com/<tenant>/v2.0`; a tenant of one's own, never `common`. */
  readonly issuer: string;
  readonly clientId: string;
  readonly clientSecret: string;
  /** The address of this server as the provider knows it; the callback is `<publicUrl>/desk/sign-in/callback`. */
  readonly publicUrl: string;
}

/** What must be remembered between going to the provider and coming back; kept sealed in a cookie of ten minutes. */
export interface Pending {
  readonly state: string;
  readonly nonce: string;
  readonly verifier: string;
  readonly until: number;
}

export interface Oidc {
  begin(now: number): Promise<{ readonly url: string; readonly pending: Pending }>;
  /** @returns the address of who signed in; undefined when the provider does not vouch for one. */
  finish(callback: URL, pending: Pending): Promise<string | undefined>;
}

const PENDING_LASTS = 10 * 60_000;
const LOOPBACK = ['localhost', '127.0.0.1', '[::1]'];

export function createOidc(settings: OidcSettings): Oidc {
  const issuer = new URL(settings.issuer);
  const callbackUrl = new URL('/desk/sign-in/callback', settings.publicUrl).href;
  const insecure = issuer.protocol === 'http:' && LOOPBACK.includes(issuer.hostname);
  let found: Promise<client.Configuration> | undefined;

  /** Asked for at the first sign-in and kept; a provider that was down is asked again the next time. */
  function configuration(): Promise<client.Configuration> {
    found ??= client
      .discovery(issuer, settings.clientId, settings.clientSecret, undefined, {
        timeout: 10,
        ...(insecure && { execute: [client.allowInsecureRequests] }),
      })
      .catch((error: unknown) => {
        found = undefined;
        throw error;
      });
    return found;
  }

  return {
    async begin(now) {
      const config = await configuration();
      const verifier = client.randomPKCECodeVerifier();
      const pending = {
        state: client.randomState(),
        nonce: client.randomNonce(),
        verifier,
        until: now + PENDING_LASTS,
      };
      const url = client.buildAuthorizationUrl(config, {
        redirect_uri: callbackUrl,
        scope: 'openid email profile',
        state: pending.state,
        nonce: pending.nonce,
        code_challenge: await client.calculatePKCECodeChallenge(verifier),
        code_challenge_method: 'S256',
      });
      return { url: url.href, pending };
    },
    async finish(callback, { state, nonce, verifier }) {
      const here = new URL(callbackUrl);
      here.search = callback.search;
      const checks = { pkceCodeVerifier: verifier, expectedState: state, expectedNonce: nonce, idTokenExpected: true };
      const tokens = await client.authorizationCodeGrant(await configuration(), here, checks);
      return addressIn(tokens.claims() ?? {});
    },
  };
}

/** Entra ID often gives no `email` but a `preferred_username`, which is the address within one's own tenant. */
function addressIn(claims: Readonly<Record<string, unknown>>): string | undefined {
  if (claims['email_verified'] === false) return undefined;
  const address = claims['email'] ?? claims['preferred_username'];
  return typeof address === 'string' && address.includes('@') ? address : undefined;
}
