/** The page in the frame, under the strict policy of DESIGN.md §7. */
import { randomBytes } from 'node:crypto';
import type { Request, Response } from 'restify';
import type { FrameSettings } from '../protocol.ts';
import type { WidgetDeps } from './deps.ts';
import { Html, fill, jsonForPage, sendPage } from './html.ts';
import { spoken } from './words.ts';

/** The hash is that of an empty style element, which a part of Web Chat makes before it fills it by script. */
const EMPTY_STYLE = "'sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU='";

export function framePolicy(nonce: string, ancestors: readonly string[], connect: readonly string[] = []): string {
  return [
    "default-src 'none'",
    `script-src 'nonce-${nonce}'`,
    `style-src 'self' 'nonce-${nonce}' ${EMPTY_STYLE}`,
    "img-src 'self' data: blob:",
    ["connect-src 'self'", ...connect].join(' '),
    "base-uri 'none'",
    "form-action 'none'",
    ["frame-ancestors 'self'", ...ancestors].join(' '),
  ].join('; ');
}

export function framePage(deps: WidgetDeps, template: string) {
  return async (req: Request, res: Response): Promise<void> => {
    const query = new URL(req.url ?? '/', 'http://local').searchParams;
    const { locale, words } = spoken(deps, query.get('locale'));
    const own = deps.ownUrl(req);
    const site = query.get('site') ?? new URL(own).origin;
    const nonce = randomBytes(16).toString('base64');
    const azure = deps.azureDirectLine;
    const policy = framePolicy(nonce, deps.widgetOrigins, azure ? originsOf(azure.domain, azure.tokenUrl) : []);
    // The page answers only to a site that may carry it: what it says to that site names it.
    if (!deps.isOwnOrigin(site, req) && !deps.widgetOrigins.includes(site))
      return sendPage(res, '', { status: 403, policy });
    const settings: FrameSettings = {
      domain: azure?.domain ?? '/v3/directline',
      tokenUrl: azure?.tokenUrl ?? '/v3/directline/tokens/generate',
      site,
      locale,
      words,
    };
    const script = deps.assets.url('view.js');
    const html = fill(template, {
      locale,
      title: words['title'] ?? '',
      opening: script ? (words['opening'] ?? '') : '',
      'no-script': words['no-script'] ?? '',
      'no-script-link': words['no-script-link'] ?? '',
      settings: jsonForPage(settings),
      style: deps.assets.url('view.css') ?? '',
      script: new Html(script ? `<script src="${script}" nonce="${nonce}" defer></script>` : ''),
      fallback: new Html(script ? '' : `<a href="/chat" target="_blank">${words['no-script-link'] ?? ''}</a>`),
    });
    sendPage(res, html, { policy, headers: { 'Referrer-Policy': 'no-referrer' } });
  };
}

const originsOf = (...urls: readonly string[]): string[] => [
  ...new Set(
    urls
      .filter((url) => URL.canParse(url))
      .map((url) => new URL(url).origin)
      .flatMap((origin) => [origin, origin.replace(/^http/, 'ws')]),
  ),
];
