/** A related question that was offered beneath the last answer: the unit itself, no look-up needed. */
import type { Talk } from '../talk.ts';
import { Reply } from '../voice/reply.ts';
import { addOffers, offerPerson } from './offers.ts';

export async function tapped(talk: Talk): Promise<boolean> {
  const unit = talk.memory.offered?.[talk.incoming.text];
  if (!unit || !talk.turn.knowledge.units.has(unit)) return false;
  await tellUnit(talk, unit);
  return true;
}

/** A unit that was chosen by its title. @param overheard a rule of complexity.yaml that the question itself raised */
export const tellUnit = (talk: Talk, unit: string, overheard?: string): Promise<void> =>
  tellUnits(talk, [unit], overheard ?? talk.turn.knowledge.units.get(unit)?.complexity);

/** @param complexity the rule of complexity.yaml for which a person is offered beside */
export async function tellUnits(
  talk: Talk,
  units: readonly string[],
  complexity: string | undefined,
  nation = talk.nation,
): Promise<void> {
  const reply = new Reply().add(...units.map((id) => talk.voice.unit(id, nation)));
  reply.outcome = 'answer';
  if (complexity) offerPerson(talk, reply, complexity);
  addOffers(talk, reply, units);
  await talk.send(reply);
}
