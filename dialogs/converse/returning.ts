/** Coming back: after an adviser, or after hours away, two lines say where things stand. Then the message is answered. */
import { firstDay } from '../answers.ts';
import type { Talk } from '../talk.ts';
import { Reply } from '../voice/reply.ts';
import { questionOf } from '../engine/flows.ts';
import { isAsk } from '../engine/flow.ts';
import type { AskStep, Flow } from '../engine/flow.ts';
import { askedIn } from '../engine/hear.ts';
import { HAND_OVER } from '../engine/onward.ts';
import * as moves from '../engine/moves.ts';
import type { FlowState } from '../engine/moves.ts';
import { joined } from '../voice/words.ts';
import type { Words } from '../voice/words.ts';
import { gistNow } from '../what-if/tell.ts';
import { openState } from './open-flow.ts';

/** Long enough that somebody may have forgotten; shorter breaks need no reminder. */
const LONG_AWAY = 6 * 60 * 60 * 1000;

export async function welcomeBack(talk: Talk): Promise<boolean> {
  const { memory, turn, voice } = talk;
  if (turn.openCase?.state !== memory.caseSeen) {
    if (turn.openCase) memory.caseSeen = turn.openCase.state;
    else delete memory.caseSeen;
  }
  if (memory.lastAt === undefined || turn.now.getTime() - memory.lastAt <= LONG_AWAY) return false;
  const where = whereWords(talk);
  if (where) await talk.send(new Reply().add(voice.phrase('return.hello'), where));
  await catchUp(talk);
  return false;
}

/** "You were choosing a legal form; the question was …". Undefined when nothing was begun. */
export function whereWords(talk: Talk): Words | undefined {
  const { memory, turn, voice } = talk;
  const top = (memory.stack ?? memory.paused)?.dialogStack.at(-1);
  const flow = top && turn.flows.all.get(top.id);
  if (!flow) return doneWords(talk);
  const name = voice.phraseIf(`flow.${flow.id}.label`);
  const step = askedIn(flow, top.state as unknown as FlowState);
  if (!name || !step) return undefined;
  const stands = memory.stack ? 'where' : 'paused';
  if (isAsk(step))
    return voice.phrase(`return.${stands}`, { flow: name, question: voice.label(questionOf(turn.knowledge, step)) });
  return voice.phraseIf(`return.${stands}-${step.kind}`, { flow: name });
}

/** What was gone through last, and what it came to. */
function doneWords(talk: Talk): Words | undefined {
  const { memory, turn, voice } = talk;
  const done = memory.done?.at(-1);
  const flow = done && turn.flows.all.get(done.flow);
  if (!done || !flow?.offered) return undefined;
  const gist = gistNow(talk, { flow, answers: done.answers, around: done.around });
  return joined([voice.phrase('return.done', { flow: voice.phrase(`flow.${flow.id}.label`) }), gist], ' ');
}

/** The world has gone on: the desk may have opened or closed, and a day that lay ahead may have passed. */
async function catchUp(talk: Talk): Promise<void> {
  const open = openState(talk);
  if (!open) return;
  const { flow, state } = open;
  if (flow.id === HAND_OVER) state.around['desk-open'] = talk.turn.hours.open ? 'yes' : 'no';
  const passed = passedDays(flow, state, talk.today);
  for (const { name } of passed) Object.assign(state, moves.forgetAnswer(flow, state, name));
  const labels = passed.map((step) => talk.voice.label(questionOf(talk.turn.knowledge, step)));
  if (labels.length > 0)
    await talk.send(new Reply().add(talk.voice.phrase('return.day-passed', { list: joined(labels, ', ') })));
}

const passedDays = (flow: Flow, { answers }: FlowState, today: string): AskStep[] =>
  flow.steps.filter(isAsk).filter((step) => {
    const day = step.kind === 'ask-date' && step.future ? firstDay(answers[step.name]) : undefined;
    return day !== undefined && day < today;
  });
