/** A related question that was offered beneath the last answer: the unit itself, no look-up needed. */
import type { Talk } from '../talk.ts';
import { Reply } from '../voice/reply.ts';
import { addOffers, offerPerson } from './offers.ts';

export async function tapped(talk: Talk): Promise<boolean> {
  const unit = talk.memory.offered?.[talk.incoming.text];
  if (!unit || !talk.turn.knowledge.units.has(unit)) return false;
  await tellUnits(talk, [unit]);
  return true;
}

/** @param complexity the rule of complexity.yaml for which a person is offered beside; by default that of the units */
export async function tellUnits(
  talk: Talk,
  units: readonly string[],
  complexity = units.map((id) => talk.turn.knowledge.units.get(id)?.complexity).find(Boolean),
): Promise<void> {
  const reply = new Reply().add(...units.map((id) => talk.voice.unit(id, talk.nation)));
  reply.outcome = 'answer';
  if (complexity) offerPerson(talk, reply, complexity);
  addOffers(talk, reply, units);
  await talk.send(reply);
}
