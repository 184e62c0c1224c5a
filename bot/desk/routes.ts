/**
 * The advisers' desk on the server. Every route passes one gate: a POST must come from our own page, and all but the
 * sign-in page (with its style sheet) need a signed-in adviser (DESIGN.md §8).
 */
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Server } from 'restify';
import type { Knowledge, Nation } from '../../knowledge/index.ts';
import type { Cases } from '../cases/index.ts';
import { FILE_KINDS, type FileKind, type planForAdviser } from '../plan/index.ts';
import type { Store } from '../store/index.ts';
import { caseRoutes } from './case-routes.ts';
import { Refused, cookiesOf, mustBeOurs, redirect, send, sendHtml, sendJson } from './http.ts';
import { Hub } from './hub.ts';
import { createOidc } from './oidc.ts';
import type { OidcSettings } from './oidc.ts';
import { SCRIPT_PATH, STYLE_PATH, deskPage } from './pages.ts';
import type { Handler, OpenRequest, Route } from './route.ts';
import { Sessions } from './sessions.ts';
import type { SignedIn } from './sessions.ts';
import { createSignIn } from './sign-in.ts';
import { Throttle } from './throttle.ts';
import { words } from './view/strings.ts';
import type { DeskView } from './view-files.ts';
import type { Problem, Suggestions } from './wire.ts';

export interface DeskDeps {
  readonly store: Store;
  readonly cases: Cases;
  readonly knowledge: () => Knowledge;
  /** What the knowledge base would say; `suggest` in suggest.ts. */
  readonly suggest: (question: string, nation: Nation | undefined) => Suggestions;
  readonly view: DeskView;
  /** When the content that is told was read, while its files have mistakes; undefined while they have none. */
  readonly staleContentSince?: () => number | undefined;
  /** The page with a case's plan, or a file of it; undefined where there is none. Default: no routes for it. */
  readonly planPage?: ReturnType<typeof planForAdviser>;
  /** Where people reach this server. Undefined: what each request says, which is right without a proxy. */
  readonly publicUrl?: string;
  /** How many proxies in front may be believed about the caller. Default: 0. */
  readonly proxyHops?: number;
  /** Undefined: local accounts only. Needs `publicUrl`, where the provider sends people back to. */
  readonly oidc?: Omit<OidcSettings, 'publicUrl'>;
  readonly now?: () => number;
  readonly onError: (error: unknown) => void;
}

export interface Desk {
  readonly routes: readonly Route[];
  /** Open pages ask again whether the content is the newest. */
  contentChanged(): void;
  /** Ends the open event streams, so that the server can stop. */
  close(): void;
}

export function deskRoutes(server: Server, deps: DeskDeps): Desk {
  const { now = Date.now, publicUrl, oidc, store, onError } = deps;
  const secure = publicUrl?.startsWith('https:') ?? false;
  const sessions = new Sessions(store, { secure, now });
  const hub = new Hub(store, { now, onError });
  const signIn = createSignIn({
    store,
    sessions,
    now,
    onError,
    secure,
    throttle: new Throttle(),
    proxyHops: deps.proxyHops ?? 0,
    oidc: oidc && publicUrl !== undefined ? createOidc({ ...oidc, publicUrl }) : undefined,
  });
  const routes = routeTable(deps, { sessions, hub, signIn, now });
  for (const route of routes) {
    const guarded = async (req: IncomingMessage, res: ServerResponse): Promise<void> =>
      gate(route, req, res, { sessions, publicUrl, onError });
    if (route.method === 'GET') server.get(route.path, guarded);
    else server.post(route.path, guarded);
  }
  return { routes, contentChanged: () => hub.askAgain(), close: () => hub.close() };
}

interface Parts {
  readonly sessions: Sessions;
  readonly hub: Hub;
  readonly signIn: ReturnType<typeof createSignIn>;
  readonly now: () => number;
}

function routeTable(deps: DeskDeps, { sessions, hub, signIn, now }: Parts): readonly Route[] {
  const { store, cases, knowledge, suggest, view, planPage, staleContentSince = () => undefined } = deps;
  const showsPlans = planPage !== undefined;
  const api = caseRoutes({ store, cases, hub, knowledge, suggest, showsPlans, staleContentSince, now });
  const get = (path: string, handle: Handler): Route => ({ method: 'GET', path, handle });
  const post = (path: string, handle: Handler): Route => ({ method: 'POST', path, handle });
  const onCase = (what: string, handle: Handler): Route => post(`/desk/api/cases/:reference/${what}`, handle);
  return [
    { method: 'GET', path: '/desk/sign-in', open: true, handle: ({ res }) => signIn.show(res) },
    { method: 'POST', path: '/desk/sign-in', open: true, handle: ({ req, res }) => signIn.withPassword(req, res) },
    { method: 'GET', path: '/desk/sign-in/oidc', open: true, handle: ({ req, res }) => signIn.toProvider(req, res) },
    {
      method: 'GET',
      path: '/desk/sign-in/callback',
      open: true,
      handle: ({ req, res }) => signIn.fromProvider(req, res),
    },
    {
      method: 'GET',
      path: STYLE_PATH,
      open: true,
      handle: ({ res }) => send(res, 200, 'text/css; charset=utf-8', view.css),
    },
    get('/desk', ({ res }) => sendHtml(res, 200, deskPage())),
    get(SCRIPT_PATH, ({ res }) => send(res, 200, 'text/javascript; charset=utf-8', view.js)),
    post('/desk/sign-out', async ({ res, signedIn }) => {
      await signIn.out(res, signedIn);
      await hub.endSignedOut();
    }),
    ...(planPage
      ? [
          get('/desk/cases/:reference/plan', planOf(planPage, 'page')),
          ...FILE_KINDS.map((kind) => get(`/desk/cases/:reference/plan.${kind}`, planOf(planPage, kind))),
        ]
      : []),
    get('/desk/api/queue', api.queue),
    get('/desk/api/events', events(deps, { sessions, hub })),
    get('/desk/api/suggestions', api.suggestions),
    post('/desk/api/here', api.here),
    get('/desk/api/cases/:reference', api.one),
    get('/desk/api/cases/:reference/record', api.record),
    onCase('take', api.take),
    onCase('reply', api.reply),
    onCase('agree', api.agree),
    onCase('note', api.note),
    onCase('typing', api.typing),
    onCase('give-back', api.giveBack),
    onCase('release', api.release),
    onCase('transfer', api.transfer),
    onCase('close', api.close),
    onCase('reopen', api.reopen),
  ];
}

const planOf =
  (planPage: NonNullable<DeskDeps['planPage']>, kind: FileKind | 'page'): Handler =>
  async ({ res, params }) => {
    const plan = await planPage(params['reference'] ?? '', kind);
    if (plan === undefined) throw new Refused(404, words.problems['unknown-case']);
    const kept = plan.filename && { 'content-disposition': `attachment; filename="${plan.filename}"` };
    send(res, 200, plan.type, plan.body, { ...kept });
  };

function events({ store, cases }: DeskDeps, { sessions, hub }: Pick<Parts, 'sessions' | 'hub'>): Handler {
  return async ({ req, res, url, signedIn }) => {
    if (hub.full) throw new Refused(503, words.problems.tooManyPages, { 'retry-after': '30' });
    const reference = url.searchParams.get('case');
    const full = reference === null ? undefined : await cases.inFull(reference);
    const { id, name } = signedIn.account;
    hub.add(res, {
      who: { id, name },
      open: full && { reference: full.case.reference, conversation: full.case.conversation },
      stillSignedIn: async () =>
        (await sessions.read(cookiesOf(req))) !== undefined && (await store.accountById(id)) !== undefined,
    });
  };
}

interface Gate {
  readonly sessions: Sessions;
  readonly publicUrl: string | undefined;
  readonly onError: (error: unknown) => void;
}

async function gate(
  route: Route,
  req: IncomingMessage,
  res: ServerResponse,
  { sessions, publicUrl, onError }: Gate,
): Promise<void> {
  try {
    if (route.method === 'POST') mustBeOurs(req, publicUrl);
    const params = (req as { params?: Record<string, string> }).params ?? {};
    const request: OpenRequest = { req, res, params, url: new URL(req.url ?? '/', 'http://desk.invalid') };
    if (route.open) return await route.handle(request);
    const signedIn = await sessions.read(cookiesOf(req));
    if (!signedIn) return turnAway(route, res);
    await route.handle({ ...request, signedIn: signedIn satisfies SignedIn });
  } catch (error) {
    refuse(res, error, onError);
  }
}

/** A person is shown the door they can come in by; a program gets a plain 401. */
function turnAway(route: Route, res: ServerResponse): void {
  if (route.method === 'GET' && route.path === '/desk') return redirect(res, '/desk/sign-in');
  sendJson(res, 401, { error: words.problems.signedOut, refused: 'signed-out' } satisfies Problem);
}

function refuse(res: ServerResponse, error: unknown, onError: (error: unknown) => void): void {
  if (!(error instanceof Refused)) onError(error);
  if (res.headersSent) return void res.end();
  if (error instanceof Refused) sendJson(res, error.status, { error: error.message } satisfies Problem, error.headers);
  else sendJson(res, 500, { error: words.problems.failed } satisfies Problem);
}
