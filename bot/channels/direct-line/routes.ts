/**
 * Our own Direct Line 3.0 endpoint. The behaviour of Microsoft's unmodified client is the specification (PITFALLS.md L):
 * which status it takes for the end of everything decides which status is answered.
 */
import type { Request, Response, Server } from 'restify';
import { getActivities, postActivity, refuseUpload } from './activity-routes.ts';
import { BASE, queryOf, type Context, type DirectLineDeps, type Handler } from './context.ts';
import { reconnect, startConversation } from './conversation-routes.ts';
import { handler, Refusal, sendJson, sendRefusal } from './http.ts';
import { createLimiter, DEFAULT_LIMITS } from './limits.ts';
import { mayCall } from './origins.ts';
import { plainTalk, type PlainTalk } from './plain-talk.ts';
import { openStreams, type Streams } from './stream.ts';
import { generateToken, keepToken, refreshToken, resumeConversation } from './token-routes.ts';
import { createTokens, signingKey, type Tokens } from './tokens.ts';

export interface DirectLine {
  readonly tokens: Tokens;
  readonly streams: Streams;
  /** For the page without JavaScript. */
  readonly plainTalk: PlainTalk;
  /** Ends the sockets; clients come back by themselves when there is a server again. */
  close(): void;
}

/** Adds the routes and the socket to a restify server. */
export async function directLineRoutes(server: Server, deps: DirectLineDeps): Promise<DirectLine> {
  const limits = { ...DEFAULT_LIMITS, ...deps.limits };
  const context: Context = {
    deps,
    tokens: createTokens(await signingKey(deps.store)),
    limiters: {
      messagesPerConversation: createLimiter(limits.messagesPerConversation),
      messagesPerAddress: createLimiter(limits.messagesPerAddress),
      conversationsPerAddress: createLimiter(limits.conversationsPerAddress),
    },
    now: deps.now ?? Date.now,
    addressOf: deps.addressOf ?? ((req) => req.socket.remoteAddress),
  };
  const post = (path: string, where: string, run: Handler, onTrouble = retryLater) =>
    server.post(`${BASE}${path}`, guarded(context, where, run, onTrouble));
  const get = (path: string, where: string, run: Handler, onTrouble = retryLater) =>
    server.get(`${BASE}${path}`, guarded(context, where, run, onTrouble));

  server.opts(`${BASE}/*`, guarded(context, 'preflight', preflight, retryLater));
  post('/tokens/generate', 'token', generateToken);
  post('/tokens/refresh', 'refresh', refreshToken);
  post('/tokens/keep', 'keep', keepToken);
  post('/tokens/resume', 'resume', resumeConversation);
  post('/conversations', 'start', startConversation, comeBack);
  get('/conversations/:conversation', 'reconnect', reconnect, comeBack);
  post('/conversations/:conversation/activities', 'post', postActivity);
  get('/conversations/:conversation/activities', 'poll', getActivities, nothingNew);
  post('/conversations/:conversation/upload', 'upload', refuseUpload);

  const streams = openStreams(server, {
    store: deps.store,
    mayConnect: (req, conversation, ticket) =>
      mayCall(req, deps.site) && context.tokens.read(ticket, 'stream', context.now())?.conversation === conversation,
    onTrouble: (error) => deps.onTrouble?.('stream', error),
  });
  return { tokens: context.tokens, streams, plainTalk: plainTalk(context), close: () => streams.close() };
}

function guarded(context: Context, where: string, run: Handler, onTrouble: OnTrouble) {
  return handler(
    async (req, res) => {
      if (!mayCall(req, context.deps.site))
        throw new Refusal(403, 'OriginNotAllowed', 'This site may not use this service.');
      allowOrigin(req, res);
      await run(context, req, res);
    },
    (req, res, error) => {
      context.deps.onTrouble?.(where, error);
      onTrouble(context, req, res);
    },
  );
}

async function preflight(_: Context, __: Request, res: Response): Promise<void> {
  res.writeHead(204, {
    'Access-Control-Allow-Methods': 'GET, POST',
    'Access-Control-Allow-Headers': 'authorization, content-type, x-ms-bot-agent, x-requested-with',
    'Access-Control-Max-Age': '600',
    'Content-Length': '0',
  });
  res.end();
}

function allowOrigin(req: Request, res: Response): void {
  res.setHeader('Vary', 'Origin');
  if (!req.headers.origin) return;
  res.setHeader('Access-Control-Allow-Origin', req.headers.origin);
  res.setHeader('Access-Control-Expose-Headers', 'Retry-After');
}

// === When something is wrong on our side ===

type OnTrouble = (context: Context, req: Request, res: Response) => void;

const retryLater: OnTrouble = ({ deps }, _, res) =>
  sendRefusal(res, new Refusal(503, 'ServiceError', deps.say('widget.trouble'), 5));
/** After 503 the client would never start again; after 429 it does in 20 seconds (PITFALLS.md L). */
const comeBack: OnTrouble = ({ deps }, _, res) =>
  sendRefusal(res, new Refusal(429, 'ServiceError', deps.say('widget.trouble'), 5));
/** Anything but 200, 403 or 404 would end the client's polling for ever (PITFALLS.md L1). */
const nothingNew: OnTrouble = (_, req, res) =>
  sendJson(res, 200, { activities: [], watermark: queryOf(req).get('watermark') ?? '' });
