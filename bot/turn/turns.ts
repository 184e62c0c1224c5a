/**
 * The turn, as channels see it: one message or event in, all that it causes committed, then the answer (DESIGN.md §6).
 * `createTurns` in `create-turns.ts` makes the real one.
 */
import type { Activity } from 'botbuilder';
import type { ChannelFacts } from '../../dialogs/index.ts';
import type { LogRow } from '../store/store.ts';

export interface Incoming {
  /** Our own id of the conversation (Azure channels: channel id and their conversation id joined). */
  readonly conversation: string;
  readonly channel: string;
  readonly facts: ChannelFacts;
  /** The channel's own id of this activity (`activity.id`, or `channelData.clientActivityID` on the web). */
  readonly externalId: string | undefined;
  readonly activity: Partial<Activity>;
  /** True: the replies also go to the outbox, for channels that we must call. */
  readonly deliver?: boolean;
  /** Azure channels: refreshed from every inbound activity (PITFALLS.md M2). */
  readonly reference?: Record<string, unknown>;
}

export interface Taken {
  /** Of the log row that holds the enquirer's message; undefined for an event that is not logged. */
  readonly id: string | undefined;
  readonly sequence: number | undefined;
  readonly repeat: boolean;
  readonly replies: readonly LogRow[];
  readonly invoke: { readonly status: number; readonly body?: unknown } | undefined;
}

export interface Turns {
  /**
   * Resolves once all is committed. Never rejects because of what the enquirer wrote.
   * @throws {LaneFull} a flood in this conversation: nothing was taken. Any other error: the store is in trouble.
   */
  take(incoming: Incoming): Promise<Taken>;
}
