/** What a signed-in adviser can ask and do with cases: the desk's JSON interface. */
import { agreedIn, isPlanBegun } from '../../dialogs/index.ts';
import type { Knowledge, Nation } from '../../knowledge/index.ts';
import { isDay, NATIONS } from '../../knowledge/index.ts';
import { appendEvent, isInConflict } from '../cases/index.ts';
import type { CaseResult, Cases } from '../cases/index.ts';
import type { Account, CaseRow, Store } from '../store/index.ts';
import { caseLine, caseView, colleague } from './case-view.ts';
import type { Viewer } from './case-view.ts';
import { Refused, jsonOf, sendJson, textField } from './http.ts';
import type { Hub } from './hub.ts';
import type { Handler, SignedInRequest } from './route.ts';
import type { CaseView, Problem, Queue, Suggestions } from './wire.ts';
import { words } from './view/strings.ts';

export interface CaseRoutesDeps {
  readonly store: Store;
  readonly cases: Cases;
  readonly hub: Hub;
  readonly knowledge: () => Knowledge;
  readonly suggest: (question: string, nation: Nation | undefined) => Suggestions;
  /** There is a page with a case's plan. */
  readonly showsPlans: boolean;
  readonly staleContentSince: () => number | undefined;
  readonly now: () => number;
}

export const LONGEST_REPLY = 8_000;
export const LONGEST_NOTE = 4_000;
const LONGEST_WORD = 200;
const CLOSED_LATELY = 30 * 24 * 3_600_000;
const MOST_CLOSED = 50;
/** A tender or a merger may take half a year. */
const CONFLICT_FOR = 183 * 24 * 3_600_000;
const CLIENT_ID = /^[\w-]{8,64}$/;
const LONGEST_STEP = 280;

function clientId(body: Record<string, unknown>): string {
  const id = textField(body, 'id', 64);
  if (!CLIENT_ID.test(id)) throw new Refused(400, words.problems.badId);
  return id;
}

type Act = (reference: string, adviser: string, body: Record<string, unknown>) => Promise<CaseResult>;

export function caseRoutes(deps: CaseRoutesDeps) {
  const { store, cases, hub, now } = deps;

  async function viewerFor(account: Account): Promise<Viewer> {
    const accounts = new Map((await store.accounts()).map((known) => [known.id, known]));
    return { me: account.id, now: now(), accounts };
  }

  const queue: Handler = async ({ res, signedIn }) => {
    const viewer = await viewerFor(signedIn.account);
    const [open, closed] = await Promise.all([cases.queue(), cases.closedSince(viewer.now - CLOSED_LATELY)]);
    const lines = (rows: readonly CaseRow[]) => rows.map((row) => caseLine(row, viewer));
    const me = colleague(viewer.accounts, viewer.me);
    const since = deps.staleContentSince();
    const queue = {
      me,
      now: viewer.now,
      cases: lines(open),
      closed: lines(closed.slice(0, MOST_CLOSED)),
      ...(since !== undefined && { staleContentSince: since }),
    };
    sendJson(res, 200, queue satisfies Queue);
  };

  const one: Handler = async (request) => {
    const after = Number(request.url.searchParams.get('after') ?? 0);
    // The page asks again after each hint; only opening the case is reading it.
    if (after === 0) await cases.viewed(request.params['reference'] ?? '', request.signedIn.account.id);
    sendJson(request.res, 200, await viewOf(request, Number.isSafeInteger(after) ? after : 0));
  };

  /** All that is held of a case, to keep beside a complaint or to hand to the person whose it is. */
  const record: Handler = async (request) => {
    const { line, packet, transcript, notes, history } = await viewOf(request, 0);
    const { reference } = line;
    const { id, name } = request.signedIn.account;
    await appendEvent(store, reference, () => ({ kind: 'exported', by: id, data: { name } }), now());
    const file = { 'content-disposition': `attachment; filename="case-${reference}.json"` };
    sendJson(request.res, 200, { line, packet, transcript, notes, history }, file);
  };

  async function viewOf({ params, signedIn }: SignedInRequest, after: number): Promise<CaseView> {
    const full = await cases.inFull(params['reference'] ?? '', after);
    if (!full) throw new Refused(404, words.problems['unknown-case']);
    const { conversation, reference } = full.case;
    const [viewer, talk, undelivered, newest, open, closed] = await Promise.all([
      viewerFor(signedIn.account),
      store.conversation(conversation),
      store.undelivered(conversation),
      store.newestCase(conversation),
      cases.queue(),
      cases.closedSince(now() - CONFLICT_FOR),
    ]);
    const conflict = isInConflict(full.case, [...open, ...closed]);
    const knowledge = deps.knowledge();
    const hasPlan = deps.showsPlans && talk !== undefined && isPlanBegun(talk.memory);
    return caseView({
      full,
      viewer,
      undelivered,
      newest: newest?.reference === reference,
      knowledge,
      conflict,
      hasPlan,
      agreed: talk ? agreedIn(talk.memory) : [],
    });
  }

  /** A change of a case, and the answer to it: the line as it is then, or in words why not. */
  const act =
    (change: Act): Handler =>
    async ({ req, res, params, signedIn }) => {
      const result = await change(params['reference'] ?? '', signedIn.account.id, await jsonOf(req));
      if ('case' in result) {
        const viewer = await viewerFor(signedIn.account);
        return sendJson(res, 200, { line: caseLine(result.case, viewer) });
      }
      const by = 'by' in result ? result.by : undefined;
      const error = result.refused === 'taken' ? words.problems.taken(result.by) : words.problems[result.refused];
      const status =
        result.refused === 'unknown-case'
          ? 404
          : result.refused.startsWith('unknown') || result.refused === 'detail-missing'
            ? 400
            : 409;
      sendJson(res, status, { error, refused: result.refused, ...(by && { by }) } satisfies Problem);
    };

  const suggestions: Handler = async ({ res, url }) => {
    const text = (url.searchParams.get('text') ?? '').trim();
    const nation = NATIONS.find((known) => known === url.searchParams.get('nation'));
    sendJson(res, 200, text === '' ? { items: [] } : deps.suggest(text, nation));
  };

  /** The page is open and its adviser is there: every case they have stays with them. */
  const here: Handler = async ({ res, signedIn }) => {
    const mine = (await cases.queue()).filter(
      ({ state, adviser }) => state === 'with-adviser' && adviser === signedIn.account.id,
    );
    await Promise.all(mine.map(({ reference }) => cases.renew(reference, signedIn.account.id)));
    sendJson(res, 200, { mine: mine.length });
  };

  const typing: Handler = async ({ res, params, signedIn }) => {
    hub.typing(signedIn.account.id, params['reference'] ?? '');
    sendJson(res, 200, {});
  };

  return {
    queue,
    one,
    record,
    suggestions,
    here,
    typing,
    take: act((reference, adviser) => cases.take(reference, adviser)),
    giveBack: act((reference, adviser) => cases.giveBack(reference, adviser)),
    release: act((reference, adviser) => cases.release(reference, adviser)),
    reopen: act((reference, adviser) => cases.reopen(reference, adviser)),
    note: act((reference, adviser, body) => cases.note(reference, adviser, textField(body, 'text', LONGEST_NOTE))),
    agree: act((reference, adviser, body) => {
      const by = body['by'] === undefined || body['by'] === '' ? undefined : textField(body, 'by', 10);
      if (by !== undefined && !isDay(by)) throw new Refused(400, words.problems.badDay);
      const text = textField(body, 'text', LONGEST_STEP).replace(/\s+/g, ' ').trim();
      return cases.agree(reference, adviser, { text, ...(by !== undefined && { by }) }, clientId(body));
    }),
    reply: act((reference, adviser, body) => {
      const id = clientId(body);
      return cases.reply(reference, adviser, textField(body, 'text', LONGEST_REPLY), id);
    }),
    transfer: act(async (reference, adviser, body) => {
      const to = textField(body, 'to', LONGEST_WORD);
      if (!(await store.accountById(to))) throw new Refused(400, words.problems.nobody);
      return cases.transfer(reference, adviser, to);
    }),
    close: act((reference, adviser, body) => {
      const detail =
        body['detail'] === undefined || body['detail'] === '' ? undefined : textField(body, 'detail', LONGEST_WORD);
      return cases.close(reference, adviser, textField(body, 'outcome', LONGEST_WORD), detail);
    }),
  };
}
