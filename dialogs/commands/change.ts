/** Changing an earlier answer: by naming it ("change the nation"), or by saying what is right ("actually we're in Wales"). */
import type { Answers, Value } from '../answers.ts';
import { isAsk } from '../engine/flow.ts';
import type { AskStep, Flow } from '../engine/flow.ts';
import { fitsIn, questionOf } from '../engine/flows.ts';
import { askedIn, keep } from '../engine/hear.ts';
import { answerTo, pathOf } from '../engine/path.ts';
import * as moves from '../engine/moves.ts';
import type { FlowState } from '../engine/moves.ts';
import { answeredSteps, stepCalled, stepNamed, valueIn } from '../engine/named.ts';
import { asWritten, formsOf } from '../forms.ts';
import { answerWords } from '../steps/index.ts';
import type { Talk } from '../talk.ts';
import { tappedEarlier } from '../converse/earlier-answer.ts';
import { openState } from '../converse/open-flow.ts';
import { statedNation } from '../converse/nations.ts';
import { whereWeAre } from '../converse/where-we-are.ts';
import { Reply } from '../voice/reply.ts';
import { reopenWith } from './reopen.ts';

/** "Change …", with or without what to. */
export async function changeSaid(talk: Talk, plain: string): Promise<boolean> {
  const after = formsOf(talk.turn.knowledge).after('change', plain);
  if (after === undefined) return false;
  const rest = asWritten(talk.incoming.text, after);
  const [meant] = places(talk).flatMap((place) => {
    const found = meantBy(talk, place, rest);
    return found ? [{ place, ...found }] : [];
  });
  if (!meant) return talk.memory.stack ? unknownAnswer(talk) : false;
  const { place, step, value } = meant;
  if (place.open)
    return value === undefined
      ? openAgain(talk, place.flow, place.open, step)
      : changeTo(talk, place.flow, place.open, step, value);
  if (value !== undefined) {
    await reopenWith(talk, place, { [step.name]: value });
    return true;
  }
  const state = moves.change(place.flow, { answers: place.answers, around: place.around }, step.name);
  if (!state) return false;
  await talk.turn.flows.stage.begin(talk, place.flow.id, { answers: state.answers, changing: state.changing });
  return true;
}

/** "Actually we're in Wales": an answer to a question that was asked before, and not to the open one. */
export async function correct(talk: Talk, plain: string): Promise<boolean> {
  const open = openState(talk);
  if (!open) return false;
  const stated = statedNation(talk.turn.knowledge, talk.incoming.text);
  const corrected = formsOf(talk.turn.knowledge).after('correction', plain);
  const rest = corrected ?? (stated && plain);
  // "No, none of these" may be the label of an option: what is tapped is no correction.
  if (rest === undefined || tappedEarlier(talk, open.flow, open.state)) return false;
  const asked = askedIn(open.flow, open.state);
  // "Actually we're in Wales" is where they work, also while it is asked where the body registers.
  const elsewhere =
    corrected !== undefined && stated !== undefined && asked && isAsk(asked) && asked.question !== 'works-in';
  if (!elsewhere && asked && isAsk(asked) && valueIn(talk, asked, talk.incoming.text) !== undefined) return false;
  const answered = answeredSteps(talk, open.flow, open.state.answers, open.state.around).filter(
    (step) => step.kind === 'ask-choice',
  );
  // "We're in Wales" is about where they work; a body registered elsewhere stays where it is.
  const order = stated ? answered.filter((step) => step.question === 'works-in') : answered.toReversed();
  for (const step of order) {
    const value = stated ?? valueIn(talk, step, rest);
    if (value !== undefined && JSON.stringify(value) !== JSON.stringify(answerTo(step, open.state.answers)))
      return changeTo(talk, open.flow, open.state, step, value);
  }
  return stated ? noteNationOnly(talk, stated) : false;
}

async function noteNationOnly(talk: Talk, nation: NonNullable<ReturnType<typeof statedNation>>): Promise<boolean> {
  (talk.memory.profile ??= {})['works-in'] = nation;
  const open = openState(talk);
  if (open) open.state.around = { ...open.state.around, 'works-in': nation };
  await talk.send(new Reply().add(talk.voice.phrase('said.nation-noted', { nation: talk.voice.nation(nation) })));
  await whereWeAre(talk);
  return true;
}

/** "Payer", "payer to signed"; a label may have "to" in it as well. */
function meantBy(talk: Talk, { flow, answers }: Place, said: string): { step: AskStep; value?: Value } | undefined {
  const whole = stepCalled(talk, flow, answers, said);
  if (whole) return { step: whole };
  for (const { index } of said.matchAll(/ to /g)) {
    const step = stepCalled(talk, flow, answers, said.slice(0, index));
    const value = step && valueIn(talk, step, said.slice(index + 4));
    if (step && value !== undefined) return { step, value };
  }
  const step = stepNamed(talk, flow, answers, said);
  const to = / to (.+)$/.exec(said)?.[1];
  const value = step && to !== undefined ? valueIn(talk, step, to) : undefined;
  return step && { step, ...(value !== undefined && { value }) };
}

interface Place {
  readonly flow: Flow;
  readonly answers: Answers;
  readonly around: Answers;
  readonly open?: FlowState;
}

/** Where an answer may stand: the open flow, or one that was finished. */
function places(talk: Talk): Place[] {
  const open = openState(talk);
  if (open) return [{ flow: open.flow, answers: open.state.answers, around: open.state.around, open: open.state }];
  return (talk.memory.done ?? []).toReversed().flatMap(({ flow, answers, around }) => {
    const data = talk.turn.flows.all.get(flow);
    return data ? [{ flow: data, answers, around }] : [];
  });
}

async function openAgain(talk: Talk, flow: Flow, open: FlowState, step: AskStep): Promise<boolean> {
  const state = moves.change(flow, open, step.name);
  if (!state) return false;
  const was = answerWords(step, questionOf(talk.turn.knowledge, step), state.changing!.before, talk.voice);
  await talk.turn.flows.stage.move(talk, {
    kind: 'taken',
    state,
    since: null,
    dropped: [],
    first: talk.voice.phrase('change.was', { value: was }),
  });
  return true;
}

async function changeTo(talk: Talk, flow: Flow, open: FlowState, step: AskStep, value: Value): Promise<boolean> {
  const opened = moves.change(flow, open, step.name);
  if (!opened) return false;
  const question = questionOf(talk.turn.knowledge, step);
  const words = { label: talk.voice.label(question), value: answerWords(step, question, value, talk.voice) };
  const taken = keep(talk, flow, opened, step, value, talk.voice.phrase('change.done', words));
  const { stop } = pathOf(flow, taken.state.answers, taken.state.around, fitsIn(talk.turn.knowledge));
  // Where the way goes on elsewhere now, what stands on it is said; else the open question follows as it was.
  await talk.turn.flows.stage.move(talk, { ...taken, since: stop.name === open.asked ? null : step.name });
  return true;
}

async function unknownAnswer(talk: Talk): Promise<boolean> {
  await talk.send(new Reply().add(talk.voice.phrase('change.unknown')));
  await whereWeAre(talk);
  return true;
}
