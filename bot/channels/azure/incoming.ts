/** From an activity of an Azure channel to what a turn takes. */
import type { Activity } from 'botbuilder';
import type { ChannelFacts } from '../../../dialogs/index.ts';
import type { Incoming } from '../../turn/index.ts';
import type { WireActivity } from './activity-schema.ts';
import { plainText } from './plain-text.ts';

/** What is kept of where an activity came from, so that replies find their way for as long as the person is there. */
export interface Reference {
  readonly channelId: string;
  readonly serviceUrl: string;
  readonly conversation: WireActivity['conversation'];
  readonly user: WireActivity['from'];
  readonly bot: WireActivity['recipient'];
  readonly locale?: string;
  /** Why nothing reaches this person any more; gone with their next message, which writes this anew. */
  readonly unreachable?: string;
}

export interface Tenants {
  /** The operator's own. */
  readonly own: string | undefined;
  readonly listed: readonly string[];
}

export const conversationOf = ({ channelId, conversation }: WireActivity): string => `${channelId}/${conversation.id}`;

export const tenantOf = ({ conversation, channelData }: WireActivity): string | undefined =>
  (channelData?.tenant?.id ?? conversation.tenantId)?.toLowerCase();

export function toIncoming(activity: WireActivity, tenants: Tenants): Incoming {
  return {
    conversation: conversationOf(activity),
    channel: activity.channelId,
    facts: factsOf(activity, tenants),
    externalId: externalIdOf(activity),
    activity: forTurn(activity),
    deliver: activity.deliveryMode !== 'expectReplies',
    reference: { ...referenceOf(activity) },
  };
}

function factsOf(activity: WireActivity, tenants: Tenants): ChannelFacts {
  if (activity.channelId !== 'msteams') return { kind: 'other', employerTenant: false };
  const personal = (activity.conversation.conversationType ?? 'personal') === 'personal';
  return { kind: 'teams', employerTenant: personal && isEmployer(tenantOf(activity), tenants) };
}

/** In doubt it is: a warning too many costs a line, one too few may cost a job (PRACTICE.md finding 2). */
function isEmployer(tenant: string | undefined, { own, listed }: Tenants): boolean {
  if (tenant === undefined) return own !== undefined;
  return own === undefined ? listed.includes(tenant) : tenant !== own;
}

/** An edited message keeps its id, and is another message to us. */
function externalIdOf({ type, id, timestamp }: WireActivity): string | undefined {
  return id !== undefined && type !== 'message' ? `${id}#${type}#${timestamp ?? ''}` : id;
}

function forTurn(activity: WireActivity): Partial<Activity> {
  const { type, locale, name, value, from, attachments, membersAdded } = activity;
  return {
    type,
    from: { id: from.id, name: from.name ?? '', role: 'user' },
    ...(type.startsWith('message') && { text: plainText(activity), textFormat: 'plain' }),
    ...(locale !== undefined && { locale }),
    ...(name !== undefined && { name }),
    ...(value !== undefined && value !== null && { value }),
    // The bot itself is a member too, and nobody to be welcomed (PITFALLS.md L6).
    ...(membersAdded && {
      membersAdded: membersAdded
        .filter(({ id }) => id !== activity.recipient?.id)
        .map(({ id }) => ({ id, name: '' })) as NonNullable<Activity['membersAdded']>,
    }),
    ...(attachments &&
      attachments.length > 0 && {
        attachments: attachments.map(({ contentType, name: file }) => ({ contentType, ...(file && { name: file }) })),
      }),
  };
}

const referenceOf = ({ channelId, serviceUrl, conversation, from, recipient, locale }: WireActivity): Reference => ({
  channelId,
  serviceUrl,
  conversation,
  user: from,
  bot: recipient,
  ...(locale !== undefined && { locale }),
});
