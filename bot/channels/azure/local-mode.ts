/**
 * Without credentials nobody can be told from anybody else, so unsigned activities are taken only from programs on
 * this machine, and only sent back to it (DESIGN.md §7, PITFALLS.md T1, T2). Whatever is in doubt is refused.
 */
import type { IncomingMessage } from 'node:http';
import { isForwarded } from '../../caller.ts';
import { isLoopback, type Config } from '../../config.ts';

const CHANNELS: readonly string[] = ['emulator', 'msteams'];

/** Settings under which local mode is possible at all. */
export const mayBeLocal = ({ host, publicUrl, app }: Pick<Config, 'host' | 'publicUrl' | 'app'>): boolean =>
  app === undefined && publicUrl === undefined && isLoopback(host);

/** True when the request itself came from this machine, and not through a proxy on it. */
export function isFromHere(req: Pick<IncomingMessage, 'headers' | 'socket'>): boolean {
  return !isForwarded(req) && isLoopback(req.socket.remoteAddress ?? '') && isLoopback(hostOf(req.headers.host));
}

export const isLocalActivity = ({ channelId, serviceUrl }: { channelId: string; serviceUrl: string }): boolean =>
  CHANNELS.includes(channelId) && isLocalUrl(serviceUrl);

export function isLocalUrl(url: string): boolean {
  if (!URL.canParse(url)) return false;
  const { protocol, hostname } = new URL(url);
  return (protocol === 'http:' || protocol === 'https:') && isLoopback(hostname);
}

/** A page on the web can make a browser here call us under its own name; a name that is not ours is therefore refused. */
function hostOf(host: string | undefined): string {
  return host !== undefined && URL.canParse(`http://${host}`) ? new URL(`http://${host}`).hostname : '';
}
