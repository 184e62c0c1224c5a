/** What another answer would come to: said beside what it comes to now, with a word to keep it or to leave it. */
import type { Answers, Value } from '../answers.ts';
import { isAsk } from '../engine/flow.ts';
import type { AskStep, Flow } from '../engine/flow.ts';
import { fitsIn, questionOf } from '../engine/flows.ts';
import { answerTo } from '../engine/path.ts';
import { suppose } from '../engine/suppose.ts';
import type { Supposed } from '../engine/suppose.ts';
import { outcomeNamed } from '../shown/index.ts';
import { answerWords } from '../steps/index.ts';
import { Talk } from '../talk.ts';
import { dateWords } from '../voice/numbers.ts';
import { Reply } from '../voice/reply.ts';
import { joined } from '../voice/words.ts';
import type { Words } from '../voice/words.ts';
import type { Gone } from './said.ts';

/** @param changes all that is tried, the newest last */
export async function tellWhatIf(talk: Talk, gone: Gone, changes: Answers): Promise<void> {
  const { flow, answers, around } = gone;
  const { voice } = talk;
  const supposed = suppose(flow, answers, around, changes, fitsIn(talk.turn.knowledge));
  const other = supposing(talk, changes);
  const reply = replyFor(flow).add(
    ...Object.entries(changes).map(([name, value]) => triedWords(talk, gone, name, value)),
    comparison(talk, other, gone, supposed),
    openedWords(talk, supposed.opened),
  );
  await talk.send(reply);
  for (const part of partsOf(other, supposed)) await talk.send(part);
  await talk.send(
    replyFor(flow)
      .add(voice.phrase('outcome.professional', { date: dateWords(talk.today) }), voice.phrase('what-if.keep-or-leave'))
      .tap(voice.phrase('what-if.keep'), voice.phrase('what-if.leave'), voice.phrase('tap.try-another')),
  );
  talk.memory.whatIf = { flow: flow.id, changes, at: talk.turn.now.getTime() };
}

function replyFor(flow: Flow): Reply {
  const reply = new Reply();
  reply.flow = flow.id;
  return reply;
}

/** The same conversation with another profile, for outcomes that look at the nation there. */
function supposing(talk: Talk, changes: Answers): Talk {
  const { turn, memory } = talk;
  const profile = { ...memory.profile, ...changes };
  return new Talk({ ...turn, memory: { ...turn.memory, profile } }, talk.incoming);
}

function triedWords(talk: Talk, { flow, answers, around }: Gone, name: string, value: Value): Words | undefined {
  const step = flow.steps[flow.places.get(name) ?? -1];
  if (!step || !isAsk(step)) return undefined;
  const question = questionOf(talk.turn.knowledge, step);
  const before = answerTo(step, answers) ?? around[name];
  return talk.voice.phrase('what-if.tried', {
    label: talk.voice.label(question),
    value: answerWords(step, question, value, talk.voice),
    before:
      before === undefined ? talk.voice.phrase('value.not-sure') : answerWords(step, question, before, talk.voice),
  });
}

/** Both in one line each, so that the difference is seen before any detail. */
function comparison(talk: Talk, other: Talk, { flow, answers, around }: Gone, { path, ends }: Supposed): Words {
  const { voice } = talk;
  const then = ends.flatMap((step) =>
    step.kind === 'show' ? [outcomeNamed(step.outcome).gist(other, path.answers)] : [],
  );
  const [one, two] = [joined(then, ' '), gistNow(talk, { flow, answers, around })];
  if (!one.text) return voice.phrase('what-if.elsewhere', { now: two });
  return one.text === two.text
    ? voice.phrase('what-if.same', { now: two })
    : voice.phrase('what-if.then', { tried: one, now: two });
}

/** What a flow came to, in one line; empty where it has no outcome. */
export function gistNow(talk: Talk, { flow, answers, around }: Gone): Words {
  const { path, ends } = suppose(flow, answers, around, {}, fitsIn(talk.turn.knowledge));
  return joined(
    ends.flatMap((step) => (step.kind === 'show' ? [outcomeNamed(step.outcome).gist(talk, path.answers)] : [])),
    ' ',
  );
}

function openedWords({ voice, turn }: Talk, opened: readonly AskStep[]): Words | undefined {
  if (opened.length === 0) return undefined;
  const labels = opened.map((step) => voice.label(questionOf(turn.knowledge, step)));
  return voice.phrase('what-if.opened', { list: joined(labels, ', ') });
}

function partsOf(other: Talk, { path, ends }: Supposed): readonly Reply[] {
  return ends.flatMap((step) => {
    if (step.kind === 'show') return outcomeNamed(step.outcome).main(other, path.answers);
    const words = step.unit ? other.voice.unit(step.unit, other.nation) : other.voice.phrase(step.phrase!, other.desk);
    return [new Reply().add(words)];
  });
}
