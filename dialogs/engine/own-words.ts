/**
 * What somebody says in words of their own where the options are units of the content. Several things in one reply are
 * taken apart: what is recognised becomes an option, what is not is kept as it was written. All of it is read back.
 */
import { find } from '../../knowledge/index.ts';
import type { Outcome, Question } from '../../knowledge/index.ts';
import { chosen, inOwnWords } from '../answers.ts';
import type { Value } from '../answers.ts';
import { askerOf } from '../steps/index.ts';
import type { Talk } from '../talk.ts';
import type { AskStep, StepOf } from './flow.ts';
import { contentOf, wordingsOf } from './wordings.ts';

/** What a plan and an adviser can take in. */
const MOST_KEPT = 5;
const LONGEST = 300;

/** @param again it was asked before, so that even a single word is meant */
export function heardInOwnWords(talk: Talk, step: AskStep, question: Question, again: boolean): Value | undefined {
  if (step.kind !== 'ask-choice' || !step.ownWords) return undefined;
  const { text } = talk.incoming;
  const whole = find(talk.turn.knowledge, { text, nation: talk.nation });
  // What a person should hear, or what nobody here may advise on, is no reason to be kept.
  if (whole.kind === 'handOver' || whole.kind === 'safety' || (whole.kind === 'decline' && whole.boundary))
    return undefined;
  const heard = partsOf(text).flatMap((part) => heardIn(talk, step, question, part));
  const names = [...new Set(heard.flatMap(({ names: found }) => found))];
  const words = [...new Set(heard.flatMap(({ own }) => own ?? []))].slice(0, MOST_KEPT);
  if (names.length === 0 && words.every((one) => !/\s/.test(one)) && !again) return undefined;
  if (!step.several) return names[0];
  const all = [...names, ...words.map((one) => inOwnWords(one.slice(0, LONGEST)))];
  return all.length === 0 ? undefined : all;
}

/** Sentences, and what commas and semicolons part. */
const partsOf = (text: string): string[] =>
  text
    .split(/[.;!\n]+\s*|,\s+(?:and\s+)?/)
    .map((part) => part.replace(/^(?:and|also|but|because|to be honest)\s+/i, '').trim())
    .filter((part) => /\p{L}{2}/u.test(part));

interface Heard {
  readonly names: readonly string[];
  readonly own?: string;
}

/** "And" may part two reasons, or stand within one: only where each side is recognised does it part. */
function heardIn(talk: Talk, step: StepOf<'ask-choice'>, question: Question, part: string): Heard[] {
  const whole = namesIn(talk, step, question, part);
  if (whole.length > 0) return [{ names: whole }];
  const halves = part
    .split(/\s+(?:and|&|plus)\s+/i)
    .map((half) => ({ half, names: namesIn(talk, step, question, half) }));
  if (halves.length > 1 && halves.some(({ names }) => names.length > 0))
    return halves.map(({ half, names }) => (names.length > 0 ? { names } : { names, own: half }));
  return [{ names: [], own: part }];
}

function namesIn(talk: Talk, step: StepOf<'ask-choice'>, question: Question, text: string): string[] {
  const reading = askerOf(step).read(step, question, text, talk.today);
  if (reading.kind === 'value') return [...chosen(reading.value)];
  const options = new Set(question.options?.map(({ name }) => name));
  const found = unitsIn(find(talk.turn.knowledge, { text, nation: talk.nation })).filter(
    (id) => options.has(id) && talk.turn.knowledge.units.get(id)?.folder === step.ownWords,
  );
  return found.length > 0 ? found : byWording(question, text);
}

/** An option of which at least two words that mean something were said, as one of its wordings has them. */
function byWording(question: Question, text: string): string[] {
  const said = contentOf(text);
  const met = wordingsOf(question).filter(
    ({ words }) => words.length > 1 && words.every((word) => said.includes(word)),
  );
  return [...new Set(met.map(({ name }) => name))].slice(0, 1);
}

function unitsIn(outcome: Outcome): readonly string[] {
  if (outcome.kind === 'answer') return outcome.units;
  return outcome.kind === 'clarify' ? outcome.readings.flatMap(({ unit }) => unit ?? []) : [];
}
