/** While an adviser has the conversation the bot is silent, but for the words that must work in every state. */
import { formsOf } from '../forms.ts';
import { forget } from '../commands/anywhere.ts';
import type { Talk } from '../talk.ts';
import { tidy } from '../understanding/index.ts';
import { Reply } from '../voice/reply.ts';
import { whereWeAre } from './where-we-are.ts';

export async function keptQuiet(talk: Talk): Promise<boolean> {
  const { turn, memory, voice } = talk;
  if (turn.openCase?.state !== 'with-adviser') return false;
  memory.caseSeen = 'with-adviser';
  const command = formsOf(turn.knowledge).command(tidy(talk.incoming.text));
  if (command === 'leave-and-clear') return forget(talk);
  if (command !== 'back-to-bot' && command !== 'cancel-request') return true;
  turn.cases.leave();
  memory.caseSeen = 'closed';
  await talk.send(
    new Reply().add(voice.phrase('case.left')).tap(voice.phrase('tap.question'), voice.phrase('tap.person')),
  );
  await whereWeAre(talk);
  return true;
}
