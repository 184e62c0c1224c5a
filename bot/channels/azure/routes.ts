/** `POST /api/messages`: Teams and every other channel of the Azure Bot Service (DESIGN.md §7). */
import type { Request, Response, Server } from 'restify';
import type { Config } from '../../config.ts';
import { LaneFull, type Taken, type Turns } from '../../turn/index.ts';
import { activitySchema, type WireActivity } from './activity-schema.ts';
import { BadBody, readJsonBody } from './body.ts';
import type { Authentication } from './connectors.ts';
import { tenantOf, toIncoming, type Reference, type Tenants } from './incoming.ts';
import { isFromHere, isLocalActivity, mayBeLocal } from './local-mode.ts';
import { toWire } from './outgoing.ts';

export const MESSAGES_PATH = '/api/messages';

export interface AzureDeps {
  readonly turns: Turns;
  readonly config: Pick<Config, 'host' | 'publicUrl' | 'app' | 'teamsTenants'>;
  readonly auth: Authentication;
  readonly mayCall: (serviceUrl: string) => boolean;
  readonly cutNote: () => string;
  readonly onTrouble: (where: string, error: unknown) => void;
}

const LARGEST_BODY = 256 * 1024;

export function azureRoutes(server: Server, deps: AzureDeps): void {
  server.post(MESSAGES_PATH, async (req: Request, res: Response): Promise<void> => {
    try {
      send(res, await handle(req, deps));
    } catch (error) {
      deps.onTrouble('messages', error);
      send(res, TROUBLE);
    }
  });
}

interface Answer {
  readonly status: number;
  readonly body?: unknown;
  readonly retryAfter?: number;
}

async function handle(req: Request, deps: AzureDeps): Promise<Answer> {
  // Before the body is read: what may not come in costs nothing.
  if (!deps.config.app && !(mayBeLocal(deps.config) && isFromHere(req))) return NOT_FOUND;
  const body = await readJsonBody(req, LARGEST_BODY).catch(badBody);
  if (body instanceof BadBody) return refusal(body.status, 'BadArgument', body.message);
  const parsed = activitySchema.safeParse(body);
  if (!parsed.success) {
    const where = parsed.error.issues.map(({ path }) => path.join('.') || 'the body').slice(0, 5);
    return refusal(400, 'BadArgument', `This is not an activity: look at ${[...new Set(where)].join(', ')}.`);
  }
  const activity = parsed.data;
  const barred = await barredBecause(req, activity, deps);
  if (barred) return barred;
  try {
    const taken = await deps.turns.take(toIncoming(activity, tenantsOf(deps)));
    return answerTo(activity, taken, deps.cutNote());
  } catch (error) {
    if (error instanceof LaneFull)
      return { ...refusal(429, 'TooManyRequests', 'One thing after the other.'), retryAfter: 1 };
    throw error;
  }
}

async function barredBecause(req: Request, activity: WireActivity, deps: AzureDeps): Promise<Answer | undefined> {
  const { config, auth } = deps;
  if (!config.app) return isLocalActivity(activity) ? undefined : NOT_FOUND;
  try {
    // The SDK reads the channel, the service URL and the recipient of what it is given.
    await auth.authenticateRequest(activity as never, req.headers.authorization ?? '');
  } catch (error) {
    deps.onTrouble('authentication', error);
    return refusal(401, 'Unauthorized', 'The signature is missing or not right.');
  }
  if (!deps.mayCall(activity.serviceUrl)) return refusal(403, 'Forbidden', 'This service URL is not one of Azure.');
  if (!mayUse(activity, tenantsOf(deps))) return refusal(403, 'Forbidden', 'This tenant is not one that is served.');
  return undefined;
}

const tenantsOf = ({ config }: AzureDeps): Tenants => ({ own: config.app?.tenantId, listed: config.teamsTenants });

/** Where tenants are listed, people of others are not served; signed activities only, for here the tenant is certain. */
function mayUse(activity: WireActivity, { own, listed }: Tenants): boolean {
  if (activity.channelId !== 'msteams' || listed.length === 0) return true;
  const tenant = tenantOf(activity);
  return tenant !== undefined && (tenant === own || listed.includes(tenant));
}

function answerTo(activity: WireActivity, { replies, invoke }: Taken, cutNote: string): Answer {
  if (activity.deliveryMode === 'expectReplies') {
    const reference = toIncoming(activity, { own: undefined, listed: [] }).reference as unknown as Reference;
    const activities = replies
      .filter(({ activity: { type } }) => type === 'message')
      .map((row) => toWire(row, reference, activity.id, cutNote));
    const answered = invoke ? [{ type: 'invokeResponse', value: invoke }] : [];
    return { status: 200, body: { activities: [...activities, ...answered] } };
  }
  if (activity.type !== 'invoke') return { status: 200 };
  // What nobody here understands is said to be so, as the protocol has it.
  return invoke ? { status: invoke.status, body: invoke.body } : { status: 501 };
}

// === Answers ===

function send(res: Response, { status, body, retryAfter }: Answer): void {
  const text = body === undefined ? '' : JSON.stringify(body);
  res.writeHead(status, {
    ...(text && { 'Content-Type': 'application/json; charset=utf-8' }),
    ...(retryAfter !== undefined && { 'Retry-After': String(retryAfter) }),
    'Content-Length': String(Buffer.byteLength(text)),
    'Cache-Control': 'no-store',
  });
  res.end(text);
}

function badBody(error: unknown): BadBody {
  if (error instanceof BadBody) return error;
  throw error;
}

const refusal = (status: number, code: string, message: string): Answer => ({
  status,
  body: { error: { code, message } },
});

const NOT_FOUND = refusal(404, 'NotFound', 'There is nothing here.');
const TROUBLE = refusal(500, 'ServiceError', 'Something went wrong on our side. Please try again.');
