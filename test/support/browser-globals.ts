/**
 * What Microsoft's client takes for granted in a browser, for Node: `XMLHttpRequest` over `fetch`, and `WebSocket`.
 * Only as much of either as the client uses.
 */
import { WebSocket as NodeWebSocket } from 'ws';

class FetchRequest {
  readyState = 0;
  status = 0;
  response: unknown = null;
  responseText = '';
  responseType = '';
  timeout = 0;
  onreadystatechange: (() => void) | null = null;
  ontimeout: (() => void) | null = null;
  onload: (() => void) | null = null;
  onerror: (() => void) | null = null;
  readonly #headers: Record<string, string> = {};
  readonly #abort = new AbortController();
  #answer: Headers | undefined;
  #method = 'GET';
  #url = '';

  open(method: string, url: string): void {
    this.#method = method;
    this.#url = url;
    this.readyState = 1;
  }
  setRequestHeader(name: string, value: string): void {
    this.#headers[name] = value;
  }
  getResponseHeader(name: string): string | null {
    return this.#answer?.get(name) ?? null;
  }
  abort(): void {
    this.#abort.abort();
  }
  send(body?: string): void {
    void this.#run(body);
  }
  async #run(body: string | undefined): Promise<void> {
    try {
      const answer = await fetch(this.#url, {
        method: this.#method,
        headers: this.#headers,
        signal: this.#abort.signal,
        ...(body !== undefined && { body }),
      });
      this.#answer = answer.headers;
      this.status = answer.status;
      this.responseText = await answer.text();
      this.response = this.responseType === 'json' ? orNull(this.responseText) : this.responseText;
    } catch {
      this.status = 0;
    }
    if (this.#abort.signal.aborted) return;
    this.readyState = 4;
    this.onreadystatechange?.();
    if (this.status) this.onload?.();
    else this.onerror?.();
  }
}

function orNull(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

/** Puts them in place; answers how to take them away again. */
export function lendBrowserGlobals(): () => void {
  const all = globalThis as unknown as Record<string, unknown>;
  const before = { XMLHttpRequest: all['XMLHttpRequest'], WebSocket: all['WebSocket'] };
  Object.assign(all, { XMLHttpRequest: FetchRequest, WebSocket: NodeWebSocket });
  return () => Object.assign(all, before);
}
