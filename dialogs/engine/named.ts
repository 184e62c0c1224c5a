/** Which question of a flow is meant, by what people call it, and what a reply says to it. */
import { isUnsure } from '../answers.ts';
import type { Answers, Value } from '../answers.ts';
import { askerOf } from '../steps/index.ts';
import type { Talk } from '../talk.ts';
import { tidy } from '../understanding/index.ts';
import { isAsk } from './flow.ts';
import type { AskStep, Flow } from './flow.ts';
import { fitsIn, questionOf } from './flows.ts';
import { answerTo, pathOf } from './path.ts';

export function answeredSteps(talk: Talk, flow: Flow, answers: Answers, around: Answers): AskStep[] {
  return pathOf(flow, answers, around, fitsIn(talk.turn.knowledge)).passed.filter(isAsk);
}

/** The answered question that is meant: by its label, its id or its name in this flow; the most words in common win. */
export function stepNamed(talk: Talk, flow: Flow, answers: Answers, said: string): AskStep | undefined {
  const whole = stepCalled(talk, flow, answers, said);
  if (whole) return whole;
  const wanted = wordsIn(said.replace(/ to .+$/, ''));
  const scored = flow.steps.filter(isAsk).flatMap((step) => {
    if (answerTo(step, answers) === undefined) return [];
    const question = questionOf(talk.turn.knowledge, step);
    const names = [question.label ?? '', step.name, step.question].map(wordsIn);
    const score = Math.max(
      ...names.map(
        (name) => wanted.filter((word) => name.includes(word)).length / Math.max(name.length, wanted.length, 1),
      ),
    );
    return score > 0 ? [{ step, score }] : [];
  });
  return scored.sort((a, b) => b.score - a.score)[0]?.step;
}

/** The answered question with just this label, as it is tapped. */
export function stepCalled(talk: Talk, flow: Flow, answers: Answers, said: string): AskStep | undefined {
  const plain = (text: string): string =>
    tidy(text)
      .replace(/[^a-z0-9]+/g, ' ')
      .trim();
  const wanted = plain(said);
  return flow.steps
    .filter(isAsk)
    .find(
      (step) =>
        answerTo(step, answers) !== undefined &&
        plain(questionOf(talk.turn.knowledge, step).label ?? step.question) === wanted,
    );
}

const SMALL = new Set(
  'the my our a an answer about on to of for in is what which who how that it do you your'.split(' '),
);
export const wordsIn = (text: string): string[] =>
  tidy(text)
    .split(/[^a-z0-9]+/)
    .filter((word) => word !== '' && !SMALL.has(word))
    .map((word) => word.replace(/s$/, ''));

export function valueIn(talk: Talk, step: AskStep, text: string): Value | undefined {
  const reading = askerOf(step).read(step, questionOf(talk.turn.knowledge, step), text, talk.today);
  return reading.kind === 'value' && !isUnsure(reading.value) ? reading.value : undefined;
}
