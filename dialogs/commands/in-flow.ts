/** Commands about the question that is open. */
import { rowsOf } from '../engine/check-answers.ts';
import { isAsk } from '../engine/flow.ts';
import { fitsIn, questionOf } from '../engine/flows.ts';
import { askedIn } from '../engine/hear.ts';
import * as moves from '../engine/moves.ts';
import { progressWords } from '../engine/onward.ts';
import { pathOf } from '../engine/path.ts';
import { openState } from '../converse/open-flow.ts';
import { whereWeAre } from '../converse/where-we-are.ts';
import type { Talk } from '../talk.ts';
import { Reply } from '../voice/reply.ts';
import { listed } from '../voice/words.ts';

export async function back(talk: Talk): Promise<boolean> {
  const open = openState(talk);
  if (!open) return nothingOpen(talk);
  const state = moves.back(open.flow, open.state, fitsIn(talk.turn.knowledge));
  if (state) await talk.turn.flows.stage.move(talk, { kind: 'taken', state, since: null, dropped: [] });
  else await firstQuestion(talk);
  return true;
}

async function firstQuestion(talk: Talk): Promise<void> {
  await talk.send(new Reply().add(talk.voice.phrase('said.first-question')));
  await whereWeAre(talk);
}

export async function skip(talk: Talk): Promise<boolean> {
  const open = openState(talk);
  const step = open && askedIn(open.flow, open.state);
  if (!open || !step) return nothingOpen(talk);
  if (step.kind === 'pass-on') return false;
  const state = moves.skip(open.flow, open.state, step, fitsIn(talk.turn.knowledge));
  const first = open.state.changing
    ? talk.voice.phrase('change.kept')
    : isAsk(step)
      ? talk.voice.phrase('said.skipped')
      : undefined;
  await talk.turn.flows.stage.move(talk, {
    kind: 'taken',
    state,
    since: step.name,
    dropped: [],
    ...(first && { first }),
  });
  return true;
}

/** Without an open question, "why?" is a question like any other. */
export async function why(talk: Talk): Promise<boolean> {
  const open = openState(talk);
  const step = open && askedIn(open.flow, open.state);
  if (!step) return false;
  const words = isAsk(step)
    ? talk.voice.question(questionOf(talk.turn.knowledge, step), 'why')
    : talk.voice.phrase(`${step.kind}.why`);
  await talk.send(new Reply().add(words));
  await whereWeAre(talk);
  return true;
}

export async function progress(talk: Talk): Promise<boolean> {
  const open = openState(talk);
  if (!open) return nothingOpen(talk);
  await talk.send(new Reply().add(progressWords(talk, open.flow, open.state)));
  await whereWeAre(talk);
  return true;
}

export async function repeat(talk: Talk): Promise<boolean> {
  if (!talk.memory.stack) return false;
  await whereWeAre(talk);
  return true;
}

/** Everything answered so far in the open flow, or in the one finished last. */
export async function myAnswers(talk: Talk): Promise<boolean> {
  const { turn, memory, voice } = talk;
  const open = openState(talk);
  const last = memory.done?.at(-1);
  const flow = open?.flow ?? (last && turn.flows.all.get(last.flow));
  const answers = open?.state.answers ?? last?.answers;
  if (!flow || !answers) return nothingOpen(talk);
  const path = pathOf(flow, answers, open?.state.around ?? last?.around, fitsIn(turn.knowledge));
  const lines = rowsOf(talk, path).map(({ label, value }) => voice.phrase('check.row', { label, value }));
  const reply = new Reply().add(
    voice.phrase(lines.length > 0 ? 'said.your-answers' : 'said.no-answers-yet'),
    listed(lines),
  );
  await talk.send(reply);
  await whereWeAre(talk);
  return true;
}

async function nothingOpen(talk: Talk): Promise<boolean> {
  await talk.send(new Reply().add(talk.voice.phrase('said.no-question-open')).tap(talk.voice.phrase('tap.menu')));
  return true;
}
