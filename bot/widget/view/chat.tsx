/** Web Chat itself, put together from its own parts. */
import { Components, hooks } from 'botframework-webchat-component';
import { useEffect, useMemo } from 'react';
import type { CaseStatus } from '../protocol.ts';
import { renderMarkdown } from '../markdown.ts';
import { Actions } from './actions.tsx';
import type { Connection } from './connection/connection.ts';
import { ReadFromStart } from './read-from-start.ts';
import type { Settings } from './settings.ts';
import { STYLE, stringsOf } from './web-chat.ts';
import { whoAndWhen } from './who-and-when.tsx';

const { AccessKeySinkSurface, BasicSendBox, BasicTranscript, Composer } = Components;

interface Props {
  readonly connection: Connection;
  readonly settings: Settings;
  /** A question stands over the chat. */
  readonly inert: boolean;
  readonly shown: boolean;
  readonly status: CaseStatus | undefined;
  readonly kept: boolean;
  readonly onKeep: (keep: boolean) => void;
}

export function Chat({ connection, settings, inert, shown, status, kept, onKeep }: Props) {
  const { say, nonce, locale } = settings;
  const strings = useMemo(() => stringsOf(say), [say]);
  const activityStatus = useMemo(() => whoAndWhen(settings), [settings]);
  const markdown = useMemo(() => {
    const opensElsewhere = say('opens-elsewhere');
    return (text: string) => renderMarkdown(text, { opensElsewhere });
  }, [say]);
  return (
    <div className="chat" {...(inert && { inert: '' })}>
      <Composer
        directLine={connection}
        locale={locale}
        nonce={nonce}
        overrideLocalizedStrings={strings}
        renderMarkdown={markdown}
        activityStatusMiddleware={activityStatus}
        styleOptions={STYLE}
        suggestedActionsAccessKey={false}
        sendTypingIndicator={false}
      >
        <AccessKeySinkSurface className="talk">
          <BasicTranscript className="transcript" />
          <BasicSendBox className="send-box" />
          <Actions settings={settings} status={status} kept={kept} onKeep={onKeep} />
          <FocusWhenShown shown={shown} />
          <ReadFromStart />
        </AccessKeySinkSurface>
      </Composer>
    </div>
  );
}

/** Into the text box, but for a finger: there the keyboard would cover the greeting. */
function FocusWhenShown({ shown }: { shown: boolean }) {
  const focus = hooks.useFocus() as (where: string) => Promise<void>;
  useEffect(() => {
    if (!shown) return;
    if (window.matchMedia('(pointer: coarse)').matches) document.getElementById('title')?.focus();
    else void focus('sendBox');
  }, [shown]);
  return null;
}
