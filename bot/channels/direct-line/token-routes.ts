/** `/tokens`: a new one, a fresh one, one to keep, and the way back by the one that was kept. */
import type { Request, Response } from 'restify';
import { claimsOf, existing, forbidden, limitAddress, type Context } from './context.ts';
import { bearer, readJson, sendJson } from './http.ts';
import { MAX_BODY_BYTES } from './incoming.ts';
import { LIFETIME_MS, newConversationId, newUserId, REFRESH_GRACE_MS, type TokenClaims } from './tokens.ts';

export async function generateToken(context: Context, req: Request, res: Response): Promise<void> {
  limitAddress(context, req, 'conversationsPerAddress');
  // What the body asks for (a user id, trusted origins) is not ours to grant to an unknown browser.
  await readJson(req, MAX_BODY_BYTES, () => context.deps.say('widget.too-large'));
  sendToken(context, res, { conversation: newConversationId(), user: newUserId() });
}

export async function refreshToken(context: Context, req: Request, res: Response): Promise<void> {
  const claims = context.tokens.read(bearer(req), 'chat', context.now(), REFRESH_GRACE_MS);
  if (!claims) throw forbidden();
  sendToken(context, res, claims);
}

/** A token that the browser may keep, in its tab or on the device, to come back to this conversation later. */
export async function keepToken(context: Context, req: Request, res: Response): Promise<void> {
  const claims = claimsOf(context, req);
  sendJson(res, 200, {
    resume: context.tokens.issue({ ...claims, use: 'resume' }, context.now()),
    expires_in: LIFETIME_MS.resume / 1000,
  });
}

export async function resumeConversation(context: Context, req: Request, res: Response): Promise<void> {
  limitAddress(context, req, 'conversationsPerAddress');
  const body = await readJson(req, MAX_BODY_BYTES, () => context.deps.say('widget.too-large'));
  const { resume, code } = (body ?? {}) as { resume?: unknown; code?: unknown };
  const claims =
    typeof code === 'string'
      ? await claimsOfCode(context, code)
      : context.tokens.read(String(resume), 'resume', context.now());
  if (!claims) throw forbidden();
  await existing(context, claims.conversation);
  sendToken(context, res, claims);
}

async function claimsOfCode({ deps }: Context, code: string): Promise<Omit<TokenClaims, 'use'> | undefined> {
  const conversation = await deps.conversationOfCode?.(code.slice(0, 100));
  return conversation === undefined ? undefined : { conversation, user: newUserId() };
}

function sendToken({ tokens, now }: Context, res: Response, { conversation, user }: Omit<TokenClaims, 'use'>): void {
  sendJson(res, 200, {
    conversationId: conversation,
    token: tokens.issue({ conversation, user, use: 'chat' }, now()),
    expires_in: LIFETIME_MS.chat / 1000,
  });
}
