/** Between what comes in and goes out of a turn, and the rows that are kept of it. */
import type { Activity } from 'botbuilder';
import type { LogRow, NewLogRow } from '../store/index.ts';
import type { Reply } from './turn-adapter.ts';
import type { Incoming, Taken } from './turns.ts';

const BOT = { id: 'bot', name: '', role: 'bot' };
const WRITTEN: readonly (string | undefined)[] = ['message', 'messageUpdate', 'messageDelete'];

/** Bot Framework wants to know who talks to whom; what it is told here is ours alone, whatever the channel's ids are. */
export function activityFor({ activity, conversation, channel }: Incoming): Partial<Activity> {
  return {
    ...activity,
    channelId: channel,
    conversation: { id: conversation, isGroup: false, conversationType: 'personal', name: '' },
    from: { name: '', ...activity.from, id: activity.from?.id ?? 'enquirer' },
    recipient: BOT,
  };
}

/** What the enquirer wrote is kept. Of other events only what they caused is, so they have no row. */
export function incomingRow({ activity, externalId }: Incoming, replacedBy: string | undefined): NewLogRow | undefined {
  if (!WRITTEN.includes(activity.type)) return undefined;
  const { attachments: _attachments, value: _value, ...rest } = activity; // either may hold the same words again
  const kept = replacedBy === undefined ? activity : { ...rest, text: replacedBy };
  return { author: 'enquirer', activity: kept, ...(externalId !== undefined && { externalId }) };
}

export function replyRow({ activity, meta }: Reply, replyToId: string | undefined, deliver: boolean): NewLogRow {
  return {
    author: 'bot',
    activity: { ...activity, from: BOT, ...(replyToId && { replyToId }) },
    ...(meta && { meta }),
    ...(deliver && activity.type === 'message' && { deliver }),
  };
}

export function taken(rows: readonly LogRow[], invoke: Taken['invoke'], repeat = false): Taken {
  const asked = rows.find(({ author }) => author === 'enquirer');
  const replies = rows.filter(({ author }) => author !== 'enquirer');
  return { id: asked?.activity.id, sequence: asked?.sequence, repeat, replies, invoke };
}
