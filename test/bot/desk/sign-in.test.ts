import { expect } from 'chai';
import { SESSION_LASTS } from '../../../bot/desk/sessions.ts';
import { DeskServer, PASSWORD } from '../../support/desk-server.ts';

describe('signing in to the desk', () => {
  let server: DeskServer;
  beforeEach(async () => {
    server = await DeskServer.open();
  });
  afterEach(async () => {
    await server.close();
    expect(server.errors).to.deep.equal([]);
  });

  it('turns away everybody who is not signed in, on every route but the door itself', async () => {
    const { reference } = await server.world.wish('c1', {
      kind: 'confirm',
      packet: (await import('../../support/desk-world.ts')).somePacket(),
    });
    const open = server.desk.routes.filter(({ open }) => open).map(({ method, path }) => `${method} ${path}`);
    expect(open).to.have.members([
      'GET /desk/sign-in',
      'POST /desk/sign-in',
      'GET /desk/sign-in/oidc',
      'GET /desk/sign-in/callback',
      'GET /desk/sign-in/desk.css',
    ]);
    expect(server.desk.routes.map(({ method, path }) => `${method} ${path}`)).to.have.members(server.paths);
    for (const cookies of [[], [['desk', 'forged.forged']], [['desk', '']]] as [string, string][][])
      for (const route of server.desk.routes.filter(({ open }) => !open)) {
        const visitor = server.visitor();
        for (const [name, value] of cookies) visitor.cookies.set(name, value);
        const path = route.path.replace(':reference', reference);
        const answer = await (route.method === 'GET'
          ? visitor.get(path)
          : visitor.post(path, { text: 'x', id: 'abcdefgh' }));
        const body = await answer.text();
        if (path === '/desk') expect(answer.headers.get('location')).to.equal('/desk/sign-in');
        else expect(answer.status, `${route.method} ${path}`).to.equal(401);
        expect(body).not.to.include(reference);
      }
    expect((await server.world.store.newestCase('c1'))!.state).to.equal('waiting');
  });

  it('lets an adviser in with the right password and out again, after which the cookie is worth nothing', async () => {
    const anna = await server.signedIn('anna');
    expect((await anna.get('/desk')).status).to.equal(200);
    const kept = [...anna.cookies];
    const out = await anna.post('/desk/sign-out');
    expect(out.headers.get('location')).to.equal('/desk/sign-in');
    for (const [name, value] of kept) anna.cookies.set(name, value);
    expect((await anna.get('/desk/api/queue')).status).to.equal(401);
  });

  it('keeps the cookie from scripts, from other sites, and for a working day only', async () => {
    const answer = await server.visitor().signIn('Anna@Advice.example ', PASSWORD);
    expect(answer.status).to.equal(303);
    expect(answer.headers.get('set-cookie')).to.match(/HttpOnly; SameSite=Strict/);
    const anna = await server.signedIn('anna');
    server.world.now += SESSION_LASTS - 1;
    expect((await anna.get('/desk/api/queue')).status).to.equal(200);
    server.world.now += 1;
    expect((await anna.get('/desk/api/queue')).status).to.equal(401);
  });

  it('ends every session of an account whose password was changed', async () => {
    const anna = await server.signedIn('anna');
    const account = (await server.world.store.account('anna@advice.example'))!;
    await server.world.store.putAccount({ ...account, passwordHash: 'scrypt$AAAA$AAAA' });
    expect((await anna.get('/desk/api/queue')).status).to.equal(401);
  });

  it('does not take a cookie whose account, time or signature was changed', async () => {
    const anna = await server.signedIn('anna');
    const [payload, signature] = anna.cookies.get('desk')!.split('.') as [string, string];
    const claims = JSON.parse(Buffer.from(payload, 'base64url').toString());
    const forged = [
      { ...claims, account: 'ben' },
      { ...claims, until: claims.until + 1 },
    ].map((change) => `${Buffer.from(JSON.stringify(change)).toString('base64url')}.${signature}`);
    for (const cookie of [...forged, `${payload}.`, `${payload}.x`, payload, `${payload}.${signature}.x`]) {
      anna.cookies.set('desk', cookie);
      expect((await anna.get('/desk/api/queue')).status).to.equal(401);
    }
  });

  it('says the same for a wrong password and an unknown address, and slows down after ten', async () => {
    const pages = new Set<string>();
    for (let tries = 0; tries < 10; tries += 1) {
      const answer = await server.visitor().signIn('anna@advice.example', `wrong ${tries}`);
      expect(answer.status).to.equal(401);
      pages.add(await answer.text());
    }
    const stranger = await server.visitor().signIn('nobody@advice.example', 'wrong');
    pages.add((await stranger.text()).replace('nobody@', 'anna@'));
    expect(pages.size).to.equal(1);
    const eleventh = await server.visitor().signIn('anna@advice.example', PASSWORD);
    expect(eleventh.status).to.equal(429);
    expect(Number(eleventh.headers.get('retry-after'))).to.be.within(1, 900);
    expect(await eleventh.text()).to.match(/wait 15 minutes/);
    expect((await server.visitor().signIn('ben@advice.example', PASSWORD)).status, 'others may').to.equal(303);
    server.world.now += 15 * 60_000 + 1;
    expect((await server.visitor().signIn('anna@advice.example', PASSWORD)).status).to.equal(303);
  });

  it('does not let many guesses at once past the limit', async () => {
    const answers = await Promise.all(
      Array.from({ length: 15 }, (_, index) => server.visitor().signIn('anna@advice.example', `guess ${index}`)),
    );
    expect(answers.filter(({ status }) => status === 401).length).to.be.at.most(10);
  });

  it('shows what was typed as text, whatever it is', async () => {
    const answer = await server.visitor().signIn('"><script>alert(1)</script>', 'x');
    expect(await answer.text()).not.to.include('<script>alert');
  });

  it('refuses a form that another site posts, and one that does not say where it comes from', async () => {
    const anna = await server.signedIn('anna');
    for (const origin of ['https://evil.example', 'null', `${server.url}.evil.example`]) {
      const answer = await anna.fetch('/desk/sign-out', { method: 'POST', headers: { origin } });
      expect(answer.status, origin).to.equal(403);
    }
    const bare = await fetch(`${server.url}/desk/sign-in`, { method: 'POST', body: 'email=a&password=b' });
    expect(bare.status).to.equal(403);
  });

  it('puts every page behind a strict policy and in no cache', async () => {
    const anna = await server.signedIn('anna');
    for (const path of ['/desk', '/desk/desk.js', '/desk/api/queue', '/desk/sign-in']) {
      const { headers } = await anna.get(path);
      expect(headers.get('content-security-policy')).to.include("default-src 'none'").and.not.to.include('unsafe');
      expect(headers.get('cache-control')).to.equal('no-store');
      expect(headers.get('x-content-type-options')).to.equal('nosniff');
    }
    expect(await (await anna.get('/desk')).text()).not.to.match(/<script(?! defer src)|style=|onclick|<style/);
  });
});
