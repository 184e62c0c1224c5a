/** A restify server with nothing on it but our Direct Line endpoint, over a real store in memory. */
import { createServer, type Request, type Response, type Server } from 'restify';
import { directLineRoutes, type DirectLineDeps } from '../../bot/channels/direct-line/index.ts';
import { openStore, type Store } from '../../bot/store/index.ts';
import { echoTurns } from './echo-turns.ts';

export interface TestServer {
  readonly url: string;
  readonly domain: string;
  readonly store: Store;
  /** While set, requests that it answers true to get that status, as from a proxy whose server is away. */
  fault: ((req: Request) => number | undefined) | undefined;
  /** Milliseconds by which the server's clock is ahead. */
  ahead: number;
  stop(): Promise<void>;
}

interface Options {
  readonly store?: Store;
  readonly port?: number;
  readonly deps?: (store: Store) => Partial<DirectLineDeps>;
}

export async function serveDirectLine({ store, port = 0, deps }: Options = {}): Promise<TestServer> {
  const kept = store ?? (await openStore({ memory: true }));
  const server = createServer({ maxParamLength: 1000 });
  const test: { fault: TestServer['fault']; ahead: number } = { fault: undefined, ahead: 0 };
  server.pre((req: Request, res: Response, next: (goOn?: false) => void) => {
    const status = test.fault?.(req);
    if (status === undefined) return next();
    res.writeHead(status, { 'Content-Type': 'text/html' });
    res.end('<h1>from the proxy</h1>');
    return next(false);
  });
  const directLine = await directLineRoutes(server, {
    turns: echoTurns(kept),
    store: kept,
    site: { widgetOrigins: ['https://site.example'] },
    say: (phrase) => `words of ${phrase}`,
    now: () => Date.now() + test.ahead,
    ...deps?.(kept),
  });
  await listen(server, port);
  const url = `http://127.0.0.1:${server.address().port}`;
  return Object.assign(test, {
    url,
    domain: `${url}/v3/directline`,
    store: kept,
    async stop() {
      directLine.close();
      await new Promise<void>((resolve) => {
        server.close(() => resolve());
        server.server.closeAllConnections();
      });
    },
  });
}

function listen(server: Server, port: number): Promise<void> {
  return new Promise((resolve) => server.listen(port, '127.0.0.1', () => resolve()));
}
