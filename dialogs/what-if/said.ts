/**
 * Which answer a "what if …" is about. It may be read more freely than a reply, for nothing is kept of it and what was
 * understood is said back: "what if we had three months' money?" need not name an option word for word.
 */
import { chosen } from '../answers.ts';
import type { Answers, Value } from '../answers.ts';
import type { AskStep, Flow } from '../engine/flow.ts';
import { questionOf } from '../engine/flows.ts';
import { answeredSteps, stepCalled, stepNamed, valueIn } from '../engine/named.ts';
import { answerTo } from '../engine/path.ts';
import { contentOf, wordingsOf } from '../engine/wordings.ts';
import type { Talk } from '../talk.ts';
import { tidy } from '../understanding/index.ts';
import { CHOICE_NEGATIONS } from '../understanding/words.ts';

/** A question, and what its answer might be; without a value only the question is clear. */
export interface Guess {
  readonly step: AskStep;
  readonly value?: Value;
}

/** A flow that was gone through. */
export interface Gone {
  readonly flow: Flow;
  readonly answers: Answers;
  readonly around: Answers;
}

/** So much of what was said must be about the question, or it is a question of another kind. */
const ENOUGH = 0.6;
/** A recogniser is tried from each word on, so there may not be many. */
const MOST_WORDS = 20;

/** One guess where it is clear, several where it is not, none where it is about something else. */
export function guessesIn(talk: Talk, gone: Gone, said: string): Guess[] {
  const text = tidy(said).replace(/[?"*]/g, '').trim();
  const steps = answeredSteps(talk, gone.flow, gone.answers, gone.around);
  const named = byLabel(talk, gone, text);
  if (named) return [named];
  const words = contentOf(text);
  if (words.length === 0 || words.length > MOST_WORDS) return [];
  const choices = best(steps.flatMap((step) => byOption(talk, gone, step, text, words)));
  return choices.length > 0 ? choices : byAmount(talk, gone, steps, text);
}

/** "<label>", or "<label> were <answer>": what is tapped, and what the result itself says. */
function byLabel(talk: Talk, { flow, answers }: Gone, text: string): Guess | undefined {
  const alone = stepCalled(talk, flow, answers, text);
  if (alone) return { step: alone };
  // Its own name first: a label may have "is" in it as well.
  for (const find of [stepCalled, stepNamed])
    for (const { index, 0: joint } of text.matchAll(/ (?:were|was|is|became|to) /g)) {
      const step = find(talk, flow, answers, text.slice(0, index));
      const value = step && valueIn(talk, step, text.slice(index + joint.length));
      if (step && value !== undefined) return { step, value };
    }
  return undefined;
}

const NEGATIONS = new Set(CHOICE_NEGATIONS);
interface Scored extends Guess {
  readonly score: number;
}

/** An option all of whose words, in one of its wordings, were said; the more words the surer. */
function byOption(talk: Talk, { answers }: Gone, step: AskStep, text: string, words: readonly string[]): Scored[] {
  if (step.kind !== 'ask-choice') return [];
  const question = questionOf(talk.turn.knowledge, step);
  const about = new Set(contentOf(`${question.label ?? ''} ${question.ask} ${question.help}`));
  const found = wordingsOf(question).flatMap(({ name, words: wording }) => {
    if (!wording.every((word) => words.includes(word))) return [];
    const met = words.filter((word) => wording.includes(word) || about.has(word)).length;
    return met / words.length < ENOUGH ? [] : [{ name, score: wording.length + met / words.length }];
  });
  if (found.length === 0) return [];
  const most = Math.max(...found.map(({ score }) => score));
  const names = [...new Set(found.filter(({ score }) => score === most).map(({ name }) => name))];
  const turned = text.split(' ').some((word) => NEGATIONS.has(word) && word !== 'no');
  if (turned || (names.length > 1 && !step.several)) return [{ step, score: most }];
  const value = step.several ? names : names[0]!;
  return sameAs(value, answerTo(step, answers)) ? [] : [{ step, value, score: most }];
}

const sameAs = (one: Value, other: Value | undefined): boolean =>
  other !== undefined && JSON.stringify([...chosen(one)].sort()) === JSON.stringify([...chosen(other)].sort());

function best(scored: readonly Scored[]): Guess[] {
  const most = Math.max(0, ...scored.map(({ score }) => score));
  return scored
    .filter(({ score }) => score === most)
    .map(({ step, value }) => ({ step, ...(value !== undefined && { value }) }));
}

/** "It were put off until October 2028", "we needed £50,000": an amount or a day stands at the end. */
function byAmount(talk: Talk, { answers }: Gone, steps: readonly AskStep[], text: string): Guess[] {
  const measured = steps.filter(({ kind }) => kind === 'ask-money' || kind === 'ask-date' || kind === 'ask-count');
  const words = text.split(' ');
  const found = measured.flatMap((step) => {
    for (let at = 0; at < words.length; at += 1) {
      const value = /[0-9£]/.test(text) ? valueIn(talk, step, words.slice(at).join(' ')) : undefined;
      if (value !== undefined && JSON.stringify(value) !== JSON.stringify(answerTo(step, answers)))
        return [{ step, value }];
    }
    return [];
  });
  // A bare number may be any of them.
  const dated = found.filter(({ step }) => step.kind === 'ask-date');
  return dated.length === 1 ? dated : found;
}
