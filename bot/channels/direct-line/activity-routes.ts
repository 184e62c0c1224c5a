/** `/activities`: what an enquirer writes, and what is new since a watermark. */
import type { Request, Response } from 'restify';
import { readAfter, sequenceOf } from './activity-set.ts';
import { claimsOf, existing, limitAddress, noUploads, queryOf, tooMany, type Context } from './context.ts';
import { readJson, Refusal, sendJson } from './http.ts';
import { MAX_BODY_BYTES, messageTurn, postedActivity } from './incoming.ts';

export async function postActivity(context: Context, req: Request, res: Response): Promise<void> {
  const { deps, now } = context;
  const claims = claimsOf(context, req);
  const wait = context.limiters.messagesPerConversation.take(claims.conversation, now());
  if (wait) throw tooMany(context, wait);
  limitAddress(context, req, 'messagesPerAddress');
  const body = postedActivity.safeParse(await readJson(req, MAX_BODY_BYTES, () => deps.say('widget.too-large')));
  if (!body.success) throw new Refusal(400, 'BadArgument', `The activity is not valid: ${pathsOf(body.error)}.`);
  if (body.data.attachments?.length) throw noUploads(context);
  if (body.data.type === 'message' && body.data.text === undefined && body.data.value === undefined)
    throw new Refusal(400, 'MissingProperty', 'A message needs text or value.');
  await existing(context, claims.conversation);
  // Typing dots and events of a browser say nothing that the bot acts on; an invented hand-over event must not.
  if (body.data.type !== 'message') return sendJson(res, 200, { id: `${claims.conversation}|${body.data.type}` });
  const taken = await deps.turns.take(messageTurn(body.data, claims, now()));
  sendJson(res, 200, { id: taken.id ?? `${claims.conversation}|unlogged` });
}

export async function getActivities(context: Context, req: Request, res: Response): Promise<void> {
  const claims = claimsOf(context, req);
  await existing(context, claims.conversation);
  const after = sequenceOf(queryOf(req).get('watermark'));
  sendJson(res, 200, await readAfter(context.deps.store, claims.conversation, after));
}

export async function refuseUpload(context: Context, req: Request): Promise<void> {
  claimsOf(context, req);
  throw noUploads(context);
}

const pathsOf = (error: { issues: readonly { path: readonly PropertyKey[] }[] }) =>
  [...new Set(error.issues.map(({ path }) => path.join('.') || 'the body'))].join(', ');
