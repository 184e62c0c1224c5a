/** A button on a card further up: its question is no longer open, so it is refused politely. */
import type { FlowState } from '../engine/moves.ts';
import type { Talk } from '../talk.ts';
import { Reply } from '../voice/reply.ts';
import { whereWeAre } from './where-we-are.ts';

export async function staleCard(talk: Talk): Promise<boolean> {
  const { card } = talk.incoming;
  if (!card?.flow) return false;
  const open = talk.memory.stack?.dialogStack.at(-1);
  const state = open?.state as unknown as FlowState | undefined;
  if (
    open?.id === card.flow &&
    (card.step === undefined || state?.answers[card.step] !== undefined || state?.asked === card.step)
  )
    return false;
  // A card of a finished flow may still change one of its answers.
  if (!open && card.step && talk.memory.done?.some(({ flow }) => flow === card.flow)) return false;
  await talk.send(new Reply().add(talk.voice.phrase('said.stale-card')));
  await whereWeAre(talk);
  return true;
}
