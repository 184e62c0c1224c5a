import { expect } from 'chai';
import { runAdviserCommand } from '../../../bot/desk/adviser-command.ts';
import { DeskServer, PASSWORD } from '../../support/desk-server.ts';

describe('npm run adviser', () => {
  let server: DeskServer;
  let said: string[];
  const run = (args: string[], password: string | undefined = PASSWORD) =>
    runAdviserCommand(args, {
      store: server.world.store,
      password: async () => password,
      say: (line) => said.push(line),
    });

  beforeEach(async () => {
    server = await DeskServer.open();
    said = [];
  });
  afterEach(() => server.close());

  it('adds somebody who can then sign in, and removes them for good', async () => {
    expect(await run(['add', 'Carys@Advice.example', '--name', 'Carys Hughes'])).to.equal(0);
    const carys = server.visitor();
    expect((await carys.signIn('carys@advice.example', PASSWORD)).status).to.equal(303);
    expect(await run(['list'])).to.equal(0);
    expect(said.join('\n')).to.include('Carys Hughes <carys@advice.example> adviser').and.not.to.include(PASSWORD);
    expect(await run(['remove', 'carys@advice.example'])).to.equal(0);
    expect((await carys.get('/desk/api/queue')).status).to.equal(401);
    expect((await server.visitor().signIn('carys@advice.example', PASSWORD)).status).to.equal(401);
  });

  it('gives a new password to somebody it knows, keeping who they are', async () => {
    const anna = await server.signedIn('anna');
    expect(await run(['add', 'anna@advice.example'], 'a new long password')).to.equal(0);
    expect((await anna.get('/desk/api/queue')).status, 'old session').to.equal(401);
    expect((await server.world.store.account('anna@advice.example'))!).to.include({ id: 'anna', name: 'Anna Price' });
  });

  it('makes an account for OpenID Connect alone, which no password opens', async () => {
    expect(await run(['add', 'dai@advice.example', '--name', 'Dai', '--no-password'])).to.equal(0);
    for (const password of ['', 'undefined', PASSWORD])
      expect((await server.visitor().signIn('dai@advice.example', password)).status).to.be.oneOf([400, 401]);
  });

  it('says in words what is missing', async () => {
    expect(await run(['add', 'x'])).to.equal(1);
    expect(await run(['add', 'eve@advice.example'])).to.equal(1);
    expect(await run(['add', 'eve@advice.example', '--name', 'Eve'], 'short')).to.equal(1);
    expect(await run(['remove', 'eve@advice.example'])).to.equal(1);
    for (const args of [[], ['help'], ['add'], ['add', 'a@b.cd', '--what']]) expect(await run(args)).to.equal(2);
    expect(said).to.have.length.greaterThan(8);
  });
});
