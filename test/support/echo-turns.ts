/** The smallest thing that takes turns over a real store: greets once, says everything back, and knows repeats. */
import { AlreadyLogged, LostRace, type NewLogRow, type Store } from '../../bot/store/index.ts';
import type { Incoming, Taken, Turns } from '../../bot/turn/turns.ts';

/** @param replies what is said back; default: the same */
export function echoTurns(store: Store, replies: Replies = (text) => [`You said: ${text}`]): Turns {
  const lanes = new Map<string, Promise<unknown>>();
  return {
    take(incoming) {
      const before = lanes.get(incoming.conversation) ?? Promise.resolve();
      const turn = before.then(() => take(store, incoming, replies));
      lanes.set(
        incoming.conversation,
        turn.catch(() => {}),
      );
      return turn;
    },
  };
}

type Replies = (text: string) => readonly string[];

async function take(store: Store, incoming: Incoming, replies: Replies): Promise<Taken> {
  const { conversation: id, channel, externalId, activity } = incoming;
  const row = await store.conversation(id);
  const log: NewLogRow[] =
    activity.type === 'message'
      ? [
          { author: 'enquirer', activity, ...(externalId && { externalId }) },
          ...replies(activity.text ?? '').map((text): NewLogRow => ({
            author: 'bot',
            activity: { type: 'message', text, channelData: { secret: 1 } },
          })),
        ]
      : [{ author: 'bot', activity: { type: 'message', text: 'Welcome' } }];
  try {
    const kept = await store.commit({
      conversation: { id, channel, read: row?.version ?? 0, owner: row?.owner ?? 'bot', memory: row?.memory ?? {} },
      log,
      at: Date.now(),
    });
    return answer(kept, false);
  } catch (error) {
    if (error instanceof AlreadyLogged && externalId) return answer(await store.answered(id, externalId), true);
    if (error instanceof LostRace) return take(store, incoming, replies);
    throw error;
  }
}

function answer(rows: Awaited<ReturnType<Store['answered']>>, repeat: boolean): Taken {
  const [first] = rows;
  const mine = first?.author === 'enquirer' ? first : undefined;
  return {
    id: mine?.activity.id,
    sequence: mine?.sequence,
    repeat,
    replies: rows.filter(({ author }) => author === 'bot'),
    invoke: undefined,
  };
}

/** A row as the desk or a timer would write it, past the turn. */
export async function writeRow(store: Store, conversation: string, row: NewLogRow): Promise<void> {
  const found = await store.conversation(conversation);
  if (!found) throw new Error(`no conversation ${conversation}`);
  const { id, channel, version, owner, memory } = found;
  await store.commit({ conversation: { id, channel, read: version, owner, memory }, log: [row], at: Date.now() });
}
