/** What can be done at any time, as buttons. Each says its words for the person, so the chat shows what happened. */
import { hooks } from 'botframework-webchat-component';
import type { CaseStatus } from '../protocol.ts';
import { offered } from './offered.ts';
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
