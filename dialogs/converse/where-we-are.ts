/** Puts the open question again, if there is one: the way back after anything that came between. */
import type { Talk } from '../talk.ts';

export async function whereWeAre(talk: Talk): Promise<void> {
  if (talk.memory.stack) await talk.turn.flows.stage.repeat(talk);
}
