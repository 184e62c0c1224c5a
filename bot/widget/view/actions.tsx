/** What can be done at any time, as buttons. Each says its words for the person, so the chat shows what happened. */
import { hooks } from 'botframework-webchat-component';
import type { CaseStatus } from '../protocol.ts';
import type { Settings } from './settings.ts';

interface Props {
  readonly settings: Settings;
  readonly status: CaseStatus | undefined;
  readonly kept: boolean;
  readonly onKeep: (keep: boolean) => void;
}

export function Actions({ settings: { say }, status, kept, onKeep }: Props) {
  const sendMessage = hooks.useSendMessage() as (text: string) => void;
  return (
    <section className="actions" aria-label={say('actions')}>
      {offered(status).map((name) => (
        <button key={name} type="button" onClick={() => sendMessage(say(`${name}-says`))}>
          {say(name)}
        </button>
      ))}
      <label className="keep" title={say('keep-hint')}>
        <input
          type="checkbox"
          checked={kept}
          onChange={({ target }) => onKeep(target.checked)}
          aria-describedby="keep-hint"
        />
        {say('keep')}
      </label>
      <span id="keep-hint" hidden>
        {say('keep-hint')}
      </span>
      <a href="/privacy" target="_blank" rel="noopener noreferrer">
        {say('privacy')}
      </a>
    </section>
  );
}

/** Phrases; what the button writes is the phrase of the same name with `-says`. The way out of a request is one of them. */
export function offered(status: CaseStatus | undefined): readonly ('short' | 'person' | 'cancel' | 'back')[] {
  switch (status?.state) {
    case 'with-adviser':
      return ['back'];
    case 'waiting':
    case 'left-message':
      return ['short', 'cancel'];
    default:
      return ['short', 'person'];
  }
}
