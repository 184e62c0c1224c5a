/**
 * The one Bot Framework adapter, the same for every channel: it runs a turn and gathers what is sent. Nothing leaves
 * and nothing is stored here, so a turn may be run again (DESIGN.md §6).
 */
import { BotAdapter, INVOKE_RESPONSE_KEY, TurnContext } from 'botbuilder';
import type { Activity, ConversationReference, ResourceResponse } from 'botbuilder';
import type { ReplyMeta } from '../../dialogs/index.ts';

export interface Reply {
  readonly activity: Partial<Activity>;
  readonly meta: ReplyMeta | undefined;
}
export interface Gathered {
  readonly replies: readonly Reply[];
  readonly invoke: { readonly status: number; readonly body?: unknown } | undefined;
}

const GATHERED = Symbol('what this turn has sent');

/** What a listener may see of a reply; routing, trace and bookkeeping stay behind. */
const SHOWN = [
  'type',
  'text',
  'textFormat',
  'speak',
  'summary',
  'locale',
  'inputHint',
  'name',
  'value',
  'attachments',
  'attachmentLayout',
  'suggestedActions',
  'channelData',
] as const satisfies readonly (keyof Activity)[];

/** `typing` and `delay` mean nothing in a log; `trace` must never leave a turn (PITFALLS.md T1). */
const NOT_KEPT: readonly string[] = ['trace', 'typing', 'delay'];

export class TurnAdapter extends BotAdapter {
  /** @throws whatever the bot throws: the caller starts clean. */
  async run(activity: Partial<Activity>, bot: (context: TurnContext) => Promise<void>): Promise<Gathered> {
    // With a delivery mode the SDK would buffer replies past us.
    const context = new TurnContext(this, { ...activity, deliveryMode: undefined } as Activity);
    const replies: Reply[] = [];
    context.turnState.set(GATHERED, replies);
    await this.runMiddleware(context, bot);
    const invoke = context.turnState.get<Activity | undefined>(INVOKE_RESPONSE_KEY)?.value as Gathered['invoke'];
    return { replies, invoke };
  }

  override async sendActivities(context: TurnContext, sent: Partial<Activity>[]): Promise<ResourceResponse[]> {
    const replies = context.turnState.get<Reply[]>(GATHERED);
    return sent.map((activity) => {
      if (activity.type === 'invokeResponse') context.turnState.set(INVOKE_RESPONSE_KEY, activity);
      else if (!NOT_KEPT.includes(activity.type ?? '')) replies.push(toReply(activity));
      return { id: '' };
    });
  }

  /** The log is only ever added to; what is shown again differently is a new reply. */
  override updateActivity(): Promise<void> {
    return Promise.reject(new Error('a reply that was sent is not changed: send another one'));
  }

  override deleteActivity(): Promise<void> {
    return Promise.reject(new Error('a reply that was sent is not taken back'));
  }

  override continueConversation(_reference: Partial<ConversationReference>): Promise<void> {
    return Promise.reject(new Error('proactive messages are changes to the store, not turns'));
  }
}

/** What a listener is to see of it, and what is kept beside it. */
export function toReply(activity: Partial<Activity>): Reply {
  const shown = Object.fromEntries(
    SHOWN.filter((field) => activity[field] !== undefined).map((field) => [field, activity[field]]),
  ) as Partial<Activity>;
  const { advice, ...channelData } = (shown.channelData ?? {}) as { advice?: ReplyMeta };
  const { channelData: _, ...rest } = shown;
  return {
    activity: Object.keys(channelData).length > 0 ? { ...rest, channelData } : rest,
    meta: advice,
  };
}
