/** From a flow's answers to what is said next, and to where: the doing half of the engine. */
import type { Answers } from '../answers.ts';
import { isUnsure } from '../answers.ts';
import { noteDone } from '../memory.ts';
import { askPassOn } from '../hand-over/pass-on.ts';
import { moveReminders } from '../reminders/steps.ts';
import { outcomeNamed } from '../shown/index.ts';
import { planGrown } from '../shown/plan.ts';
import { askerOf } from '../steps/index.ts';
import type { Talk } from '../talk.ts';
import { Reply } from '../voice/reply.ts';
import { joined, listed } from '../voice/words.ts';
import type { Words } from '../voice/words.ts';
import { askCheck } from './check-answers.ts';
import { isAsk } from './flow.ts';
import type { AskStep, Flow, Step, StepOf, WaitingStep } from './flow.ts';
import { fitsIn, questionOf } from './flows.ts';
import { askedIn } from './hear.ts';
import { knownTo } from './known.ts';
import type { Taken } from './hear.ts';
import type { FlowState } from './moves.ts';
import { pathOf } from './path.ts';
import type { Path } from './path.ts';
import { outsideOf, progressAt } from './progress.ts';
import type { Outside } from './progress.ts';

/** What a flow may be begun with. */
export interface Begin {
  /** Answers to go on from, in place of what the profile knows. */
  readonly answers?: Answers;
  readonly changing?: FlowState['changing'];
  /** Why a hand-over is begun. */
  readonly reason?: string;
  /** Of the flow that runs this one. */
  readonly outside?: Outside;
  /** Said before the flow's own first words. */
  readonly first?: Words;
}

export type Onward =
  | { readonly do: 'wait' }
  | { readonly do: 'run'; readonly flow: string; readonly begin: Begin }
  | { readonly do: 'end'; readonly step: StepOf<'end'> };

export const HAND_OVER = 'hand-over';

export function begun(talk: Talk, flow: Flow, { answers, changing, reason, outside }: Begin): FlowState {
  return {
    answers: { ...(answers ?? knownTo(talk, flow)) },
    around: { ...talk.around, ...(flow.id === HAND_OVER && { 'desk-open': talk.turn.hours.open ? 'yes' : 'no' }) },
    ...(changing && { changing }),
    ...(reason && { reason }),
    ...(outside && { outside }),
  };
}

export async function onward(talk: Talk, flow: Flow, state: FlowState, heard: Taken): Promise<Onward> {
  noteProfile(talk, flow, state.answers);
  const path = pathOf(flow, state.answers, state.around, fitsIn(talk.turn.knowledge));
  const reply = new Reply().add(heard.first, droppedWords(talk, flow, heard.dropped));
  for (const step of newly(flow, path, heard.since)) await speak(talk, step, path, reply);
  return stopAt(talk, flow, state, path, reply);
}

async function stopAt(talk: Talk, flow: Flow, state: FlowState, path: Path, reply: Reply): Promise<Onward> {
  const { stop } = path;
  if (stop.kind === 'end') {
    await talk.send(reply);
    return { do: 'end', step: stop };
  }
  state.asked = stop.name;
  if (stop.kind === 'run') {
    await talk.send(reply);
    const outside = outsideOf(talk.turn.flows.all, flow, path, outsideIn(state));
    return { do: 'run', flow: stop.flow, begin: { outside } };
  }
  if (stop.kind === 'hand-over') {
    talk.note({ what: 'person-wanted', reason: stop.reason });
    await talk.send(reply);
    return { do: 'run', flow: HAND_OVER, begin: { reason: stop.reason } };
  }
  put(talk, flow, state, stop, path, reply);
  await talk.send(reply);
  return { do: 'wait' };
}

/** Steps gone through since the one just answered, which itself may have left the path by being answered. */
function newly(flow: Flow, path: Path, since: string | null | undefined): readonly Step[] {
  if (since === null) return [];
  const from = since === undefined ? -1 : (flow.places.get(since) ?? -1);
  return path.passed.filter((step) => flow.places.get(step.name)! > from);
}

/** An outcome is a message of its own, so that it can be found again. */
async function speak(talk: Talk, step: Step, path: Path, reply: Reply): Promise<void> {
  if (step.kind === 'say') {
    reply.add(
      step.phrase ? talk.voice.phrase(step.phrase, talk.desk) : undefined,
      step.unit ? talk.voice.unit(step.unit, talk.nation) : undefined,
    );
  }
  if (step.kind !== 'show') return;
  const shown = outcomeNamed(step.outcome).show(talk, path.answers);
  for (const part of shown) await talk.send(part);
}

function put(talk: Talk, flow: Flow, state: FlowState, step: WaitingStep, path: Path, reply: Reply): void {
  reply.flow = flow.id;
  reply.step = step.name;
  if (isAsk(step)) putQuestion(talk, flow, state, step, path, reply);
  if (step.kind === 'check-answers') askCheck(talk, flow, path, reply);
  if (step.kind === 'pass-on') askPassOn(talk, state, path.answers, reply);
}

function putQuestion(talk: Talk, flow: Flow, state: FlowState, step: AskStep, path: Path, reply: Reply): void {
  const { voice, turn } = talk;
  const question = questionOf(turn.knowledge, step);
  const asker = askerOf(step);
  if (state.doubt !== undefined) {
    reply.add(voice.phrase('ask.echo', { value: asker.words(question, state.doubt, voice) }));
    reply.tap(voice.phrase('value.yes'), voice.phrase('value.no'));
    return;
  }
  asker.ask(step, question, voice, reply);
  reply.add(progressIn(talk, flow, state, path));
}

export function progressWords(talk: Talk, flow: Flow, state: FlowState): Words {
  return progressIn(talk, flow, state, pathOf(flow, state.answers, state.around, fitsIn(talk.turn.knowledge)));
}

const outsideIn = ({ outside, ran = 0 }: FlowState): Outside => ({
  done: (outside?.done ?? 0) + ran,
  left: outside?.left ?? 0,
});

function progressIn(talk: Talk, flow: Flow, state: FlowState, path: Path): Words {
  const progress = progressAt(talk.turn.flows.all, flow, path, outsideIn(state));
  const key = progress.done === 0 ? 'ask.progress-first' : 'ask.progress';
  return talk.voice.phrase(key, { at: progress.at, most: progress.ofAtMost });
}

/** The open question once more, with nothing that came before it. */
export async function showAgain(talk: Talk, flow: Flow, state: FlowState): Promise<void> {
  const path = pathOf(flow, state.answers, state.around, fitsIn(talk.turn.knowledge));
  const step = askedIn(flow, state) ?? path.stop;
  if (step.kind === 'end' || step.kind === 'run' || step.kind === 'hand-over') return;
  state.asked = step.name;
  const reply = new Reply();
  put(talk, flow, state, step, path, reply);
  await talk.send(reply);
}

/** The flow's end: what it found is kept, and what comes next is offered, unless another flow goes on. */
export async function finish(
  talk: Talk,
  flow: Flow,
  state: FlowState,
  end: StepOf<'end'>,
  nested: boolean,
): Promise<string> {
  const path = pathOf(flow, state.answers, state.around, fitsIn(talk.turn.knowledge));
  if (flow.keep) noteDone(talk.memory, { flow: flow.id, answers: state.answers, around: state.around, on: talk.today });
  if (flow.id === 'regulatory-steps') moveReminders(talk);
  if (flow.id === 'feedback') noteFeedback(talk, path, state.answers);
  const reply = new Reply();
  const shown = !nested && path.passed.some(({ kind }) => kind === 'show');
  if (shown) planGrown(talk, flow.id, reply);
  reply.add(end.phrase && !nested ? talk.voice.phrase(end.phrase, talk.desk) : undefined);
  const offers = nested ? [] : end.offer.map((id) => talk.voice.phrase(`flow.${id}.label`));
  if (!reply.empty) reply.add(listed(offers)).tap(...offers);
  if (shown && flow.offered) reply.add(talk.voice.phrase('what-if.hint')).tap(talk.voice.phrase('tap.try-another'));
  reply.flow = flow.id;
  reply.step = end.name;
  await talk.send(reply);
  const passedOn = path.passed.find((step) => step.kind === 'pass-on');
  return passedOn ? String(state.answers[passedOn.name]) : 'done';
}

/** What was tapped, to be counted; what was written in own words is not. */
function noteFeedback(talk: Talk, path: Path, answers: Answers): void {
  for (const step of path.passed) {
    const answer = answers[step.name];
    if (step.kind === 'ask-choice' && typeof answer === 'string')
      talk.note({ what: 'feedback', question: step.question, answer });
  }
}

function noteProfile(talk: Talk, flow: Flow, answers: Answers): void {
  for (const [name, value] of Object.entries(answers)) {
    const step = flow.steps[flow.places.get(name) ?? -1];
    if (step && isAsk(step) && step.profile && !isUnsure(value)) (talk.memory.profile ??= {})[step.profile] = value;
  }
}

export function droppedWords(talk: Talk, flow: Flow, dropped: readonly string[]): Words | undefined {
  const labels = dropped.flatMap((name) => {
    const step = flow.steps[flow.places.get(name) ?? -1];
    return step && isAsk(step) ? [talk.voice.label(questionOf(talk.turn.knowledge, step))] : [];
  });
  return labels.length === 0 ? undefined : talk.voice.phrase('change.dropped', { list: joined(labels, ', ') });
}
