import type { Settings } from './settings.ts';

interface Props {
  readonly settings: Settings;
  /** Undefined where the chat is a page of its own. */
  readonly onClose: (() => void) | undefined;
  /** Undefined when there is nothing to clear. */
  readonly onLeave: (() => void) | undefined;
}

export function Header({ settings: { say }, onClose, onLeave }: Props) {
  return (
    <header className="bar">
      <h1 id="title" tabIndex={-1}>
        {say('title')}
      </h1>
      {onLeave && (
        <button type="button" className="leave" onClick={onLeave}>
          {say('leave')}
        </button>
      )}
      {onClose && (
        <button type="button" className="close" onClick={onClose} aria-label={say('close')} title={say('close')}>
          <svg viewBox="0 0 20 20" width="20" height="20" aria-hidden="true" focusable="false">
            <path d="M4 7l6 6 6-6" fill="none" stroke="currentColor" strokeWidth="2.4" strokeLinecap="round" />
          </svg>
        </button>
      )}
    </header>
  );
}
