// Streaming over a socket of another kind, which our endpoint does not offer (PITFALLS.md L10). It weighs 140 KB.
export class WebSocketClient {
  constructor() {
    throw new Error('Direct Line streaming is not part of this bundle');
  }
}
export class StreamingRequest {}
