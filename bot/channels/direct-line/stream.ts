/**
 * The WebSocket of Direct Line. A socket is a reader of the log with a watermark of its own: whatever woke it, it sends
 * what is after the watermark, once, and reads on only when that has left. So a slow client costs a row, not memory, and
 * a message is on every screen or on none.
 */
import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import type { Server } from 'restify';
import { WebSocketServer, type WebSocket } from 'ws';
import { EVERY_CONVERSATION, type Store } from '../../store/store.ts';
import { activitySet, PAGE, sequenceOf } from './activity-set.ts';

export interface StreamDeps {
  readonly store: Pick<Store, 'conversation' | 'log' | 'onChange'>;
  readonly mayConnect: (req: IncomingMessage, conversation: string, ticket: string | undefined) => boolean;
  readonly onTrouble?: (error: unknown) => void;
  /** How often each socket is pinged. Default 25,000 ms: many proxies cut a connection that is silent for 60 s. */
  readonly pingMs?: number;
}

export interface Streams {
  /** How many are open. */
  readonly size: number;
  close(): void;
}

interface Listener {
  readonly socket: WebSocket;
  readonly conversation: string;
  sent: number;
  /** Reading or sending; `again` then says that something new was written meanwhile. */
  busy: boolean;
  again: boolean;
  answered: boolean;
}

const PATH = /^\/v3\/directline\/conversations\/([\w-]{1,100})\/stream$/;
/** Sockets are pinged in this many groups, one after the other, so that 5,000 pings never stand in one row. */
const GROUPS = 25;
/** A client has nothing to say here but its empty pings. */
const MAX_FRAME = 1024;

export function openStreams(server: Server, deps: StreamDeps): Streams {
  const wss = new WebSocketServer({
    noServer: true,
    perMessageDeflate: false,
    maxPayload: MAX_FRAME,
    clientTracking: false,
  });
  const groups = Array.from({ length: GROUPS }, () => new Set<Listener>());
  const byConversation = new Map<string, Set<Listener>>();
  let opened = 0;

  const onUpgrade = (req: IncomingMessage, socket: Duplex, head: Buffer) => {
    // Not `new URL`: what a stranger sends as an address may be none, and nobody would catch that here.
    const [path = '', search] = (req.url ?? '').split('?', 2);
    const query = new URLSearchParams(search);
    const conversation = PATH.exec(path)?.[1];
    if (conversation === undefined) {
      // Another part of the server may want it; where there is none, it must not be left open.
      if (server.listenerCount('upgrade') === 1) refuse(socket, '404 Not Found');
      return;
    }
    if (!deps.mayConnect(req, conversation, query.get('t') ?? undefined)) return refuse(socket, '403 Forbidden');
    wss.handleUpgrade(req, socket, head, (webSocket) => {
      join(webSocket, conversation, sequenceOf(query.get('watermark') ?? ''));
    });
  };

  function join(socket: WebSocket, conversation: string, sent: number): void {
    const listener: Listener = { socket, conversation, sent, busy: false, again: false, answered: true };
    const group = groups[opened++ % GROUPS]!;
    const others = byConversation.get(conversation) ?? new Set();
    byConversation.set(conversation, others.add(listener));
    group.add(listener);
    socket.on('pong', () => (listener.answered = true));
    socket.on('message', () => (listener.answered = true));
    // A broken connection ends in `close` as well; without a listener it would end the process.
    socket.on('error', () => {});
    socket.on('close', () => {
      group.delete(listener);
      others.delete(listener);
      if (others.size === 0 && byConversation.get(conversation) === others) byConversation.delete(conversation);
    });
    void pump(listener, { first: true });
  }

  async function pump(listener: Listener, { first = false } = {}): Promise<void> {
    if (listener.busy) {
      listener.again = true;
      return;
    }
    listener.busy = true;
    try {
      let greet = first;
      do {
        listener.again = false;
        const full = await sendPage(listener, greet);
        greet = false;
        listener.again ||= full;
      } while (listener.again && listener.socket.readyState === listener.socket.OPEN);
    } catch (error) {
      // The client comes back with its watermark, so nothing is lost by ending here.
      if (listener.socket.readyState === listener.socket.OPEN) {
        deps.onTrouble?.(error);
        listener.socket.close(1011);
      }
    } finally {
      listener.busy = false;
    }
  }

  /** True when there may be more. The first frame is sent even when empty: it tells the client that the line is good. */
  async function sendPage(listener: Listener, greet: boolean): Promise<boolean> {
    const rows = await deps.store.log(listener.conversation, listener.sent, PAGE);
    if (rows.length === 0 && !greet) {
      if (!(await deps.store.conversation(listener.conversation))) listener.socket.close(1000);
      return false;
    }
    const set = activitySet(rows, listener.sent);
    if (set.activities.length > 0 || greet) await send(listener.socket, JSON.stringify(set));
    listener.sent = rows.at(-1)?.sequence ?? listener.sent;
    return rows.length === PAGE;
  }

  function wake(conversation: string): void {
    const listeners =
      conversation === EVERY_CONVERSATION ? groups.flatMap((group) => [...group]) : byConversation.get(conversation);
    for (const listener of listeners ?? []) void pump(listener);
  }

  let turn = 0;
  const pinging = setInterval(() => ping(groups[turn++ % GROUPS]!), (deps.pingMs ?? 25_000) / GROUPS);
  pinging.unref();
  const stopListening = deps.store.onChange(wake);
  server.on('upgrade', onUpgrade);

  return {
    get size() {
      return groups.reduce((sum, group) => sum + group.size, 0);
    },
    close() {
      clearInterval(pinging);
      stopListening();
      server.removeListener('upgrade', onUpgrade);
      for (const group of groups) for (const { socket } of group) socket.close(1001);
    },
  };
}

/** Ends who did not answer the last one; an empty text frame lets a script in the page see that the line lives. */
function ping(group: Set<Listener>): void {
  for (const listener of group) {
    if (!listener.answered) {
      listener.socket.terminate();
      continue;
    }
    listener.answered = false;
    listener.socket.ping();
    listener.socket.send('');
  }
}

/** Resolves when the frame has been handed to the network: that is what keeps a slow client from filling memory. */
function send(socket: WebSocket, text: string): Promise<void> {
  return new Promise((resolve, reject) => socket.send(text, (error) => (error ? reject(error) : resolve())));
}

function refuse(socket: Duplex, status: string): void {
  socket.on('error', () => {});
  socket.end(`HTTP/1.1 ${status}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`);
}
