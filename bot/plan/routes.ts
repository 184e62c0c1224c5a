/**
 * The plan's page and its downloads, for whoever has the link. What cannot be opened is answered alike, whether the
 * link was never given, has run out or was closed, so that nothing is learned by trying.
 */
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Server } from 'restify';
import { hasPlan, localeIn, planOf, showsNames } from '../../dialogs/index.ts';
import { dayWords, type Knowledge, type Locale } from '../../knowledge/index.ts';
import { dayOf } from '../content.ts';
import type { ConversationRow, Store } from '../store/index.ts';
import { planDocument, wordsFor } from './document/build.ts';
import { kindsFor, planFile, type FileKind, type FileParts } from './files.ts';
import { digestOf, isToken, openUntil } from './link.ts';
import { planPage, wordsPage, type WordsPage } from './page/page.ts';
import { withoutOwnWords } from './private.ts';

export interface PlanDeps {
  readonly store: Pick<Store, 'byPlanLink'>;
  readonly knowledge: () => Knowledge;
  /** The address of the page's style sheet. */
  readonly style: () => string | undefined;
  readonly now: () => Date;
  readonly onError: (error: unknown) => void;
}

/** Nothing of it is kept by anybody on the way, found by a search, or told to the pages that it links to. */
export const PLAN_HEADERS: Readonly<Record<string, string>> = {
  'Content-Security-Policy':
    "default-src 'none'; style-src 'self'; img-src data:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
  'Cache-Control': 'private, no-store',
  'Referrer-Policy': 'no-referrer',
  'X-Robots-Tag': 'noindex, nofollow, noarchive',
  'X-Content-Type-Options': 'nosniff',
  'Cross-Origin-Resource-Policy': 'same-origin',
};

const NAME = /^([\w-]+)(?:\.(docx|pdf|ics))?$/;

export function planRoutes(server: Server, deps: PlanDeps): void {
  const answer = async (req: IncomingMessage, res: ServerResponse): Promise<void> => {
    try {
      await show(deps, (req as { params?: { name?: string } }).params?.name ?? '', res);
    } catch (error) {
      deps.onError(error);
      if (res.headersSent) res.destroy();
      else sendWords(deps, res, 500, 'trouble');
    }
  };
  server.get('/plan/:name', answer);
  server.head('/plan/:name', answer);
}

async function show(deps: PlanDeps, name: string, res: ServerResponse): Promise<void> {
  const [, token = '', kind = 'page'] = NAME.exec(name) ?? [];
  const now = deps.now();
  const row = isToken(token) ? await deps.store.byPlanLink(digestOf(token)) : undefined;
  const until = row && openUntil(row.memory, now.getTime());
  if (!row || until === undefined) return sendWords(deps, res, 404, 'gone');
  const opened = open(row, deps.knowledge(), { token, until, now });
  if (!hasPlan(opened.plan)) return sendWords(deps, res, kind === 'page' ? 200 : 404, 'empty', opened.locale);
  if (kind === 'page') sendPage(deps, opened, res);
  else await sendFile(deps, kind as FileKind, opened, res);
}

interface Opened extends FileParts {
  readonly token: string;
  readonly until: number;
  readonly withNames: boolean;
}

function open(
  { id, memory }: ConversationRow,
  knowledge: Knowledge,
  link: Pick<Opened, 'token' | 'until' | 'now'>,
): Opened {
  const locale = localeIn(memory);
  const plan = planOf(knowledge, memory, dayOf(link.now));
  const withNames = showsNames(memory);
  return {
    ...link,
    plan: withNames ? plan : withoutOwnWords(plan),
    withNames,
    locale,
    knowledge,
    // The conversation and not its link: who closes a link and asks for another has the same dates as before.
    key: id,
  };
}

async function sendFile(deps: PlanDeps, kind: FileKind, opened: Opened, res: ServerResponse): Promise<void> {
  const file = await planFile(kind, opened);
  if (file) return send(res, 200, file.type, file.body, kind);
  sendWords(deps, res, 404, 'no-dates', opened.locale);
}

function sendPage(
  deps: PlanDeps,
  { plan, token, until, withNames, locale, knowledge }: Opened,
  res: ServerResponse,
): void {
  const words = wordsFor(knowledge, locale);
  const html = planPage({
    document: planDocument(plan, knowledge, locale),
    words,
    style: deps.style() ?? '',
    about: [
      words('alive'),
      words('private', { date: dayWords(dayOf(new Date(until))) }),
      ...(withNames ? [] : [words('names-out')]),
    ],
    downloads: kindsFor(plan).map((kind) => ({ label: words(`take-${kind}`), url: `/plan/${token}.${kind}` })),
  });
  send(res, 200, 'text/html; charset=utf-8', html);
}

function sendWords(
  deps: PlanDeps,
  res: ServerResponse,
  status: number,
  name: WordsPage['name'],
  locale: Locale = 'en',
): void {
  const words = wordsFor(deps.knowledge(), locale);
  const lang = locale === 'cy' ? 'cy' : 'en-GB';
  send(res, status, 'text/html; charset=utf-8', wordsPage({ lang, name, words, style: deps.style() ?? '' }));
}

/** @param extension given: a file to be kept, whose name says nothing of anybody */
function send(res: ServerResponse, status: number, type: string, body: string | Buffer, extension?: string): void {
  res.writeHead(status, {
    ...PLAN_HEADERS,
    'Content-Type': type,
    'Content-Length': String(Buffer.byteLength(body)),
    ...(extension && { 'Content-Disposition': `attachment; filename="plan.${extension}"` }),
  });
  res.end(body);
}
