/** Nothing fits: asked for other words, then shown what there is, then offered a person; never the same words twice. */
import { noteNotAnswered } from '../memory.ts';
import type { Talk } from '../talk.ts';
import { Reply } from '../voice/reply.ts';
import { listed } from '../voice/words.ts';
import { offeredFlows } from './menu.ts';

const RUNGS = 4;

/** @param near units that are about something near it */
export async function notFound(talk: Talk, text: string, near: readonly string[]): Promise<void> {
  const { voice, memory, turn } = talk;
  noteNotAnswered(memory, text.slice(0, 300));
  const next = ((memory.misses ?? 0) % RUNGS) + 1;
  // In the middle of a flow the open question follows; another list of things to choose would bury it.
  const rung = memory.stack && next === 2 ? 4 : next;
  memory.misses = (memory.misses ?? 0) + 1;
  const reply = new Reply().add(voice.phrase(`not-found.${rung}`));
  reply.outcome = 'decline';
  talk.note({ what: 'not-found', near: near.slice(0, 3) });
  const titles = near.slice(0, 3).map((id) => voice.title(id));
  if (titles.length > 0) reply.add(voice.phrase('not-found.near'), listed(titles));
  memory.offered = Object.fromEntries(titles.map((title, at) => [title.text, near[at]!]));
  const flows = rung === 2 ? offeredFlows(talk) : [];
  if (flows.length > 0) reply.add(listed(flows));
  reply.tap(...titles, ...flows);
  if (!turn.channel.oneShot) reply.tap(voice.phrase('tap.person'));
  await talk.send(reply);
}
