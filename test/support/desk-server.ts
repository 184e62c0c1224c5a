/** The desk alone on a real server, and a browser's manners without a browser: cookies and Origin. */
import restify from 'restify';
import type { Server } from 'restify';
import { deskRoutes } from '../../bot/desk/routes.ts';
import type { Desk, DeskDeps } from '../../bot/desk/routes.ts';
import { hashPassword } from '../../bot/desk/passwords.ts';
import type { Knowledge } from '../../knowledge/index.ts';
import { DeskWorld } from './desk-world.ts';

export const PASSWORD = 'correct horse battery';
let hash: Promise<string> | undefined;

export class DeskServer {
  readonly world: DeskWorld;
  readonly desk: Desk;
  readonly errors: unknown[];
  readonly #server: Server;

  private constructor(world: DeskWorld, server: Server, desk: Desk, errors: unknown[]) {
    this.world = world;
    this.desk = desk;
    this.errors = errors;
    this.#server = server;
  }

  static async open(more: Partial<DeskDeps> = {}): Promise<DeskServer> {
    const world = await DeskWorld.open();
    for (const account of await world.store.accounts())
      await world.store.putAccount({ ...account, passwordHash: await (hash ??= hashPassword(PASSWORD)) });
    const server = restify.createServer({ handleUncaughtExceptions: false });
    const errors: unknown[] = [];
    const desk = deskRoutes(server, {
      store: world.store,
      cases: world.cases,
      knowledge: () => noKnowledge,
      suggest: () => ({ items: [] }),
      view: { js: 'program', css: 'style' },
      now: () => world.now,
      onError: (error) => errors.push(error),
      ...more,
    });
    await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
    return new DeskServer(world, server, desk, errors);
  }

  get url(): string {
    const address = this.#server.address() as { port: number };
    return `http://127.0.0.1:${address.port}`;
  }

  async close(): Promise<void> {
    this.desk.close();
    const closed = new Promise<void>((done) => this.#server.close(() => done()));
    this.#server.server.closeAllConnections();
    await closed;
    await this.world.store.close();
  }

  /** All that the server answers to, whoever declared it. */
  get paths(): string[] {
    const { router } = this.#server as unknown as {
      router: { getRoutes(): Record<string, { method: string; path: string }> };
    };
    return Object.values(router.getRoutes()).map(({ method, path }) => `${method} ${path}`);
  }

  /** Somebody at a browser who is not signed in. */
  visitor(): Visitor {
    return new Visitor(this.url);
  }
  async signedIn(id: string): Promise<Visitor> {
    const visitor = this.visitor();
    const answer = await visitor.signIn(`${id}@advice.example`, PASSWORD);
    if (answer.status !== 303) throw new Error(`sign-in answered ${answer.status}`);
    return visitor;
  }
}

const noKnowledge = { asOf: '2026-11-24', units: new Map(), complexity: new Map() } as unknown as Knowledge;

export class Visitor {
  readonly #url: string;
  readonly cookies = new Map<string, string>();

  constructor(url: string) {
    this.#url = url;
  }

  async fetch(
    path: string,
    init: Omit<RequestInit, 'headers'> & { headers?: Record<string, string> } = {},
  ): Promise<Response> {
    const cookie = [...this.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    const answer = await fetch(new URL(path, this.#url), {
      redirect: 'manual',
      ...init,
      headers: { ...(cookie && { cookie }), ...(init.method === 'POST' && { origin: this.#url }), ...init.headers },
    });
    for (const line of answer.headers.getSetCookie()) {
      const [, name, value] = /^([^=]+)=([^;]*)/.exec(line)!;
      if (value) this.cookies.set(name!, value);
      else this.cookies.delete(name!);
    }
    return answer;
  }
  get(path: string): Promise<Response> {
    return this.fetch(path);
  }
  async json<T>(path: string): Promise<T> {
    return (await this.get(path)).json() as Promise<T>;
  }
  post(path: string, body: unknown = {}): Promise<Response> {
    return this.fetch(path, {
      method: 'POST',
      body: JSON.stringify(body),
      headers: { 'content-type': 'application/json' },
    });
  }
  signIn(email: string, password: string): Promise<Response> {
    return this.fetch('/desk/sign-in', { method: 'POST', body: new URLSearchParams({ email, password }) });
  }
}
