/**
 * The plan's page and its downloads, for whoever has the link. What cannot be opened is answered alike, whether the
 * link was never given, has run out or was closed, so that nothing is learned by trying.
 */
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Server } from 'restify';
import { hasPlan, localeIn, planOf, showsNames, type Plan } from '../../dialogs/index.ts';
import { dayWords, type Knowledge, type Locale } from '../../knowledge/index.ts';
import { dayOf } from '../content.ts';
import type { ConversationRow, Store } from '../store/index.ts';
import { planDocument, wordsFor } from './document/build.ts';
import type { Words } from './document/parts.ts';
import { hasDates } from './document/doing.ts';
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
type Kind = 'page' | 'docx' | 'pdf' | 'ics';

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
  await SEND[kind as Kind](deps, opened, res);
}

interface Opened {
  readonly plan: Plan;
  readonly token: string;
  readonly until: number;
  readonly withNames: boolean;
  readonly locale: Locale;
  readonly knowledge: Knowledge;
  readonly words: Words;
  readonly now: Date;
}

function open(
  { memory }: ConversationRow,
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
    words: wordsFor(knowledge, locale),
  };
}

/** What makes files is loaded when one is asked for: a server that starts has no need of it yet. */
const SEND: Readonly<Record<Kind, (deps: PlanDeps, opened: Opened, res: ServerResponse) => Promise<void> | void>> = {
  page(deps, { plan, token, until, withNames, locale, knowledge, words }, res) {
    const html = planPage({
      document: planDocument(plan, knowledge, locale),
      words,
      style: deps.style() ?? '',
      about: [
        words('alive'),
        words('private', { date: dayWords(dayOf(new Date(until))) }),
        ...(withNames ? [] : [words('names-out')]),
      ],
      downloads: (hasDates(plan) ? (['docx', 'pdf', 'ics'] as const) : (['docx', 'pdf'] as const)).map((kind) => ({
        label: words(`take-${kind}`),
        url: `/plan/${token}.${kind}`,
      })),
    });
    send(res, 200, 'text/html; charset=utf-8', html);
  },

  async docx(_deps, { plan, knowledge, locale, words }, res) {
    const pageOf = words('part-of', { page: '{{page}}', pages: '{{pages}}' });
    const { wordFile } = await import('./files/word.ts');
    const type = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';
    send(res, 200, type, await wordFile(planDocument(plan, knowledge, locale), pageOf), 'docx');
  },

  async pdf(_deps, { plan, knowledge, locale, words, now }, res) {
    const { pdfFile } = await import('./files/pdf.ts');
    const pageOf = (page: number, pages: number): string => words('part-of', { page, pages });
    send(res, 200, 'application/pdf', await pdfFile(planDocument(plan, knowledge, locale), { at: now, pageOf }), 'pdf');
  },

  async ics(deps, { plan, token, words, now, locale }, res) {
    const { calendarFile } = await import('./files/calendar.ts');
    const file = calendarFile(plan, words, token, now);
    if (file === undefined) return sendWords(deps, res, 404, 'no-dates', locale);
    send(res, 200, 'text/calendar; charset=utf-8', file, 'ics');
  },
};

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
