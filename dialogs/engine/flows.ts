/** All flows together, as a turn is given them. */
import type { Knowledge, Question } from '../../knowledge/index.ts';
import { isUnsure } from '../answers.ts';
import { askerOf } from '../steps/index.ts';
import type { AskStep, Flow } from './flow.ts';
import { isAsk } from './flow.ts';
import type { Stage } from './flow-dialog.ts';
import type { Fits } from './path.ts';

export interface Flows {
  readonly all: ReadonlyMap<string, Flow>;
  readonly stage: Stage;
}

export function questionOf(knowledge: Knowledge, step: AskStep): Question {
  const question = knowledge.questions.get(step.question);
  if (!question) throw new Error(`no question called ${step.question}`); // the loader refuses such a flow
  return question;
}

const fits = new WeakMap<Knowledge, Fits>();
/** Whether a kept answer can still be one, by the questions as they stand now. */
export function fitsIn(knowledge: Knowledge): Fits {
  let known = fits.get(knowledge);
  if (!known) {
    known = (step, value) =>
      !isAsk(step) || isUnsure(value) || askerOf(step).fits(step, questionOf(knowledge, step), value);
    fits.set(knowledge, known);
  }
  return known;
}
