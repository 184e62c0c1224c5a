/**
 * What we take from the Bot Framework protocol. Everything else in a body is dropped here: nothing that a channel, or
 * somebody who pretends to be one, sends along can reach a turn or the store unlooked at.
 */
import { z } from 'zod';

const id = z.string().min(1).max(1_000);
/** The SDK also sends it as a header, so an id that no header can hold could never be answered. */
const conversationId = id.regex(/^[\x20-\x7e]+$/);
const name = z.string().max(1_000).optional().catch(undefined);
const text = z.string().max(200_000);

const account = z.object({
  id,
  name,
  aadObjectId: z.string().max(100).optional(),
  role: z.string().max(50).optional(),
});
const entity = z.object({
  type: z.string().max(100),
  text: z.string().max(2_000).optional(),
  mentioned: z
    .object({ id: z.string().max(1_000), name })
    .optional()
    .catch(undefined),
});
const attachment = z.object({ contentType: z.string().max(200), name });

export const activitySchema = z.object({
  type: z.string().min(1).max(100),
  id: id.optional(),
  channelId: z.string().min(1).max(100),
  serviceUrl: z.url().max(1_000),
  conversation: z.object({
    id: conversationId,
    name,
    isGroup: z.boolean().optional(),
    conversationType: z.string().max(50).optional(),
    tenantId: z.string().max(100).optional(),
  }),
  from: account,
  recipient: account.optional(),
  text: text.nullish(),
  textFormat: z.string().max(50).optional(),
  locale: z.string().max(50).optional(),
  name: z.string().max(200).optional(),
  value: z.unknown().optional(),
  timestamp: z.string().max(100).optional(),
  replyToId: z.string().max(1_000).nullish(),
  deliveryMode: z.string().max(50).optional(),
  attachments: z.array(attachment).max(50).nullish(),
  entities: z
    .array(entity.catch({ type: 'unknown' }))
    .max(200)
    .nullish(),
  membersAdded: z.array(account).max(1_000).nullish(),
  channelData: z
    .object({ tenant: z.object({ id: z.string().max(100) }).optional() })
    .nullish()
    .catch(undefined),
});

export type WireActivity = z.infer<typeof activitySchema>;
