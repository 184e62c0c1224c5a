/** The demo page and its neighbours: a support organisation's site with the widget on it. */
import type { Request, Response } from 'restify';
import type { WidgetDeps } from './deps.ts';
import { fill, sendPage, type Values } from './html.ts';

/** No inline script or style, nothing from elsewhere: what a careful host site would have. */
export const SITE_POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data:",
  "frame-src 'self'",
  "base-uri 'none'",
  "form-action 'self'",
  "frame-ancestors 'none'",
].join('; ');

export function sitePage(deps: WidgetDeps, name: string) {
  return async (req: Request, res: Response): Promise<void> => {
    const values: Values = {
      style: deps.assets.url('site.css') ?? '',
      address: deps.ownUrl(req),
      'conversation-days': deps.keep.conversationDays,
      'case-days': deps.keep.caseDays,
    };
    sendPage(res, fill(deps.page(name), values), { policy: SITE_POLICY, headers: { 'Cache-Control': 'no-cache' } });
  };
}
