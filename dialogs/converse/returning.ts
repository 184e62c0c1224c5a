/** Coming back: after an adviser, or after hours away, two lines say where things stand. Then the message is answered. */
import type { Talk } from '../talk.ts';
import { Reply } from '../voice/reply.ts';
import { questionOf } from '../engine/flows.ts';
import { isAsk } from '../engine/flow.ts';
import { askedIn } from '../engine/hear.ts';
import type { FlowState } from '../engine/moves.ts';
import type { Words } from '../voice/words.ts';

/** Long enough that somebody may have forgotten; shorter breaks need no reminder. */
const LONG_AWAY = 6 * 60 * 60 * 1000;

export async function welcomeBack(talk: Talk): Promise<boolean> {
  const { memory, turn, voice } = talk;
  const away = memory.lastAt !== undefined && turn.now.getTime() - memory.lastAt > LONG_AWAY;
  if (turn.openCase?.state !== memory.caseSeen) {
    if (turn.openCase) memory.caseSeen = turn.openCase.state;
    else delete memory.caseSeen;
  }
  const where = away ? whereWords(talk) : undefined;
  if (where) await talk.send(new Reply().add(voice.phrase('return.hello'), where));
  return false;
}

/** "You were choosing a legal form; the question was …". Undefined when nothing was begun. */
export function whereWords({ memory, turn, voice }: Talk): Words | undefined {
  const stack = memory.stack ?? memory.paused;
  const top = stack?.dialogStack.at(-1);
  const flow = top && turn.flows.all.get(top.id);
  if (!flow) {
    const done = memory.done?.at(-1);
    return done && turn.flows.all.get(done.flow)?.offered
      ? voice.phrase('return.done', { flow: voice.phrase(`flow.${done.flow}.label`) })
      : undefined;
  }
  const step = askedIn(flow, top.state as unknown as FlowState);
  if (!flow.offered || !step || !isAsk(step)) return undefined;
  const label = voice.label(questionOf(turn.knowledge, step));
  const key = memory.stack ? 'return.where' : 'return.paused';
  return voice.phrase(key, { flow: voice.phrase(`flow.${flow.id}.label`), question: label });
}
