/** Which web pages may call us from a browser, and where the browser finds us (PITFALLS.md B5, L3). */
import type { IncomingMessage } from 'node:http';

export interface Site {
  /** The address that people use, when it is not the `Host` header's. */
  readonly publicUrl?: string | undefined;
  /** Origins of the sites that carry the widget, such as `https://www.example.org`. */
  readonly widgetOrigins: readonly string[];
}

/** True for a caller that is no web page (no `Origin`), for our own pages and for the sites named in the settings. */
export function mayCall(req: Pick<IncomingMessage, 'headers'>, site: Site): boolean {
  const { origin } = req.headers;
  return origin === undefined || isOwn(origin, req, site) || site.widgetOrigins.includes(origin);
}

/** Our own base address, without a slash at its end. */
export function ownUrl(req: Pick<IncomingMessage, 'headers'>, site: Site): string {
  if (site.publicUrl) return site.publicUrl.replace(/\/+$/, '');
  // Only the caller's own screen is shown what it says here, so the header of an unknown proxy may be believed.
  const secure =
    String(req.headers['x-forwarded-proto'] ?? '')
      .split(',')[0]
      ?.trim() === 'https';
  return `${secure ? 'https' : 'http'}://${req.headers.host ?? 'localhost'}`;
}

export const socketUrl = (url: string): string => url.replace(/^http/, 'ws');

export function isOwn(origin: string, req: Pick<IncomingMessage, 'headers'>, site: Site): boolean {
  if (site.publicUrl && new URL(site.publicUrl).origin === origin) return true;
  // The scheme is left out: behind a proxy that ends TLS we cannot know it.
  return URL.canParse(origin) && new URL(origin).host === req.headers.host;
}
