/** The first reply of a conversation: who speaks, what becomes of what is written, and what the bot can do. */
import type { Talk } from '../talk.ts';
import { tidy } from '../understanding/index.ts';
import { Reply } from '../voice/reply.ts';
import { formsOf } from '../forms.ts';
import { firstChoices } from './menu.ts';

/** Welcomes whoever comes without having been greeted; a message that is no more than a greeting is answered by it. */
export async function welcomeFirst(talk: Talk): Promise<boolean> {
  const greeted = await welcome(talk);
  const { text } = talk.incoming;
  return greeted && (text === '' || formsOf(talk.turn.knowledge).is('hello', tidy(text)));
}

/** Keyed to the conversation, not to a connection: said once. */
export async function welcome(talk: Talk): Promise<boolean> {
  const { memory, turn, voice } = talk;
  if (memory.welcomed || turn.channel.oneShot) return false;
  memory.welcomed = true;
  // Before anybody writes what their employer should not read (PRACTICE.md finding 2).
  if (turn.channel.employerTenant) await talk.send(new Reply().add(voice.phrase('welcome.employer')));
  const reply = new Reply().add(
    voice.phrase('welcome.hello'),
    voice.phrase('welcome.privacy'),
    voice.phrase('welcome.can-do'),
  );
  await talk.send(reply.tap(...firstChoices(talk)));
  return true;
}
