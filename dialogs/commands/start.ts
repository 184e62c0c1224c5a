/** Starting a guided conversation by its name, as tapped or in one of the ways people ask for it. */
import { formsOf } from '../forms.ts';
import type { Talk } from '../talk.ts';
import { Reply } from '../voice/reply.ts';
import { whereWeAre } from '../converse/where-we-are.ts';

export async function startNamed(talk: Talk, plain: string): Promise<boolean> {
  const name = formsOf(talk.turn.knowledge).command(plain);
  const flow = name?.startsWith('start-') ? name.slice('start-'.length) : undefined;
  if (flow === undefined || !talk.turn.flows.all.has(flow)) return false;
  const open = talk.memory.stack?.dialogStack ?? [];
  if (open.some(({ id }) => id === flow)) {
    await talk.send(new Reply().add(talk.voice.phrase('said.already-in')));
    await whereWeAre(talk);
    return true;
  }
  delete talk.memory.pending;
  delete talk.memory.whatIf;
  await talk.turn.flows.stage.begin(talk, flow);
  return true;
}
