/** The same conversations for a page without a program in it: one request says and reads. */
import type { Activity } from 'botbuilder';
import type { IncomingMessage } from 'node:http';
import { readAfter } from './activity-set.ts';
import { limitAddress, tooMany, type Context } from './context.ts';
import { messageTurn, openedTurn } from './incoming.ts';
import { newConversationId, newUserId, type TokenClaims } from './tokens.ts';

export interface PlainTalk {
  /**
   * Says `text`, where there is any, and reads everything. Without a token that leads anywhere a conversation begins.
   * @param said.id the page's own id of this message: a page that is sent twice says it once.
   * @throws {Refusal} 429
   */
  talk(
    req: IncomingMessage,
    said: { readonly token: string | undefined; readonly text: string; readonly id: string | undefined },
  ): Promise<{ readonly token: string; readonly lines: readonly Partial<Activity>[]; readonly begunAnew: boolean }>;
}

export function plainTalk(context: Context): PlainTalk {
  const { deps, tokens, limiters, now } = context;

  async function begin(req: IncomingMessage): Promise<TokenClaims> {
    limitAddress(context, req, 'conversationsPerAddress');
    const claims: TokenClaims = { conversation: newConversationId(), user: newUserId(), use: 'resume' };
    await deps.turns.take(openedTurn(claims, undefined, now()));
    return claims;
  }

  return {
    async talk(req, { token, text, id }) {
      const known = tokens.read(token, 'resume', now());
      const there = known && (await deps.store.conversation(known.conversation));
      const claims = known && there ? known : await begin(req);
      if (text) {
        const wait = limiters.messagesPerConversation.take(claims.conversation, now());
        if (wait) throw tooMany(context, wait);
        limitAddress(context, req, 'messagesPerAddress');
        const channelData = id ? { clientActivityID: id.slice(0, 100) } : undefined;
        await deps.turns.take(messageTurn({ type: 'message', text, channelData }, claims, now()));
      }
      const { activities } = await readAfter(deps.store, claims.conversation, 0);
      // A new one each time: the page stays good as long as it is used.
      return { token: tokens.issue(claims, now()), lines: activities, begunAnew: claims !== known };
    },
  };
}
