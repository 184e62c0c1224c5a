/** The words that carry the meaning of what was said, and of each way to name an option. */
import type { Question } from '../../knowledge/index.ts';
import { CHOICE_FILLERS } from '../understanding/words.ts';
import { wordsIn } from './named.ts';

/** What a sentence is made of whatever it says. */
const AUXILIARY = new Set('had has was were did could might should been being said if instead'.split(' '));

export const contentOf = (text: string): string[] =>
  wordsIn(text).filter((word) => !CHOICE_FILLERS.has(word) && !AUXILIARY.has(word));

export interface Wording {
  /** Of the option. */
  readonly name: string;
  readonly words: readonly string[];
}

const known = new WeakMap<Question, readonly Wording[]>();

/** Made once for a question. */
export function wordingsOf(question: Question): readonly Wording[] {
  let list = known.get(question);
  if (!list) {
    list = (question.options ?? []).flatMap(({ name, label, also }) =>
      [label, ...also].map((one) => ({ name, words: contentOf(one) })).filter(({ words }) => words.length > 0),
    );
    known.set(question, list);
  }
  return list;
}
