/** One turn of a conversation, in layers: the first one that has the answer ends the turn. */
import type { Turn } from '../ports.ts';
import { Talk } from '../talk.ts';
import { obeyCommand } from '../commands/index.ts';
import { keptOrLeft } from '../commands/what-if.ts';
import { freeQuestion } from './free-question.ts';
import { incomingOf } from './incoming.ts';
import { keptQuiet } from './with-adviser.ts';
import { openFlow } from './open-flow.ts';
import { answerPending } from './pending.ts';
import { warnOfNames } from './private-names.ts';
import { takeOutPrivateNumbers } from './private-numbers.ts';
import { welcomeBack } from './returning.ts';
import { safetyFirst } from './safety.ts';
import { staleCard } from './stale-card.ts';
import { tapped } from './tapped.ts';
import { nothingSaid } from './nothing-said.ts';
import { welcome, welcomeFirst } from './welcome.ts';

/** True: the turn is answered. */
export type Layer = (talk: Talk) => Promise<boolean>;

/** The order is the promise: nothing comes before safety, and the bot is silent beside an adviser (DESIGN.md §5, §8). */
const LAYERS: readonly Layer[] = [
  safetyFirst,
  takeOutPrivateNumbers,
  keptQuiet,
  welcomeFirst,
  warnOfNames,
  nothingSaid,
  staleCard,
  welcomeBack,
  obeyCommand,
  openFlow,
  answerPending,
  keptOrLeft,
  tapped,
  freeQuestion,
];

/**
 * Answers one message: sends with `turn.context`, changes `turn.memory`, and wishes for case changes. It touches no
 * store and no network, so that a turn that lost its race can be run again.
 */
export async function converse(turn: Turn): Promise<void> {
  const { activity } = turn.context;
  const talk = new Talk(turn, incomingOf(activity));
  if (activity.type === 'conversationUpdate') return joined(talk);
  // Any other event waits for no answer, and must not be taken for one (PITFALLS.md R6).
  if (activity.type !== 'message') return;
  for (const layer of LAYERS) if (await layer(talk)) break;
  delete talk.memory.reminded;
  talk.memory.lastAt = turn.now.getTime();
}

/** The enquirer came in, not the bot itself: they are greeted once, however often that is reported (PITFALLS.md L6). */
async function joined(talk: Talk): Promise<void> {
  const { membersAdded = [], recipient } = talk.turn.context.activity;
  if (membersAdded.some((member) => member.id !== recipient?.id)) await welcome(talk);
}
