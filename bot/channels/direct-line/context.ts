/** What every route of the endpoint shares: who is calling, how much they may, and the refusals. */
import type { IncomingMessage } from 'node:http';
import type { Request, Response } from 'restify';
import type { ConversationRow, Store } from '../../store/store.ts';
import type { Turns } from '../../turn/turns.ts';
import { bearer, Refusal } from './http.ts';
import { addressKey, type Limiter, type Limits } from './limits.ts';
import type { Site } from './origins.ts';
import type { TokenClaims, Tokens } from './tokens.ts';

export const BASE = '/v3/directline';

export interface DirectLineDeps {
  readonly turns: Turns;
  readonly store: Pick<Store, 'conversation' | 'log' | 'onChange' | 'putSettingOnce'>;
  readonly site: Site;
  /** A phrase of the knowledge base: what an enquirer may get to read. */
  readonly say: (phrase: `widget.${string}`) => string;
  readonly now?: () => number;
  readonly limits?: Partial<Limits>;
  /** Who is calling, for the ceilings. Default: the address of the connection. */
  readonly addressOf?: (req: IncomingMessage) => string | undefined;
  /** The conversation that a resume code stands for; undefined when it stands for none. */
  readonly conversationOfCode?: (code: string) => Promise<string | undefined>;
  readonly onTrouble?: (where: string, error: unknown) => void;
}

export interface Context {
  readonly deps: DirectLineDeps;
  readonly tokens: Tokens;
  readonly limiters: Readonly<Record<keyof Limits, Limiter>>;
  readonly now: () => number;
  readonly addressOf: (req: IncomingMessage) => string | undefined;
}

export type Handler = (context: Context, req: Request, res: Response) => Promise<void>;

/** @throws {Refusal} 403, never 401: only at 403 does the client know that its token is the trouble. */
export function claimsOf({ tokens, now }: Context, req: Request): TokenClaims {
  const claims = tokens.read(bearer(req), 'chat', now());
  const inPath = (req.params as { conversation?: string } | undefined)?.conversation;
  if (!claims || (inPath !== undefined && inPath !== claims.conversation)) throw forbidden();
  return claims;
}

/** @throws {Refusal} 404 when it was never started, or has been cleared. */
export async function existing({ deps }: Context, conversation: string): Promise<ConversationRow> {
  const row = await deps.store.conversation(conversation);
  if (!row) throw new Refusal(404, 'ConversationNotFound', deps.say('widget.ended'));
  return row;
}

export function limitAddress(
  context: Context,
  req: IncomingMessage,
  which: 'messagesPerAddress' | 'conversationsPerAddress',
): void {
  const key = addressKey(context.addressOf(req));
  const wait = key === undefined ? 0 : context.limiters[which].take(key, context.now());
  if (wait) throw tooMany(context, wait);
}

export const queryOf = (req: IncomingMessage) => new URLSearchParams((req.url ?? '').split('?', 2)[1]);
export const forbidden = () => new Refusal(403, 'TokenExpired', 'The token is not valid here, or has expired.');
export const tooMany = ({ deps }: Context, wait: number) =>
  new Refusal(429, 'TooManyRequests', deps.say('widget.too-many'), wait);
export const noUploads = ({ deps }: Context) => new Refusal(415, 'UploadNotSupported', deps.say('widget.no-uploads'));
