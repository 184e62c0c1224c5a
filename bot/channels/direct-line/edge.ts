/**
 * What of a log row reaches the browser: messages, typing and the one status line of a case. Everything is copied by
 * name, so that nothing of a hand-over, no `channelData` and no card can leak (PITFALLS.md L8, W2).
 */
import type { Activity, CardAction } from 'botbuilder';
import { logId, type LogRow } from '../../store/store.ts';

/** Rows that are for the desk or the bot alone answer undefined. */
export function toBrowser(row: LogRow): Partial<Activity> | undefined {
  const { activity } = row;
  const common = {
    type: activity.type,
    id: logId(row.conversation, row.sequence),
    // As first sent: on replay Web Chat sorts by it (PITFALLS.md L4).
    timestamp: activity.timestamp ?? new Date(row.at).toISOString(),
    channelId: 'directline',
    conversation: { id: row.conversation },
    from: sender(row),
    ...(activity.replyToId !== undefined && { replyToId: activity.replyToId }),
  } as unknown as Partial<Activity>;
  if (activity.type === 'message') return { ...common, ...message(row) };
  if (activity.type === 'typing' && row.author !== 'enquirer') return common;
  if (activity.type === 'event' && activity.name === 'case-status' && row.author === 'system')
    return { ...common, name: 'case-status', value: status(activity.value) };
  return undefined;
}

function message(row: LogRow): Partial<Activity> {
  const { activity } = row;
  const fromEnquirer = row.author === 'enquirer';
  const clientActivityID = fromEnquirer ? (activity.channelData?.clientActivityID ?? row.externalId) : undefined;
  return {
    text: activity.text ?? '',
    // What an enquirer typed is never read as Markdown.
    textFormat: fromEnquirer ? 'plain' : (activity.textFormat ?? 'markdown'),
    ...(activity.locale && { locale: activity.locale }),
    ...(activity.inputHint && { inputHint: activity.inputHint }),
    ...(activity.suggestedActions && { suggestedActions: suggestions(activity.suggestedActions) }),
    // Without it Web Chat says after 20 seconds that sending failed (PITFALLS.md L, fault table).
    ...(clientActivityID && { channelData: { clientActivityID } }),
  };
}

function sender({ author, activity }: LogRow): Record<string, unknown> {
  // The role is ours to say: a client that claims to be the bot is still the enquirer (PITFALLS.md L5, T7).
  const role = author === 'enquirer' ? 'user' : 'bot';
  return { id: activity.from?.id ?? author, ...(activity.from?.name && { name: activity.from.name }), role };
}

function suggestions({ actions }: { actions: CardAction[] }) {
  return {
    to: [],
    actions: actions.map(({ type, title, value, displayText }) => ({
      type,
      title,
      value,
      ...(displayText !== undefined && { displayText }),
    })),
  };
}

function status(value: unknown): Record<string, unknown> {
  const { state, adviser, reference, promised } = (value ?? {}) as Record<string, unknown>;
  const all = { state, adviser, reference, promised };
  return Object.fromEntries(Object.entries(all).filter(([, each]) => typeof each === 'string'));
}
