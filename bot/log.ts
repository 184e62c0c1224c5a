/** The server's own log, one JSON line an event, on the error output. What enquirers write is never in it. */
import { pino, destination, type Logger } from 'pino';
import type { LogLevel } from './config.ts';

export type Log = Pick<Logger, 'info' | 'warn' | 'error' | 'fatal' | 'debug'>;

/** Where secrets could stand in what is logged beside a message. */
const SECRET = ['*.password', '*.authorization', '*.cookie', '*.token', '*.clientSecret', 'err.config', 'err.request'];

export function createLog(level: LogLevel): Log {
  const to = destination({ fd: 2, sync: true });
  return pino({ level, base: undefined, redact: { paths: SECRET, censor: '(left out)' } }, to);
}

export const silentLog: Log = pino({ level: 'silent' });
