/** Everything of the widget that the server answers: the script, the frame, the pages, the form. */
import type { Request, Response, Server } from 'restify';
import { FOR_EVER, sendAsset } from './assets.ts';
import { chatPage, emptyChatPage } from './chat-page.ts';
import type { WidgetDeps } from './deps.ts';
import { framePage } from './frame-page.ts';
import { sendPage } from './html.ts';
import { loaderScript } from './loader-script.ts';
import { SITE_POLICY, sitePage } from './site-pages.ts';
import { localeOf } from './words.ts';

const PAGES = { '/': 'home', '/privacy': 'privacy', '/accessibility': 'accessibility' } as const;

export function widgetRoutes(server: Server, deps: WidgetDeps): void {
  const route = (run: Handler) => guarded(deps, run);
  for (const [path, name] of Object.entries(PAGES)) server.get(path, route(sitePage(deps, name)));
  server.get('/chat', route(emptyChatPage(deps)));
  server.post('/chat', route(chatPage(deps)));
  server.get('/widget/frame', route(framePage(deps, deps.page('frame'))));
  server.get('/widget.js', route(script(deps)));
  server.get('/assets/:file', route(asset(deps)));
}

type Handler = (req: Request, res: Response) => Promise<void>;

function script(deps: WidgetDeps): Handler {
  const made = new Map<string, ReturnType<typeof loaderScript>>();
  return async (req, res) => {
    const locale = localeOf(new URL(req.url ?? '/', 'http://local').searchParams.get('locale'));
    if (!made.has(locale)) made.set(locale, loaderScript(deps, locale));
    const found = made.get(locale);
    // Short, so that a new version reaches every site that carries it within minutes.
    if (found) sendAsset(req, res, found, 'public, max-age=300');
    else notFound(res);
  };
}

function asset(deps: WidgetDeps): Handler {
  return async (req, res) => {
    const found = deps.assets.byFile((req.params as { file: string }).file);
    if (found) sendAsset(req, res, found, FOR_EVER);
    else notFound(res);
  };
}

function guarded(deps: WidgetDeps, run: Handler): Handler {
  return async (req, res) => {
    try {
      await run(req, res);
    } catch (error) {
      deps.onTrouble?.(req.url ?? '', error);
      if (res.headersSent) res.destroy();
      else sendPage(res, '', { status: 500, policy: SITE_POLICY });
    }
  };
}

function notFound(res: Response): void {
  res.writeHead(404, { 'Content-Type': 'text/plain', 'Content-Length': '0' });
  res.end();
}
