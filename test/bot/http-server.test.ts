import { expect } from 'chai';
import { request } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Request, Response, Server } from 'restify';
import { createHttpServer } from '../../bot/http-server.ts';
import { silentLog } from '../../bot/log.ts';

describe('the HTTP server', () => {
  const logged: unknown[] = [];
  let server: Server;
  let url: string;

  before(async () => {
    const log = Object.assign(Object.create(silentLog) as typeof silentLog, {
      error: (...args: unknown[]) => logged.push(args),
    });
    server = createHttpServer({ log, secure: true });
    server.get('/throws', async () => {
      throw new Error('canary-3b1d: password=abc at 10.0.0.1');
    });
    server.get(
      '/throws-later',
      (_req: Request, _res: Response, next) => void setTimeout(() => next(new Error('canary-3b1d')), 1),
    );
    server.get(
      '/item/:id',
      async (req: Request, res: Response) => void res.send({ length: (req.params as { id: string }).id.length }),
    );
    server.get('/own', async (_req: Request, res: Response) => {
      res.writeHead(200, { 'Content-Security-Policy': "default-src 'self'" });
      res.end();
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  });
  after((done) => void server.close(done));

  for (const path of ['/throws', '/throws-later'])
    for (const accept of ['application/json', 'text/html', 'text/plain', 'image/png'])
      it(`shows a reference and nothing else when ${path} is asked for as ${accept}`, async () => {
        const response = await fetch(url + path, { headers: { accept } });
        const text = await response.text();
        expect(response.status).to.equal(500);
        expect(text)
          .to.match(/Reference: [0-9a-f-]{36}/)
          .and.not.match(/canary|Error:|node_modules/);
        const reference = /[0-9a-f-]{36}/.exec(text)![0];
        expect(JSON.stringify(logged)).to.include(reference);
      });

  it('says plainly what is not there, or not that way', async () => {
    const missing = await fetch(`${url}/nothing?canary=1`);
    expect([missing.status, await missing.json()]).to.deep.equal([
      404,
      { error: { code: 'NotFound', message: 'There is nothing here.' } },
    ]);
    expect((await fetch(`${url}/own`, { method: 'DELETE' })).status).to.equal(405);
  });

  it('takes parameters longer than 100 characters', async () => {
    expect(await (await fetch(`${url}/item/${'x'.repeat(200)}`)).json()).to.deep.equal({ length: 200 });
  });

  it('sends careful headers, which a route may make its own', async () => {
    const { headers } = await fetch(`${url}/item/1`);
    expect(headers.get('x-content-type-options')).to.equal('nosniff');
    expect(headers.get('strict-transport-security')).to.match(/^max-age=\d+/);
    expect(headers.get('content-security-policy')).to.match(/^default-src 'none'/);
    expect(headers.get('server')).to.equal(null);
    expect((await fetch(`${url}/own`)).headers.get('content-security-policy')).to.equal("default-src 'self'");
  });

  it('outlives a request that is none', async () => {
    const { port } = new URL(url);
    const status = await new Promise((resolve) => {
      const req = request({ port, host: '127.0.0.1', path: '/%E0%A4%A', method: 'GET' }, (res) =>
        resolve(res.statusCode),
      );
      req.on('error', () => resolve('closed'));
      req.end();
    });
    expect(status).to.be.oneOf([400, 404, 'closed']);
    expect((await fetch(`${url}/item/1`)).status).to.equal(200);
  });
});
