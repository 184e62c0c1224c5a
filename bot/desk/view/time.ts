/** Times as people read them, in the desk's own zone: the promises are made in it. */
const ZONE = 'Europe/London';
const clock = new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit', timeZone: ZONE });
const day = new Intl.DateTimeFormat('en-GB', { weekday: 'short', day: 'numeric', month: 'short', timeZone: ZONE });
const full = new Intl.DateTimeFormat('en-GB', { dateStyle: 'full', timeStyle: 'short', timeZone: ZONE });
const relative = new Intl.RelativeTimeFormat('en-GB', { numeric: 'auto' });

const MINUTE = 60_000;
const STEPS: readonly [Intl.RelativeTimeFormatUnit, number][] = [
  ['day', 24 * 60 * MINUTE],
  ['hour', 60 * MINUTE],
  ['minute', MINUTE],
];

export const ago = (at: number, now: number): string => {
  const [unit, size] = STEPS.find(([, least]) => Math.abs(now - at) >= least) ?? ['minute', MINUTE];
  return Math.abs(now - at) < MINUTE ? 'just now' : relative.format(Math.trunc((at - now) / size), unit);
};

const sameDay = (a: number, b: number): boolean => day.format(a) === day.format(b);
export const when = (at: number, now: number): string =>
  sameDay(at, now) ? clock.format(at) : `${day.format(at)}, ${clock.format(at)}`;
export const inFull = (at: number): string => full.format(at);
const long = new Intl.DateTimeFormat('en-GB', { dateStyle: 'full', timeZone: ZONE });
export const longDay = (iso: string): string => long.format(new Date(iso));
export const dayOf = (iso: string): string => day.format(new Date(iso));

/** The server's clock, as far as we know it: promises must not look missed because this computer's clock is wrong. */
let offset = 0;
export const now = (): number => Date.now() + offset;
export const clockSays = (server: number): void => void (offset = server - Date.now());
