import type { CaseStatus } from '../protocol.ts';
import type { Settings } from './settings.ts';

/** One line above the chat: asked, with whom, ended (DESIGN.md §7). Announced when it changes. */
export function StatusLine({ status, settings }: { status: CaseStatus | undefined; settings: Settings }) {
  const words = status && wordsOf(status, settings, new Date());
  return (
    <div className="status" role="status" data-state={status?.state}>
      {words && (
        <p>
          <span className="dot" aria-hidden="true" />
          {words}
        </p>
      )}
    </div>
  );
}

export function wordsOf(
  status: CaseStatus,
  { say, locale }: Pick<Settings, 'say' | 'locale'>,
  now: Date,
): string | undefined {
  const parts = (() => {
    switch (status.state) {
      case 'waiting':
        return [say('status-waiting'), promise(status, say, locale, now)];
      case 'left-message':
        return [say('status-left-message'), promise(status, say, locale, now)];
      case 'with-adviser':
        return [status.adviser ? say('status-adviser', { adviser: status.adviser }) : say('status-adviser-unnamed')];
      case 'wrap-up':
      case 'closed':
        return status.reference ? [say('status-closed')] : [];
      default:
        return [];
    }
  })();
  if (parts.length === 0) return undefined;
  if (status.reference) parts.push(`${say('status-reference', { reference: status.reference })}.`);
  return parts.filter(Boolean).join(' ');
}

function promise({ promised }: CaseStatus, say: Settings['say'], locale: string, now: Date): string | undefined {
  const at = promised === undefined ? undefined : new Date(promised);
  // A time that has passed is the server's to speak of: it has a sentence for it in the chat.
  if (!at || Number.isNaN(at.getTime()) || at <= now) return undefined;
  const inLondon = (date: Date, format: Intl.DateTimeFormatOptions) =>
    new Intl.DateTimeFormat(locale, { timeZone: 'Europe/London', ...format }).format(date);
  const day = { weekday: 'long', day: 'numeric', month: 'long' } as const;
  const when =
    inLondon(at, day) === inLondon(now, day)
      ? say('status-today', { time: inLondon(at, { hour: '2-digit', minute: '2-digit' }) })
      : say('status-day', { day: inLondon(at, day) });
  return say('status-promised', { when });
}
