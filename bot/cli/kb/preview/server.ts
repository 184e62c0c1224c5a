/** Serves the preview on this machine only. Holds one knowledge, replaced as a whole when a file is saved. */
import { createServer } from 'node:http';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { NATIONS, prepare, readKnowledge } from '../../../../knowledge/index.ts';
import type { Knowledge, Nation, Problem } from '../../../../knowledge/index.ts';
import { indexPage } from './index-page.ts';
import { page } from './page.ts';
import { tryPage } from './try-page.ts';
import { unitPage } from './unit-page.ts';

export interface Preview {
  /** Resolves to the port, which is free where 0 was asked for. */
  listen(port: number): Promise<number>;
  reload(): Promise<void>;
  close(): Promise<void>;
}

export interface Shown {
  readonly knowledge: Knowledge;
  readonly errors: readonly Problem[];
}

interface Options {
  readonly folder: string;
  readonly flows: readonly string[];
  readonly asOf: () => string;
}

export async function createPreview({ folder, flows, asOf }: Options): Promise<Preview> {
  const read = async (): Promise<Shown> => {
    const shown = await readKnowledge(folder, { asOf: asOf(), flows });
    prepare(shown.knowledge);
    return shown;
  };
  let shown = await read();
  const listeners = new Set<ServerResponse>();

  const server = createServer((request, response) => {
    const url = new URL(request.url ?? '/', 'http://preview');
    if (url.pathname === '/changes') return listen(request, response, listeners);
    const html = answer(shown, url);
    response.writeHead(html ? 200 : 404, {
      'content-type': 'text/html; charset=utf-8',
      'cache-control': 'no-store',
      'content-security-policy':
        "default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
    });
    response.end(html ?? page(shown, 'Not found', '<h1>There is no such page</h1><p><a href="/">All units</a></p>'));
  });

  return {
    listen: (port) =>
      new Promise((resolve, reject) => {
        server.once('error', reject);
        server.listen(port, '127.0.0.1', () => resolve((server.address() as AddressInfo).port));
      }),
    async reload() {
      shown = await read();
      for (const listener of listeners) listener.write('data: changed\n\n');
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

function answer(shown: Shown, { pathname, searchParams }: URL): string | undefined {
  if (pathname === '/') return indexPage(shown, searchParams.get('folder') ?? undefined);
  if (pathname === '/try') return tryPage(shown, searchParams.get('q') ?? '', nationOf(searchParams.get('nation')));
  const id = /^\/unit\/([a-z0-9-]+)$/.exec(pathname)?.[1];
  const unit = id === undefined ? undefined : shown.knowledge.units.get(id);
  return unit && unitPage(shown, unit, nationOf(searchParams.get('nation')), searchParams.has('short'));
}

const nationOf = (word: string | null): Nation | undefined => NATIONS.find((nation) => nation === word);

function listen(request: IncomingMessage, response: ServerResponse, listeners: Set<ServerResponse>): void {
  response.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-store' });
  response.write('retry: 1000\n\n');
  listeners.add(response);
  request.once('close', () => listeners.delete(response));
}
