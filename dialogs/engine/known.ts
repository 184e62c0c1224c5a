/** What a flow need not ask, because it was said before: in the profile, or in a flow that this one ran. */
import type { Answers, Value } from '../answers.ts';
import { isUnsure } from '../answers.ts';
import type { Talk } from '../talk.ts';
import { isAsk } from './flow.ts';
import type { AskStep, Flow } from './flow.ts';
import { fitsIn } from './flows.ts';
import { askedIn } from './hear.ts';
import type { FlowState } from './moves.ts';
import { pathOf } from './path.ts';

/** Answers that the profile has already. */
export function knownTo(talk: Talk, flow: Flow): Answers {
  const fits = fitsIn(talk.turn.knowledge);
  const known: Answers = {};
  for (const step of flow.steps) {
    const value = isAsk(step) && step.profile ? talk.memory.profile?.[step.profile] : undefined;
    if (value !== undefined && fits(step as AskStep, value)) known[step.name] = value;
  }
  return known;
}

/** A flow that this one ran has come to its end. */
export function returned(talk: Talk, flow: Flow, state: FlowState, result: unknown): FlowState {
  const step = askedIn(flow, state);
  const around = { ...state.around, ...talk.around };
  // What the other flow was told need not be asked here again.
  const within = step?.kind === 'run' ? gone(talk, step.flow) : [];
  const known = { ...leftOpen(flow, within), ...knownTo(talk, flow) };
  const answers = { ...state.answers, ...(state.changing ? {} : newTo(state.answers, known)) };
  if (step?.kind !== 'run' && step?.kind !== 'hand-over') {
    const { asked: _asked, ...rest } = state;
    return { ...rest, around, answers };
  }
  const value: Value = typeof result === 'string' ? result : 'done';
  const ran = within.length === 0 ? {} : { ran: (state.ran ?? 0) + within.length };
  return { ...state, ...ran, around, answers: { ...answers, [step.name]: value } };
}

/** What was asked in the flow that has just come to its end. */
function gone({ memory, turn }: Talk, id: string): { step: AskStep; value: Value }[] {
  const flow = turn.flows.all.get(id);
  const done = memory.done?.findLast((one) => one.flow === id);
  if (!flow || !done) return [];
  const { passed, answers } = pathOf(flow, done.answers, done.around, fitsIn(turn.knowledge));
  return passed.filter(isAsk).map((step) => ({ step, value: answers[step.name]! }));
}

/** Who could not say a moment ago is not asked the same again. */
function leftOpen(flow: Flow, within: ReturnType<typeof gone>): Answers {
  const open = new Map(
    within.flatMap(({ step, value }) => (step.profile && isUnsure(value) ? [[step.profile, value]] : [])),
  );
  return Object.fromEntries(
    flow.steps.filter(isAsk).flatMap(({ name, profile }) => {
      const value = profile === undefined ? undefined : open.get(profile);
      return value === undefined ? [] : [[name, value]];
    }),
  );
}

const newTo = (answers: Answers, known: Answers): Answers =>
  Object.fromEntries(Object.entries(known).filter(([name]) => answers[name] === undefined));
