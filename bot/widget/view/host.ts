/** The page that carries the frame: named both ways, so no other page is told or obeyed. */
import { marked, readMessage, type ToFrame, type ToHost } from '../protocol.ts';

export interface Host {
  tell(message: ToHost): void;
  /** Calls back whenever the window is shown or hidden, and at once with how it is. */
  onShown(listener: (shown: boolean) => void): () => void;
  /** False where the chat is a page of its own. */
  readonly inFrame: boolean;
}

export function connectHost(frame: Window, site: string): Host {
  const inFrame = frame.parent !== frame;
  const listeners = new Set<(shown: boolean) => void>();
  let shown = !inFrame;
  const tell = (message: ToHost) => {
    if (inFrame) frame.parent.postMessage(marked(message), site);
  };
  frame.addEventListener('message', ({ source, origin, data }: MessageEvent<unknown>) => {
    if (source !== frame.parent || origin !== site) return;
    const message = readMessage<ToFrame>(data);
    if (!message) return;
    shown = message.type === 'shown';
    for (const listener of listeners) listener(shown);
  });
  tell({ type: 'ready' });
  return {
    inFrame,
    tell,
    onShown(listener) {
      listeners.add(listener);
      listener(shown);
      return () => void listeners.delete(listener);
    },
  };
}
