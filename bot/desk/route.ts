/** A desk route: who may call it is said where it is declared, so that a test can walk them all. */
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { SignedIn } from './sessions.ts';

export interface OpenRequest {
  readonly req: IncomingMessage;
  readonly res: ServerResponse;
  readonly params: Readonly<Record<string, string | undefined>>;
  readonly url: URL;
}
export interface SignedInRequest extends OpenRequest {
  readonly signedIn: SignedIn;
}
export type Handler = (request: SignedInRequest) => Promise<void> | void;
export type OpenHandler = (request: OpenRequest) => Promise<void> | void;

interface Where {
  readonly method: 'GET' | 'POST';
  readonly path: string;
}
export type Route =
  | (Where & { readonly open: true; readonly handle: OpenHandler })
  | (Where & { readonly open?: false; readonly handle: Handler });
