/** A flow waits for an answer: the message is read for it; what is not one is answered, or helped along. */
import { find } from '../../knowledge/index.ts';
import { NOT_SURE } from '../answers.ts';
import { isAsk } from '../engine/flow.ts';
import type { Flow, WaitingStep } from '../engine/flow.ts';
import { questionOf } from '../engine/flows.ts';
import { keep } from '../engine/hear.ts';
import type { FlowState } from '../engine/moves.ts';
import { askerOf } from '../steps/index.ts';
import type { Talk } from '../talk.ts';
import { Reply } from '../voice/reply.ts';
import { LONGEST_REPLY } from '../understanding/index.ts';
import { earlierAnswer } from './earlier-answer.ts';
import { answerFreely } from './free-question.ts';
import { otherLanguage } from './other-language.ts';
import { readingInFlow } from './pending.ts';
import { whereWeAre } from './where-we-are.ts';

export async function openFlow(talk: Talk): Promise<boolean> {
  const { turn, memory, voice } = talk;
  if (!memory.stack) return false;
  if (turn.flows.stage.dropUnknown(talk)) {
    await talk.send(new Reply().add(voice.phrase('flow.gone')));
    await whereWeAre(talk);
    return true;
  }
  const { pending } = memory;
  const heard = await turn.flows.stage.continue(talk);
  if (!heard || heard.kind === 'taken') {
    // What was asked back meanwhile has been left behind.
    if (pending && memory.pending === pending) delete memory.pending;
    return heard !== undefined;
  }
  const { flow, state } = openState(talk)!;
  const earlier = heard.kind === 'unclear' ? earlierAnswer(talk, flow, state) : undefined;
  if (earlier) {
    await talk.send(earlier);
    await whereWeAre(talk);
  } else if (heard.kind === 'lost') await move(talk, state, voice.phrase('flow.edited'));
  else if (await readingInFlow(talk)) await whereWeAre(talk);
  else if (heard.kind === 'question' || (heard.kind === 'unclear' && isComplex(talk))) await digress(talk);
  else {
    talk.note({ what: 'not-understood', flow: flow.id, step: heard.step.name });
    // Each reason is given once; after that it takes other words to help.
    const refusal = otherLanguage(talk) ?? (heard.kind === 'unusable' ? heard.phrase : undefined);
    if (refusal !== undefined && refusal !== state.refused) {
      state.refused = refusal;
      state.misses = (state.misses ?? 0) + 1;
      await askAgain(talk, state, heard.step, voice.phrase(refusal));
    } else await helpAlong(talk, flow, state, heard.step);
  }
  return true;
}

export function openState(talk: Talk): { flow: Flow; state: FlowState } | undefined {
  const top = talk.memory.stack?.dialogStack.at(-1);
  const flow = top && talk.turn.flows.all.get(top.id);
  return flow && { flow, state: top.state as unknown as FlowState };
}

const move = (talk: Talk, state: FlowState, first: ReturnType<Talk['voice']['phrase']>): Promise<void> =>
  talk.turn.flows.stage.move(talk, { kind: 'taken', state, since: null, dropped: [], first });

/** The question is answered, and the one that was open is put again, once. */
async function digress(talk: Talk): Promise<void> {
  await answerFreely(talk);
  await whereWeAre(talk);
}

/** No answer, yet something that a person should hear, or that we must not advise on. */
function isComplex({ turn, incoming, nation }: Talk): boolean {
  if (incoming.text.length < 15) return false;
  const outcome = find(turn.knowledge, { text: incoming.text, nation });
  return outcome.kind === 'handOver' || (outcome.kind === 'decline' && outcome.boundary !== undefined);
}

/**
 * The ladder: once more with help, then the choices alone, then a person is offered, then it counts as not sure. Each
 * rung has words of its own, so nothing is said twice.
 */
async function helpAlong(talk: Talk, flow: Flow, state: FlowState, step: WaitingStep): Promise<void> {
  const { voice } = talk;
  const rung = (state.misses ?? 0) + 1;
  state.misses = rung;
  if (!isAsk(step)) return askAgain(talk, state, step, voice.phrase(`${step.kind}.again-${Math.min(rung, 3)}`));
  const question = questionOf(talk.turn.knowledge, step);
  if (rung === 1)
    return askAgain(
      talk,
      state,
      step,
      voice.phrase(talk.incoming.text.length > LONGEST_REPLY ? 'ask.too-long' : 'ask.again', {
        help: voice.question(question, 'help')!,
      }),
    );
  if (rung >= 4) {
    const taken = keep(talk, flow, state, step, NOT_SURE, voice.phrase('ask.gone-on'));
    return talk.turn.flows.stage.move(talk, taken);
  }
  const reply = new Reply().add(
    voice.phrase(
      rung === 3
        ? 'ask.or-person'
        : step.kind === 'ask-choice' || step.kind === 'ask-yes-no'
          ? 'ask.as-choices'
          : 'ask.as-examples',
    ),
  );
  askerOf(step).ask(step, question, voice, reply);
  reply.flow = flow.id;
  reply.step = step.name;
  reply.tap(voice.phrase('value.not-sure'), voice.phrase('value.skip'));
  if (rung === 3) reply.tap(voice.phrase('tap.person'));
  await talk.send(reply);
}

async function askAgain(
  talk: Talk,
  state: FlowState,
  step: WaitingStep,
  first: ReturnType<Talk['voice']['phrase']>,
): Promise<void> {
  state.asked = step.name;
  await move(talk, state, first);
}
