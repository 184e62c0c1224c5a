/** Words about the plan: to see it, to close its page, and whether names may stand there. */
import { whereWeAre } from '../converse/where-we-are.ts';
import { planReply } from '../shown/plan.ts';
import type { Talk } from '../talk.ts';
import { Reply } from '../voice/reply.ts';

export async function showPlan(talk: Talk): Promise<boolean> {
  await talk.send(planReply(talk));
  await whereWeAre(talk);
  return true;
}

/** The answers stay: who wants those gone as well is told how. */
export async function closePlan(talk: Talk): Promise<boolean> {
  const closed = talk.turn.planPage?.close() ?? false;
  await talk.send(new Reply().add(talk.voice.phrase(closed ? 'plan.closed' : 'plan.nothing-to-close')));
  await whereWeAre(talk);
  return true;
}

export async function namesOn(talk: Talk): Promise<boolean> {
  talk.memory.planNames = true;
  await talk.send(new Reply().add(talk.voice.phrase('plan.names-on')).tap(talk.voice.phrase('tap.my-plan')));
  await whereWeAre(talk);
  return true;
}

export async function namesOff(talk: Talk): Promise<boolean> {
  delete talk.memory.planNames;
  await talk.send(new Reply().add(talk.voice.phrase('plan.names-off')).tap(talk.voice.phrase('tap.my-plan')));
  await whereWeAre(talk);
  return true;
}
