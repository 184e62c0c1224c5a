/** Commands that have a meaning whether or not a flow is open. */
import { firstChoices, offeredFlows } from '../converse/menu.ts';
import { whereWords } from '../converse/returning.ts';
import { whereWeAre } from '../converse/where-we-are.ts';
import { beginHandOver, tellStatus } from '../hand-over/begin.ts';
import { ASKED_FOR } from '../hand-over/packet.ts';
import { stopReminders, stopsReminders } from './reminders.ts';
import type { Talk } from '../talk.ts';
import { Reply } from '../voice/reply.ts';
import { listed } from '../voice/words.ts';

export async function hello(talk: Talk): Promise<boolean> {
  await talk.send(new Reply().add(talk.voice.phrase('said.hello')));
  await whereWeAre(talk);
  return true;
}

export async function help(talk: Talk): Promise<boolean> {
  const { voice, memory } = talk;
  const reply = new Reply().add(
    voice.phrase('help.intro'),
    memory.stack && voice.phrase('help.in-flow'),
    voice.phrase('help.anywhere'),
  );
  await talk.send(memory.stack ? reply : reply.tap(...firstChoices(talk)));
  await whereWeAre(talk);
  return true;
}

export async function menu(talk: Talk): Promise<boolean> {
  const flows = offeredFlows(talk);
  await talk.send(
    new Reply().add(talk.voice.phrase('menu.intro'), listed(flows)).tap(...flows, talk.voice.phrase('tap.person')),
  );
  return true;
}

/** "Something else": the rest of what there is; where readings are to choose from it means none of those. */
export async function somethingElse(talk: Talk): Promise<boolean> {
  return talk.memory.pending || talk.memory.stack ? false : menu(talk);
}

export async function askQuestion(talk: Talk): Promise<boolean> {
  await talk.send(new Reply().add(talk.voice.phrase('said.ask-away')));
  return true;
}

export async function person(talk: Talk): Promise<boolean> {
  const { pending } = talk.memory;
  delete talk.memory.pending;
  await beginHandOver(talk, pending?.kind === 'person' ? pending.reason : ASKED_FOR);
  return true;
}

export async function status(talk: Talk): Promise<boolean> {
  if (!talk.turn.openCase || talk.turn.openCase.state === 'closed') return false;
  await tellStatus(talk);
  await whereWeAre(talk);
  return true;
}

export async function cancelRequest(talk: Talk): Promise<boolean> {
  const { turn, voice, memory } = talk;
  const state = turn.openCase?.state;
  const handingOver = memory.stack?.dialogStack.at(-1)?.id === 'hand-over';
  if (handingOver) {
    if (state === 'offered') turn.cases.leave();
    await talk.send(new Reply().add(voice.phrase('hand-over.kept')));
    await turn.flows.stage.leave(talk);
    return true;
  }
  if (state !== 'waiting' && state !== 'left-message') return false;
  turn.cases.leave();
  await talk.send(new Reply().add(voice.phrase('case.cancelled')));
  await whereWeAre(talk);
  return true;
}

export async function shortOn(talk: Talk): Promise<boolean> {
  talk.switchShort(true);
  await talk.send(new Reply().add(talk.voice.phrase('said.short-on')));
  await whereWeAre(talk);
  return true;
}

export async function shortOff(talk: Talk): Promise<boolean> {
  talk.switchShort(false);
  await talk.send(new Reply().add(talk.voice.phrase('said.short-off')));
  await whereWeAre(talk);
  return true;
}

/** What was told last, once more in the short version; the open question too. */
export async function simpler(talk: Talk): Promise<boolean> {
  talk.switchShort(true);
  const units = talk.memory.stack
    ? []
    : (talk.memory.lastUnits ?? []).filter((id) => talk.turn.knowledge.units.has(id));
  const reply = new Reply().add(
    talk.voice.phrase('said.short-on'),
    ...units.map((id) => talk.voice.unit(id, talk.nation)),
  );
  await talk.send(reply);
  await whereWeAre(talk);
  return true;
}

/** Everything that was answered is set aside; one word brings it back. */
export async function startOver(talk: Talk): Promise<boolean> {
  const { memory, voice, turn } = talk;
  const { profile, stack, paused, done, reminders } = memory;
  memory.undo = {
    ...(profile && { profile }),
    ...(stack && { stack }),
    ...(paused && { paused }),
    ...(done && { done }),
    ...(reminders && { reminders }),
  };
  for (const part of [
    'profile',
    'stack',
    'paused',
    'done',
    'reminders',
    'pending',
    'whatIf',
    'misses',
    'spokenOf',
    'lastUnits',
    'lastQuestion',
    'offered',
  ] as const)
    delete memory[part];
  if (turn.openCase?.state === 'offered') turn.cases.leave();
  await talk.send(new Reply().add(voice.phrase('said.started-over')).tap(...firstChoices(talk)));
  return true;
}

export async function undo(talk: Talk): Promise<boolean> {
  const { memory, voice } = talk;
  if (!memory.undo) return false;
  Object.assign(memory, memory.undo);
  delete memory.undo;
  await talk.send(new Reply().add(voice.phrase('said.undone')));
  await whereWeAre(talk);
  return true;
}

/** A flow is set aside with its answers; it can go on days later. */
export async function stop(talk: Talk): Promise<boolean> {
  const { memory, voice } = talk;
  if (stopsReminders(talk)) return stopReminders(talk);
  if (!memory.stack) return stopNothing(talk);
  if (memory.stack.dialogStack.at(-1)?.id === 'hand-over') return cancelRequest(talk);
  memory.paused = memory.stack;
  delete memory.stack;
  await talk.send(
    new Reply()
      .add(voice.phrase('said.stopped'))
      .tap(voice.phrase('tap.carry-on'), voice.phrase('tap.question'), voice.phrase('tap.person')),
  );
  return true;
}

async function stopNothing(talk: Talk): Promise<boolean> {
  delete talk.memory.pending;
  await talk.send(new Reply().add(talk.voice.phrase('said.nothing-to-stop')));
  return true;
}

export async function resume(talk: Talk): Promise<boolean> {
  const { memory, voice, turn } = talk;
  if (memory.stack) {
    await whereWeAre(talk);
    return true;
  }
  if (!memory.paused) return false;
  const where = whereWords(talk);
  memory.stack = memory.paused;
  delete memory.paused;
  await talk.send(new Reply().add(where ?? voice.phrase('said.going-on')));
  if (turn.flows.stage.dropUnknown(talk)) await talk.send(new Reply().add(voice.phrase('flow.gone')));
  await whereWeAre(talk);
  return true;
}

export async function welsh(talk: Talk): Promise<boolean> {
  await talk.send(new Reply().add(talk.voice.phrase('said.welsh')));
  await whereWeAre(talk);
  return true;
}

/** On a shared computer somebody may be coming up behind: it is done at once, without asking twice. */
export async function forget(talk: Talk): Promise<boolean> {
  const { turn, memory, voice } = talk;
  const state = turn.openCase?.state;
  if (state !== undefined && state !== 'closed') turn.cases.leave();
  const farewell = new Reply().add(
    voice.phrase('said.cleared'),
    turn.channel.employerTenant ? voice.phrase('said.cleared-not-employer') : undefined,
  );
  await talk.send(farewell);
  turn.housekeeping.forget();
  for (const part of Object.keys(memory) as (keyof typeof memory)[]) delete memory[part];
  return true;
}
