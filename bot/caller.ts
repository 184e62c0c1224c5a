import type { IncomingMessage } from 'node:http';

/**
 * The address of who is calling, for limits. Only as many proxies as are known to stand in front are believed: what is
 * further left in the header was written by the caller.
 */
export function callerAddress(req: Pick<IncomingMessage, 'headers' | 'socket'>, proxyHops: number): string | undefined {
  const forwarded = String(req.headers['x-forwarded-for'] ?? '')
    .split(',')
    .map((address) => address.trim())
    .filter(Boolean);
  return (proxyHops > 0 && forwarded.at(-proxyHops)) || req.socket.remoteAddress;
}

/** True for a request that some proxy passed on. */
export const isForwarded = (req: Pick<IncomingMessage, 'headers'>): boolean =>
  Object.keys(req.headers).some((name) => name.startsWith('x-forwarded') || FORWARDED.includes(name));

const FORWARDED = ['forwarded', 'via', 'x-real-ip', 'x-client-ip', 'cf-connecting-ip', 'true-client-ip'];
