/** The chat as plain pages and a form, for browsers without JavaScript: the same turns, nothing in a cookie. */
import { randomUUID } from 'node:crypto';
import type { Request, Response } from 'restify';
import { escape, renderMarkdown } from '../markdown.ts';
import type { Line, WidgetDeps } from './deps.ts';
import { readForm } from './form.ts';
import { fill, Html, sendPage } from './html.ts';
import { SITE_POLICY } from './site-pages.ts';
import { spoken, type Spoken } from './words.ts';

export function emptyChatPage(deps: WidgetDeps) {
  return async (_req: Request, res: Response): Promise<void> => {
    // Nothing is begun by looking: crawlers and previews open pages too.
    show(deps, res, { token: '', lines: [] });
  };
}

export function chatPage(deps: WidgetDeps) {
  return async (req: Request, res: Response): Promise<void> => {
    const { words } = spoken(deps);
    const form = await readForm(req).catch(() => undefined);
    if (!form) return show(deps, res, { token: '', lines: [], notice: words['too-large'], status: 413 });
    const text = (form.get('choice') ?? form.get('text') ?? '').trim();
    const token = form.get('token') || undefined;
    const onlyLooking = form.has('look');
    if (!text && !onlyLooking && !token) return show(deps, res, { token: '', lines: [], notice: words['page-empty'] });
    try {
      const id = form.get('id') ?? undefined;
      const talk = await deps.plainTalk.talk(req, { token, text: onlyLooking ? '' : text, id });
      const notice =
        talk.begunAnew && token ? words['page-expired'] : !text && !onlyLooking ? words['page-empty'] : undefined;
      show(deps, res, { ...talk, notice });
    } catch (error) {
      const { status, message } = error as { status?: number; message: string };
      if (typeof status !== 'number') deps.onTrouble?.('chat page', error);
      const notice = typeof status === 'number' ? message : words['trouble'];
      show(deps, res, { token: token ?? '', lines: [], notice, typed: text, status: status ?? 503 });
    }
  };
}

interface Shown {
  readonly token: string;
  readonly lines: readonly Line[];
  readonly notice?: string | undefined;
  /** Given back when it was not taken. */
  readonly typed?: string;
  readonly status?: number;
}

function show(deps: WidgetDeps, res: Response, { token, lines, notice, typed = '', status = 200 }: Shown): void {
  const { words } = spoken(deps);
  const newest = lines.at(-1);
  const html = fill(deps.page('chat'), {
    ...words,
    style: deps.assets.url('site.css') ?? '',
    transcript: new Html(transcript(lines, words)),
    notice: new Html(notice ? `<p class="form-notice" role="alert">${escape(notice)}</p>` : ''),
    choices: new Html(choices(newest)),
    look: new Html(
      lines.length > 0
        ? `<button name="look" value="1" class="quiet">${escape(words['page-refresh'] ?? '')}</button>`
        : '',
    ),
    token,
    id: randomUUID(),
    typed,
  });
  sendPage(res, html, { status, policy: SITE_POLICY });
}

function transcript(lines: readonly Line[], words: Spoken['words']): string {
  const shown = lines.filter(({ type }) => type === 'message');
  const newestReply = shown.findLastIndex(({ from }) => from?.role === 'user') + 1;
  return shown
    .map((line, index) => {
      const mine = line.from?.role === 'user';
      const who = mine ? words['you'] : line.from?.name ? `${line.from.name}, ${words['adviser']}` : words['chatbot'];
      const body = mine ? `<p>${escape(line.text ?? '').replace(/\n/g, '<br>')}</p>` : renderMarkdown(line.text ?? '');
      // The browser goes to it, so that nobody has to find the new answer by scrolling.
      const here = index === newestReply ? ' id="newest"' : '';
      return `<li class="${mine ? 'mine' : 'theirs'}"${here}><p class="who">${escape(who ?? '')}</p>${body}</li>`;
    })
    .join('');
}

function choices(newest: Line | undefined): string {
  const actions = newest?.suggestedActions?.actions ?? [];
  return actions
    .filter(({ value }) => typeof value === 'string')
    .map(
      ({ title, value }) =>
        `<button name="choice" value="${escape(String(value))}" class="quiet">${escape(title)}</button>`,
    )
    .join('');
}
