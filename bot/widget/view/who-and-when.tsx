/** Beneath each message: the name of an adviser, and the time as it is written here. */
import type { ReactWebChatProps } from 'botframework-webchat-component';
import type { Settings } from './settings.ts';

type Middleware = Extract<NonNullable<ReactWebChatProps['activityStatusMiddleware']>, (...args: never) => unknown>;
interface Shown {
  readonly from?: { readonly id?: string; readonly name?: string; readonly role?: string };
  readonly timestamp?: string;
}

export function whoAndWhen({ say, locale }: Settings): Middleware {
  return () => (next) => (args) => {
    // Web Chat knows best how to say that something is on its way, or has not arrived.
    if (args.sendState !== 'sent') return next(args);
    const { from, timestamp } = args.activity as Shown;
    // The bot needs no name: it is who one came to talk to.
    const isAdviser = from?.role === 'bot' && from.id === 'adviser';
    const who = isAdviser ? [from.name, say('adviser')].filter(Boolean).join(', ') : undefined;
    const when = args.hideTimestamp || !timestamp ? undefined : new Date(timestamp);
    return (
      <div className={from?.role === 'user' ? 'when mine' : 'when'}>
        {who && <span className="who">{who}</span>}
        {when && <time dateTime={timestamp}>{timeOf(when, new Date(), locale, say)}</time>}
      </div>
    );
  };
}

export function timeOf(when: Date, now: Date, locale: string, say: Settings['say']): string {
  const time = new Intl.DateTimeFormat(locale, { hour: '2-digit', minute: '2-digit' }).format(when);
  const dayOf = (date: Date) => new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'long' }).format(date);
  const yesterday = new Date(now.getFullYear(), now.getMonth(), now.getDate() - 1);
  if (dayOf(when) === dayOf(now)) return time;
  return `${dayOf(when) === dayOf(yesterday) ? say('yesterday') : dayOf(when)}, ${time}`;
}
