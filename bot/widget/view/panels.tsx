/** What takes the place of the chat: the question before clearing, and the end. */
import { useEffect, useRef } from 'react';
import type { Settings } from './settings.ts';

export function LeaveQuestion({
  settings: { say },
  onYes,
  onNo,
}: {
  settings: Settings;
  onYes: () => void;
  onNo: () => void;
}) {
  const no = useRef<HTMLButtonElement>(null);
  useEffect(() => no.current?.focus(), []);
  return (
    <div
      className="question"
      role="alertdialog"
      aria-labelledby="leave-question"
      aria-describedby="leave-warning"
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return;
        event.stopPropagation();
        onNo();
      }}
    >
      <h2 id="leave-question">{say('leave-question')}</h2>
      <p id="leave-warning">{say('leave-warning')}</p>
      <div className="choices">
        <button type="button" className="main" onClick={onYes}>
          {say('leave-yes')}
        </button>
        <button type="button" ref={no} onClick={onNo}>
          {say('leave-no')}
        </button>
      </div>
    </div>
  );
}

interface EndProps {
  readonly settings: Settings;
  readonly title: string;
  readonly more?: string | undefined;
  readonly onAgain: () => void;
}

export function End({ settings: { say }, title, more, onAgain }: EndProps) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  return (
    <div className="end">
      <h2 ref={heading} tabIndex={-1}>
        {title}
      </h2>
      <p role="status">{more}</p>
      <button type="button" className="main" onClick={onAgain}>
        {say('start-again')}
      </button>
    </div>
  );
}
