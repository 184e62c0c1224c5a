/** `/conversations`: starting one, and coming back to it with a watermark. */
import type { Request, Response } from 'restify';
import { sequenceOf } from './activity-set.ts';
import { BASE, claimsOf, existing, limitAddress, queryOf, type Context } from './context.ts';
import { readJson, sendJson } from './http.ts';
import { MAX_BODY_BYTES, openedTurn, startBody } from './incoming.ts';
import { ownUrl, socketUrl } from './origins.ts';
import { LIFETIME_MS, type TokenClaims } from './tokens.ts';

export async function startConversation(context: Context, req: Request, res: Response): Promise<void> {
  const claims = claimsOf(context, req);
  const body = startBody.safeParse(await readJson(req, MAX_BODY_BYTES, () => context.deps.say('widget.too-large')));
  const known = await context.deps.store.conversation(claims.conversation);
  if (!known) {
    limitAddress(context, req, 'messagesPerAddress');
    await context.deps.turns.take(openedTurn(claims, body.success ? body.data?.locale : undefined, context.now()));
  }
  sendConversation(context, req, res, claims, { status: known ? 200 : 201, watermark: '' });
}

export async function reconnect(context: Context, req: Request, res: Response): Promise<void> {
  const claims = claimsOf(context, req);
  await existing(context, claims.conversation);
  sendConversation(context, req, res, claims, { status: 200, watermark: queryOf(req).get('watermark') ?? '' });
}

function sendConversation(
  { tokens, deps, now }: Context,
  req: Request,
  res: Response,
  claims: TokenClaims,
  { status, watermark }: { status: number; watermark: string },
): void {
  const ticket = tokens.issue({ ...claims, use: 'stream' }, now());
  const query = new URLSearchParams({ watermark: String(sequenceOf(watermark)), t: ticket });
  sendJson(res, status, {
    conversationId: claims.conversation,
    token: tokens.issue({ ...claims, use: 'chat' }, now()),
    expires_in: LIFETIME_MS.chat / 1000,
    // Without an address of ours the client's socket would go to Microsoft (PITFALLS.md L3).
    streamUrl: `${socketUrl(ownUrl(req, deps.site))}${BASE}/conversations/${claims.conversation}/stream?${query}`,
  });
}
