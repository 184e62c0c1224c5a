/** Everything of the widget that the server answers: the script, the frame, the pages, the form. */
import type { Request, Response, Server } from 'restify';
import { FOR_EVER, sendAsset, type Asset } from './assets.ts';
import { chatPage, emptyChatPage } from './chat-page.ts';
import type { WidgetDeps } from './deps.ts';
import { framePage } from './frame-page.ts';
import { sendPage } from './html.ts';
import { loaderScript } from './loader-script.ts';
import { SITE_POLICY, sitePage } from './site-pages.ts';

const PAGES = { '/': 'home', '/privacy': 'privacy', '/accessibility': 'accessibility' } as const;

export function widgetRoutes(server: Server, deps: WidgetDeps): void {
  const route = (run: Handler) => guarded(deps, run);
  for (const [path, name] of Object.entries(PAGES)) server.get(path, route(sitePage(deps, name)));
  server.get('/chat', route(emptyChatPage(deps)));
  server.post('/chat', route(chatPage(deps)));
  server.get('/widget/frame', route(framePage(deps, deps.page('frame'))));
  server.get('/widget.js', route(script(deps, 'loader.js')));
  server.get('/widget.mjs', route(script(deps, 'loader.mjs')));
  server.get('/assets/:file', route(asset(deps)));
}

type Handler = (req: Request, res: Response) => Promise<void>;

/** Made once, when it is first asked for. */
function script(deps: WidgetDeps, name: string): Handler {
  let made: Asset | undefined;
  return async (req, res) => {
    made ??= loaderScript(deps, name);
    // Short, so that a new version reaches every site that carries it within minutes.
    if (made) sendAsset(req, res, made, 'public, max-age=300');
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
