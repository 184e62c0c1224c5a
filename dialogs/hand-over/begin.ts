/** Asking for a person: the hand-over flow, on top of whatever is open, or the state of what was asked already. */
import { HAND_OVER } from '../engine/onward.ts';
import type { Talk } from '../talk.ts';
import { weekdayWords } from '../voice/numbers.ts';
import { Reply } from '../voice/reply.ts';
import type { Words } from '../voice/words.ts';

export async function beginHandOver(talk: Talk, reason: string, first?: Words): Promise<void> {
  const { turn, voice, memory } = talk;
  if (turn.channel.oneShot) return talk.send(new Reply().add(voice.phrase('hand-over.elsewhere')));
  if (turn.openCase?.state === 'waiting' || turn.openCase?.state === 'left-message') return tellStatus(talk);
  if (memory.stack?.dialogStack.some(({ id }) => id === HAND_OVER)) return turn.flows.stage.repeat(talk);
  talk.note({ what: 'person-wanted', reason });
  await turn.flows.stage.begin(talk, HAND_OVER, { reason, ...(first && { first }) });
}

/** How the request stands, in words. */
export async function tellStatus(talk: Talk): Promise<void> {
  const { turn, voice } = talk;
  const state = turn.openCase?.state;
  const waiting = state === 'waiting' || state === 'left-message';
  if (!waiting) return talk.send(new Reply().add(voice.phrase('case.none')).tap(voice.phrase('tap.person')));
  const key = state === 'waiting' ? 'case.waiting' : 'case.left-message';
  const { reference, promisedAt = turn.hours.promise } = turn.openCase!;
  const reply = new Reply().add(
    voice.phrase(key, { promise: weekdayWords(promisedAt), reference: voice.quoted(reference) }),
  );
  await talk.send(reply.tap(voice.phrase('tap.cancel-request')));
}
