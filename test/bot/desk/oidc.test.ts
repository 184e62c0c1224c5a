import { createServer } from 'node:http';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect } from 'chai';
import { DeskServer, type Visitor } from '../../support/desk-server.ts';

const CLIENT = { id: 'desk', secret: 'a-secret-of-the-tests' };

/** A real OpenID Connect provider, which signs in whoever `who` says without asking. */
class TestProvider {
  readonly #server: Server;
  readonly issuer: string;
  who: { email: string; email_verified?: boolean } = { email: 'anna@advice.example', email_verified: true };

  private constructor(server: Server, issuer: string) {
    this.#server = server;
    this.issuer = issuer;
  }

  static async open(callback: string): Promise<TestProvider> {
    const server = createServer();
    await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
    const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    const provider = new TestProvider(server, issuer);
    await provider.#start(callback);
    return provider;
  }

  async #start(callback: string): Promise<void> {
    const { default: Provider } = (await import('oidc-provider')) as unknown as {
      default: new (...args: unknown[]) => OidcProvider;
    };
    const oidc = new Provider(this.issuer, {
      clients: [{ client_id: CLIENT.id, client_secret: CLIENT.secret, redirect_uris: [callback] }],
      claims: { openid: ['sub'], email: ['email', 'email_verified'], profile: ['name'] },
      conformIdTokenClaims: false,
      features: { devInteractions: { enabled: false } },
      interactions: { url: (_: unknown, { uid }: { uid: string }) => `/interaction/${uid}` },
      cookies: { keys: ['test'] },
      findAccount: (_: unknown, id: string) => ({ accountId: id, claims: () => ({ sub: id, ...this.who }) }),
      async loadExistingGrant(ctx: GrantContext) {
        const grant = new ctx.oidc.provider.Grant({
          clientId: ctx.oidc.client.clientId,
          accountId: ctx.oidc.session.accountId,
        });
        grant.addOIDCScope('openid email profile');
        await grant.save();
        return grant;
      },
    });
    const handle = oidc.callback();
    this.#server.on('request', (req, res) => {
      if (!req.url?.startsWith('/interaction/')) return handle(req, res);
      void oidc.interactionFinished(req, res, { login: { accountId: 'someone' } });
    });
  }

  async close(): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise<void>((done) => this.#server.close(() => done()));
  }
}
interface OidcProvider {
  callback(): (req: unknown, res: unknown) => void;
  interactionFinished(req: unknown, res: unknown, result: unknown): Promise<void>;
}
interface GrantContext {
  oidc: {
    provider: { Grant: new (of: object) => { addOIDCScope(scope: string): void; save(): Promise<void> } };
    client: { clientId: string };
    session: { accountId: string };
  };
}

/** Follows redirects at the provider, with its cookies, until they lead back to the desk. */
async function throughProvider(from: string, back: string): Promise<string> {
  const jar = new Map<string, string>();
  for (let url = from; ;) {
    const cookie = [...jar].map(([name, value]) => `${name}=${value}`).join('; ');
    const answer = await fetch(url, { redirect: 'manual', headers: { cookie } });
    for (const line of answer.headers.getSetCookie()) {
      const [, name, value] = /^([^=]+)=([^;]*)/.exec(line)!;
      jar.set(name!, value!);
    }
    const to = answer.headers.get('location') ?? expect.fail(`${answer.status} at ${url}: ${await answer.text()}`);
    url = new URL(to, url).href;
    if (url.startsWith(back)) return url;
  }
}

describe('signing in with OpenID Connect', () => {
  const publicUrl = 'http://localhost:1';
  let provider: TestProvider;
  let server: DeskServer;
  beforeEach(async () => {
    provider = await TestProvider.open(`${publicUrl}/desk/sign-in/callback`);
    const oidc = { issuer: provider.issuer, clientId: CLIENT.id, clientSecret: CLIENT.secret };
    server = await DeskServer.open({ publicUrl, oidc });
  });
  afterEach(async () => {
    await server.close();
    await provider.close();
  });

  async function goRound(visitor: Visitor): Promise<string> {
    const away = await visitor.get('/desk/sign-in/oidc');
    expect(away.status).to.equal(303);
    const back = await throughProvider(away.headers.get('location')!, publicUrl);
    return back.slice(publicUrl.length);
  }

  it('offers it at the door, and lets in somebody who has an account here', async () => {
    const anna = server.visitor();
    expect(await (await anna.get('/desk/sign-in')).text()).to.include('/desk/sign-in/oidc');
    const answer = await anna.get(await goRound(anna));
    expect(answer.status).to.equal(200);
    expect(await answer.text()).to.include('http-equiv="refresh"');
    expect((await anna.json<{ me: { id: string } }>('/desk/api/queue')).me.id).to.equal('anna');
  });

  it('does not let in somebody who has none, or whose address the provider does not vouch for', async () => {
    provider.who = { email: 'stranger@elsewhere.example', email_verified: true };
    const stranger = server.visitor();
    expect((await stranger.get(await goRound(stranger))).status).to.equal(403);
    provider.who = { email: 'anna@advice.example', email_verified: false };
    const pretender = server.visitor();
    expect((await pretender.get(await goRound(pretender))).status).to.equal(403);
    for (const visitor of [stranger, pretender]) expect((await visitor.get('/desk/api/queue')).status).to.equal(401);
  });

  it('takes a way back only from the browser that set out, once, and in time', async () => {
    const anna = server.visitor();
    const path = await goRound(anna);
    expect((await server.visitor().get(path)).status, 'another browser').to.equal(400);
    const late = server.visitor();
    const latePath = await goRound(late);
    server.world.now += 11 * 60_000;
    expect((await late.get(latePath)).status, 'too late').to.equal(400);
    server.world.now -= 11 * 60_000;
    const cookies = [...anna.cookies];
    expect((await anna.get(path)).status).to.equal(200);
    const replay = server.visitor();
    for (const [name, value] of cookies) replay.cookies.set(name, value);
    expect((await replay.get(path)).status, 'a second time').to.equal(401);
    expect((await replay.get('/desk/sign-in/callback?code=x&state=y')).status).to.be.oneOf([400, 401]);
  });

  it('says so when the provider cannot be reached', async () => {
    const { issuer } = provider;
    await provider.close();
    expect((await server.visitor().get('/desk/sign-in/oidc')).status).to.equal(502);
    expect(server.errors).to.have.length(1);
    provider = await TestProvider.open(`${publicUrl}/desk/sign-in/callback`);
    expect(issuer).not.to.equal(provider.issuer);
  });
});
