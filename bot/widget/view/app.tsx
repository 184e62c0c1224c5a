/** The whole of the frame: header, status line, chat, and what is there instead when it is over. */
import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { Chat } from './chat.tsx';
import { createConnection, type Connection, type Health } from './connection/connection.ts';
import type { SendingState } from './connection/outgoing.ts';
import { createSessions } from './connection/session.ts';
import { createStorage } from './connection/storage.ts';
import { Header } from './header.tsx';
import type { Host } from './host.ts';
import { Notice } from './notice.tsx';
import { End, LeaveQuestion } from './panels.tsx';
import type { CaseStatus } from '../protocol.ts';
import type { Settings } from './settings.ts';
import { StatusLine } from './status-line.tsx';
import { watchForWaking } from './waking.ts';

type Stage = 'chat' | 'asking-to-leave' | 'left' | 'left-here-only' | 'gone';

/** How long a cleared screen waits before it says that only this device is cleared. */
const LEAVE_MS = 8_000;

export function App({ settings, host }: { settings: Settings; host: Host }) {
  const { say } = settings;
  const [round, setRound] = useState(0);
  const [stage, setStage] = useState<Stage>('chat');
  const [health, setHealth] = useState<Health>('opening');
  const [sending, setSending] = useState<SendingState>();
  const [status, setStatus] = useState<CaseStatus>();
  const shown = useShown(host);
  const unread = useUnread(host, shown);

  const storage = useMemo(() => createStorage({ tab: () => sessionStorage, device: () => localStorage }), []);
  const [kept, setKept] = useState(storage.onDevice);
  const [connection, setConnection] = useState<Connection>();

  useEffect(() => {
    const { domain, tokenUrl, locale } = settings;
    const begun = createConnection({
      domain,
      locale,
      sessions: createSessions({ domain, tokenUrl, storage, fetch: window.fetch.bind(window) }),
      onHealth(now) {
        setHealth(now);
        if (now === 'online') host.tell({ type: 'started' });
        if (now === 'gone') setStage((before) => (before === 'chat' || before === 'asking-to-leave' ? 'gone' : before));
      },
      onCase: setStatus,
      onSending: setSending,
      onReply: unread,
    });
    setConnection(begun);
    const stopWatching = watchForWaking(window, () => begun.wake());
    return () => {
      stopWatching();
      begun.end();
    };
    // A new round is a new conversation; everything else here is for life.
  }, [round]);

  const leave = useCallback(async () => {
    setStage('left');
    setStatus(undefined);
    const done = connection?.sayNow(say('leave-says')) ?? Promise.resolve();
    // First the device: the person may be in a hurry, and whoever comes next reads this screen.
    storage.clear();
    setKept(false);
    host.tell({ type: 'cleared' });
    const late = new Promise<never>((_, reject) => setTimeout(reject, LEAVE_MS));
    await Promise.race([done, late]).catch(() => setStage('left-here-only'));
    connection?.end();
  }, [connection, host, say, storage]);

  const again = () => {
    storage.clear();
    setKept(false);
    setConnection(undefined);
    setHealth('opening');
    setSending(undefined);
    setStatus(undefined);
    setStage('chat');
    setRound((before) => before + 1);
  };
  const close = useCallback(() => host.tell({ type: 'close' }), [host]);
  useEscape(close);

  const over = stage === 'left' || stage === 'left-here-only' || stage === 'gone';
  return (
    <div className="frame">
      <Header
        settings={settings}
        onClose={host.inFrame ? close : undefined}
        onLeave={over ? undefined : () => setStage('asking-to-leave')}
      />
      <main>
        <StatusLine status={over ? undefined : status} settings={settings} />
        <Notice health={over ? 'online' : health} sending={sending} settings={settings} />
        {stage === 'asking-to-leave' && (
          <LeaveQuestion settings={settings} onYes={() => void leave()} onNo={() => setStage('chat')} />
        )}
        {stage === 'left' && <End settings={settings} title={say('left')} more={say('left-more')} onAgain={again} />}
        {stage === 'left-here-only' && (
          <End settings={settings} title={say('left')} more={say('left-here-only')} onAgain={again} />
        )}
        {stage === 'gone' && <End settings={settings} title={say('ended')} onAgain={again} />}
        {!over && connection && health !== 'opening' && (
          <Chat
            key={round}
            connection={connection}
            settings={settings}
            inert={stage === 'asking-to-leave'}
            shown={shown}
            status={status}
            kept={kept}
            onKeep={(keep) => {
              storage.keepOnDevice(keep);
              setKept(keep);
            }}
          />
        )}
      </main>
    </div>
  );
}

function useShown(host: Host): boolean {
  const [shown, setShown] = useState(!host.inFrame);
  useEffect(() => host.onShown(setShown), [host]);
  return shown;
}

/** Counts what arrives while nobody looks. */
function useUnread(host: Host, shown: boolean): () => void {
  const state = useRef({ shown, count: 0 });
  useEffect(() => {
    state.current = { shown, count: 0 };
    if (shown) host.tell({ type: 'unread', count: 0 });
  }, [host, shown]);
  return useCallback(() => {
    if (state.current.shown) return;
    state.current.count += 1;
    host.tell({ type: 'unread', count: state.current.count });
  }, [host]);
}

function useEscape(close: () => void): void {
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      // In the transcript Web Chat has a use of its own for it: out of a message, back to the text box.
      const inTranscript = event.target instanceof Element && event.target.closest('.webchat__basic-transcript');
      if (event.key === 'Escape' && !event.defaultPrevented && !inTranscript) close();
    };
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, [close]);
}
