import type { Health } from './connection/connection.ts';
import type { SendingState } from './connection/outgoing.ts';
import type { Settings } from './settings.ts';
import { useLater } from './use-later.ts';

interface Props {
  readonly health: Health;
  readonly sending: SendingState | undefined;
  readonly settings: Settings;
}

/** A short break is nobody's business. */
const PATIENCE_MS = 3_000;

/** What a person should know of the line: only what lasts, and what became of their message. */
export function Notice({ health, sending, settings: { say } }: Props) {
  const longOffline = useLater(health === 'offline', PATIENCE_MS);
  const longOpening = useLater(health === 'opening', PATIENCE_MS * 2);
  const longWaiting = useLater(sending?.kind === 'waiting', PATIENCE_MS / 2);
  const words = (() => {
    if (sending?.kind === 'failed') return sending.words ?? say('not-sent');
    if (longWaiting && sending) return sending.words ?? say('waiting-to-send');
    if (longOffline) return say('offline');
    if (health === 'opening') return longOpening ? say('slow') : say('opening');
    return undefined;
  })();
  return (
    <div className="notice" role="status">
      {words && <p>{words}</p>}
    </div>
  );
}
