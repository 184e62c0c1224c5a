/** Turns over a store, with a stand-in for the conversation that tests steer by what they say. */
import type { Activity } from 'botbuilder';
import type { Flows, Turn } from '../../dialogs/index.ts';
import type { Knowledge } from '../../knowledge/index.ts';
import { openStore, type Store } from '../../bot/store/index.ts';
import { createTurns, turnWords, type Incoming, type RunningTurns, type Taken } from '../../bot/turn/index.ts';
import { calendar } from './desk-world.ts';

export type Converse = (turn: Turn) => Promise<void>;

/** Counts what it hears and answers with the count, so that a lost, doubled or disordered turn shows. */
export async function countingConverse({ context, memory }: Turn): Promise<void> {
  if (context.activity.type !== 'message') return;
  const count = ((memory.count as number | undefined) ?? 0) + 1;
  memory.count = count;
  await context.sendActivity({
    type: 'message',
    text: `${count}: ${context.activity.text}`,
    channelData: { advice: { units: [], said: ['phrases/count'] } },
  });
}

export interface TurnWorldOptions {
  readonly converse?: Converse;
  readonly store?: Store;
  readonly mustBeHeard?: (text: string) => boolean;
  readonly now?: () => Date;
}

export class TurnWorld {
  readonly store: Store;
  readonly turns: RunningTurns;
  readonly failures: { readonly error: unknown; readonly reference: string }[] = [];

  constructor(store: Store, { converse = countingConverse, mustBeHeard, now }: TurnWorldOptions) {
    this.store = store;
    this.turns = createTurns({
      store,
      converse,
      knowledge: () => ({}) as Knowledge,
      flows: () => ({}) as Flows,
      calendar: () => calendar,
      words: turnWords((key, params = {}) => [key, ...Object.values(params)].join(' ')),
      now: now ?? (() => new Date('2026-11-24T10:00:00Z')),
      ...(mustBeHeard && { mustBeHeard }),
      onFailure: (error, reference) => this.failures.push({ error, reference }),
    });
  }

  static async open(options: TurnWorldOptions = {}): Promise<TurnWorld> {
    return new TurnWorld(options.store ?? (await openStore({ memory: true })), options);
  }

  take(text: string, more: Partial<Incoming> = {}): Promise<Taken> {
    return this.turns.take(incoming({ type: 'message', text }, more));
  }

  async texts(conversation = 'c1'): Promise<string[]> {
    return (await this.store.log(conversation, 0)).map(({ activity }) => activity.text ?? activity.type ?? '');
  }
}

export const incoming = (activity: Partial<Activity>, more: Partial<Incoming> = {}): Incoming => ({
  conversation: 'c1',
  channel: 'web',
  facts: { kind: 'web', employerTenant: false },
  externalId: undefined,
  activity,
  ...more,
});
