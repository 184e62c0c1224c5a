/** What a browser may post: checked by shape and copied by name, so nothing it adds goes any further. */
import type { Activity } from 'botbuilder';
import { z } from 'zod';
import type { Incoming } from '../../turn/turns.ts';
import type { TokenClaims } from './tokens.ts';

/** Some 60,000 characters: the turn itself says kindly that 4,000 are enough. */
export const MAX_BODY_BYTES = 64 * 1024;
const MAX_VALUE_CHARACTERS = 8_000;

export const postedActivity = z.object({
  type: z.enum(['message', 'event', 'typing']),
  text: z.string().optional(),
  name: z.string().max(100).optional(),
  locale: z.string().max(35).optional(),
  value: z
    .json()
    .refine((value) => JSON.stringify(value).length <= MAX_VALUE_CHARACTERS, 'value is too large')
    .optional(),
  attachments: z.array(z.unknown()).optional(),
  channelData: z.object({ clientActivityID: z.string().min(1).max(200).optional() }).nullish(),
});
export type PostedActivity = z.infer<typeof postedActivity>;

export const startBody = z.object({ locale: z.string().max(35).optional() }).nullish();

const WEB = { kind: 'web', employerTenant: false } as const;

export function messageTurn(posted: PostedActivity, claims: TokenClaims, now: number): Incoming {
  return {
    ...common(claims),
    externalId: posted.channelData?.clientActivityID,
    activity: {
      ...activity(claims, now),
      type: 'message',
      text: posted.text ?? (typeof posted.value === 'string' ? posted.value : ''),
      ...(posted.locale && { locale: posted.locale }),
      ...(posted.value !== undefined && { value: posted.value }),
    },
  };
}

/** Somebody opened the chat: the turn greets where it has not greeted yet (PITFALLS.md L6). */
export function openedTurn(claims: TokenClaims, locale: string | undefined, now: number): Incoming {
  return {
    ...common(claims),
    externalId: undefined,
    activity: {
      ...activity(claims, now),
      type: 'conversationUpdate',
      membersAdded: [{ id: claims.user, name: '' }],
      ...(locale && { locale }),
    },
  };
}

function common({ conversation }: TokenClaims): Pick<Incoming, 'conversation' | 'channel' | 'facts'> {
  return { conversation, channel: 'directline', facts: WEB };
}

function activity({ conversation, user }: TokenClaims, now: number): Partial<Activity> {
  return {
    channelId: 'directline',
    conversation: { id: conversation, isGroup: false, conversationType: 'personal', name: '' },
    // From the token, whatever the browser said (PITFALLS.md L5).
    from: { id: user, name: '', role: 'user' },
    recipient: { id: 'bot', name: '', role: 'bot' },
    timestamp: new Date(now),
  };
}
