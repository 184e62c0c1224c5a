/** A related question that was offered beneath the last answer: the unit itself, no look-up needed. */
import type { Talk } from '../talk.ts';
import { Reply } from '../voice/reply.ts';
import { addOffers } from './offers.ts';

export async function tapped(talk: Talk): Promise<boolean> {
  const unit = talk.memory.offered?.[talk.incoming.text];
  if (!unit || !talk.turn.knowledge.units.has(unit)) return false;
  await tellUnits(talk, [unit]);
  return true;
}

export async function tellUnits(talk: Talk, units: readonly string[]): Promise<void> {
  const reply = new Reply().add(...units.map((id) => talk.voice.unit(id, talk.nation)));
  reply.outcome = 'answer';
  addOffers(talk, reply, units);
  await talk.send(reply);
}
