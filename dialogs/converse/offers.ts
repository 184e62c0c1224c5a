/** What stands beneath an answer: a guided conversation that fits, what else people ask, a person. */
import type { Folder } from '../../knowledge/index.ts';
import type { Talk } from '../talk.ts';
import type { Reply } from '../voice/reply.ts';
import { listed } from '../voice/words.ts';

/** The flow that goes further on what a folder is about, where neither the unit nor what is near it names one. */
const FLOW_OF: Partial<Record<Folder, string>> = {
  motivations: 'motivations',
  options: 'options-appraisal',
  'legal-forms': 'legal-form',
  finance: 'finance',
  regulation: 'regulatory-steps',
};
const MOST_RELATED = 3;

/** Says why a person should look as well (PRACTICE.md §2, level 1). */
export function offerPerson(talk: Talk, reply: Reply, complexity: string): void {
  reply.add(talk.voice.phrase('offer.person-because', { why: talk.voice.complexity(complexity) }));
  talk.note({ what: 'person-offered', reason: complexity });
}

export function addOffers(talk: Talk, reply: Reply, units: readonly string[]): void {
  const { turn, voice, memory } = talk;
  // In the middle of a flow the open question follows: anything offered would only lead away from it.
  if (memory.stack) return;
  const first = turn.knowledge.units.get(units[0] ?? '');
  if (!first) return;
  const near = [first, ...first.related.flatMap((id) => turn.knowledge.units.get(id) ?? [])];
  const anyway = memory.profile?.['starting-point'] ? 'options-appraisal' : 'starting-point';
  const flow = [...near.map((unit) => unit.flow ?? FLOW_OF[unit.folder]), anyway].find(
    (id) => id !== undefined && turn.flows.all.get(id)?.offered,
  );
  const fitting = flow === undefined ? undefined : voice.phrase(`flow.${flow}.label`);
  const related = first.related
    .filter((id) => turn.knowledge.units.has(id) && !units.includes(id))
    .slice(0, MOST_RELATED);
  const titles = related.map((id) => voice.title(id));
  memory.offered = Object.fromEntries(related.map((id, at) => [titles[at]!.text, id]));
  const person = turn.channel.oneShot ? undefined : voice.phrase('tap.person');
  reply.add(voice.phrase('offer.next'), listed([fitting, ...titles, person]));
  reply.tap(...[fitting, ...titles, person].filter((tap) => tap !== undefined));
}
