/** "What if …?" at a result: another answer is tried, and kept or left in a word. */
import type { Answers } from '../answers.ts';
import type { AskStep } from '../engine/flow.ts';
import { questionOf } from '../engine/flows.ts';
import { answeredSteps, valueIn } from '../engine/named.ts';
import { answerTo } from '../engine/path.ts';
import { offeredFlows } from '../converse/menu.ts';
import { asWritten, formsOf } from '../forms.ts';
import type { Pending } from '../memory.ts';
import { outcomeNamed } from '../shown/index.ts';
import { answerWords, askerOf } from '../steps/index.ts';
import type { Talk } from '../talk.ts';
import { tidy, understand } from '../understanding/index.ts';
import { Reply } from '../voice/reply.ts';
import { listed } from '../voice/words.ts';
import { guessesIn } from '../what-if/said.ts';
import type { Gone } from '../what-if/said.ts';
import { gistNow, tellWhatIf } from '../what-if/tell.ts';
import { reopenWith } from './reopen.ts';

/** More would be a list to search, not a choice. */
const MOST_DECIDING = 6;
const MOST_READINGS = 3;

/** Flows with an outcome that were gone through, the newest first. */
function resultsOf({ memory, turn }: Talk): Gone[] {
  return (memory.done ?? []).toReversed().flatMap(({ flow: id, answers, around }) => {
    const flow = turn.flows.all.get(id);
    return flow?.offered && flow.steps.some(({ kind }) => kind === 'show') ? [{ flow, answers, around }] : [];
  });
}

/** In the middle of a flow it is a question like any other, and the flow goes on. */
export async function whatIfSaid(talk: Talk, plain: string): Promise<boolean> {
  const said = formsOf(talk.turn.knowledge).after('what-if', plain);
  if (said === undefined || talk.memory.stack) return false;
  for (const gone of resultsOf(talk)) {
    const guesses = guessesIn(talk, gone, asWritten(talk.incoming.text, said));
    const [first] = guesses;
    if (!first) continue;
    const before = alsoTried(talk, gone, plain);
    if (guesses.length > 1)
      await whichGuess(
        talk,
        gone,
        guesses.map(({ step }) => step),
      );
    else if (first.value === undefined) await whichAnswer(talk, gone, first.step, before);
    else await tellWhatIf(talk, gone, { ...before, [first.step.name]: first.value });
    return true;
  }
  return false;
}

/** "What if we also …" goes on from what was tried before. */
function alsoTried({ memory }: Talk, { flow }: Gone, plain: string): Answers {
  return memory.whatIf?.flow === flow.id && /^and\b|\b(?:also|as well|too|both)\b/.test(plain)
    ? memory.whatIf.changes
    : {};
}

async function whichGuess(talk: Talk, { flow }: Gone, steps: readonly AskStep[]): Promise<void> {
  const { voice, turn } = talk;
  const taps = steps
    .slice(0, MOST_READINGS)
    .map((step) => voice.phrase('what-if.about', { label: voice.label(questionOf(turn.knowledge, step)) }));
  const reply = new Reply().add(voice.phrase('what-if.several'), listed(taps)).tap(...taps);
  reply.flow = flow.id;
  await talk.send(reply);
}

/** The question is clear, and what else its answer might be is asked. */
async function whichAnswer(talk: Talk, { flow, answers }: Gone, step: AskStep, changes: Answers): Promise<void> {
  const { voice, turn, memory } = talk;
  const question = questionOf(turn.knowledge, step);
  const value = answerWords(step, question, answerTo(step, answers)!, voice);
  memory.pending = { kind: 'what-if', flow: flow.id, step: step.name, changes };
  const reply = new Reply().add(voice.phrase('what-if.which', { label: voice.label(question), value }));
  askerOf(step).ask(step, question, voice, reply);
  reply.flow = flow.id;
  await talk.send(reply);
}

/** "Try another answer": those that decided most, to choose from. */
export async function tryAnother(talk: Talk): Promise<boolean> {
  const { voice, turn, memory } = talk;
  if (memory.stack) return false;
  const [gone] = resultsOf(talk);
  if (!gone) {
    const flows = offeredFlows(talk);
    await talk.send(new Reply().add(voice.phrase('what-if.none'), listed(flows)).tap(...flows));
    return true;
  }
  const taps = decidingSteps(talk, gone).map((step) =>
    voice.phrase('what-if.about', { label: voice.label(questionOf(turn.knowledge, step)) }),
  );
  const reply = new Reply().add(voice.phrase('what-if.which-question'), listed(taps)).tap(...taps);
  reply.flow = gone.flow.id;
  await talk.send(reply);
  return true;
}

function decidingSteps(talk: Talk, { flow, answers, around }: Gone): AskStep[] {
  const steps = answeredSteps(talk, flow, answers, around);
  const names = flow.steps.flatMap((step) =>
    step.kind === 'show' ? outcomeNamed(step.outcome).deciding(talk, { ...around, ...answers }) : [],
  );
  const deciding = [...new Set(names)].flatMap((name) => steps.find((step) => step.name === name) ?? []);
  return (deciding.length > 0 ? deciding : steps).slice(0, MOST_DECIDING);
}

/** What was asked by `whichAnswer`; anything that is no answer to it leaves it behind. */
export async function whichTried(talk: Talk, pending: Extract<Pending, { kind: 'what-if' }>): Promise<boolean> {
  const gone = resultsOf(talk).find(({ flow }) => flow.id === pending.flow);
  const step =
    gone && answeredSteps(talk, gone.flow, gone.answers, gone.around).find(({ name }) => name === pending.step);
  const value = step && valueIn(talk, step, talk.incoming.text);
  if (!gone || !step || value === undefined) return false;
  await tellWhatIf(talk, gone, { ...pending.changes, [step.name]: value });
  return true;
}

/** Kept or left in a word. A bare yes or no counts only for what was said last. */
export async function keptOrLeft(talk: Talk): Promise<boolean> {
  const { memory, turn, incoming } = talk;
  const { whatIf } = memory;
  if (!whatIf || memory.pending) return false;
  const gone = resultsOf(talk).find(({ flow }) => flow.id === whatIf.flow);
  if (!gone) return false;
  const forms = formsOf(turn.knowledge);
  const plain = tidy(incoming.text);
  const bare = whatIf.at === memory.lastAt ? understand({ kind: 'yesNo', text: incoming.text }) : 'other';
  if (bare === 'yes' || forms.is('keep-what-if', plain)) return keep(talk, gone, whatIf.changes);
  if (bare === 'no' || forms.is('leave-what-if', plain)) return leave(talk, gone);
  return false;
}

async function keep(talk: Talk, gone: Gone, changes: Answers): Promise<boolean> {
  await reopenWith(talk, gone, changes, talk.voice.phrase('what-if.kept'));
  return true;
}

async function leave(talk: Talk, gone: Gone): Promise<boolean> {
  const { voice, memory } = talk;
  delete memory.whatIf;
  await talk.send(
    new Reply()
      .add(voice.phrase('what-if.left', { gist: gistNow(talk, gone) }))
      .tap(voice.phrase('tap.try-another'), voice.phrase('tap.my-plan'), voice.phrase('tap.menu')),
  );
  return true;
}
