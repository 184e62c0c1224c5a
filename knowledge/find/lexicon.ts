/** Which words mean the same here (glossary and synonyms.yaml), and which word a slip of the keys was meant to be. */
import type { Knowledge } from '../load.ts';
import { isCommon, stem, wordsIn } from './words.ts';

/**
 * One thing that a text names: a word or a phrase. `forms` are what finds it elsewhere: its stem, and `=n` for each
 * group of synonyms it stands in.
 */
export interface Slot {
  readonly forms: readonly string[];
  /** Below 1 where the word was not written so: a mended typing slip. */
  readonly sure: number;
}

/** A slot with what it tells: the rarer, the more; less where it was mended. */
export interface Weighed extends Slot {
  readonly weight: number;
}

interface Phrase {
  readonly stems: readonly string[];
  readonly groups: Set<string>;
}

/** Longer than any word of the content. */
const LONGEST = 24;

export class Lexicon {
  /** Phrases of the synonyms by their first stem, the longest first. */
  readonly #phrases = new Map<string, Phrase[]>();
  /** Stems that stand in the content, with the words that they are seen as. */
  readonly #known = new Map<string, number>();
  /** Known words with one letter taken out, to the words: two words one slip apart share one. */
  readonly #near = new Map<string, string[]>();

  constructor({ synonyms, glossary }: Pick<Knowledge, 'synonyms' | 'glossary'>) {
    let group = 0;
    const add = (words: readonly string[]): void => {
      group++;
      for (const phrase of words) {
        const stems = wordsIn(phrase).map(stem);
        const [first] = stems;
        if (first === undefined) continue;
        const begun = this.#phrases.get(first) ?? [];
        const same = begun.find((known) => known.stems.join() === stems.join());
        if (same) same.groups.add(`=${group}`);
        else begun.push({ stems, groups: new Set([`=${group}`]) });
        this.#phrases.set(first, begun);
      }
    };
    synonyms.forEach(add);
    for (const { term, also, welsh } of glossary.values())
      add([term, ...also, ...(welsh ? welsh.replace(/[()]/g, ',').split(',') : [])].filter((part) => part.trim()));
    for (const phrases of this.#phrases.values()) phrases.sort((a, b) => b.stems.length - a.stems.length);
  }

  /** Words of the content are learned first, so that slips in questions can be told from rare words. */
  learn(text: string): void {
    for (const word of wordsIn(text)) {
      const count = this.#known.get(word);
      this.#known.set(word, (count ?? 0) + 1);
      if (count === undefined && word.length >= 5 && word.length <= LONGEST && !/\d/.test(word))
        for (const key of withoutOne(word)) {
          const near = this.#near.get(key);
          if (near) near.push(word);
          else this.#near.set(key, [word]);
        }
    }
  }

  /** The slots of a text, in order, common words left out; the longest phrase of the synonyms wins. */
  slots(text: string, { mend = false } = {}): Slot[] {
    const words = wordsIn(text).map((word) => (mend ? this.#mended(word) : { word, sure: 1 }));
    const stems = words.map(({ word }) => stem(word));
    const slots: Slot[] = [];
    for (let i = 0; i < stems.length;) {
      const { stems: { length } = [''], groups = [] } = this.#phraseAt(stems, i) ?? {};
      const { word, sure } = words[i]!;
      if (length > 1) slots.push({ forms: [stems.slice(i, i + length).join('_'), ...groups], sure });
      else if (!isCommon(word)) slots.push({ forms: [stems[i]!, ...groups], sure });
      i += length;
    }
    return slots;
  }

  #phraseAt(stems: readonly string[], start: number): Phrase | undefined {
    return this.#phrases
      .get(stems[start]!)
      ?.find((phrase) => phrase.stems.every((part, i) => stems[start + i] === part));
  }

  /** The known word that is one slip away (a letter more, less, wrong or swapped); the commonest where there are several. */
  #mended(word: string): { word: string; sure: number } {
    if (word.length < 5 || word.length > LONGEST || /\d/.test(word) || this.#known.has(word) || isCommon(word))
      return { word, sure: 1 };
    let best: string | undefined;
    for (const key of [word, ...withoutOne(word)])
      for (const near of [...(this.#known.has(key) ? [key] : []), ...(this.#near.get(key) ?? [])])
        if (near[0] === word[0] && oneSlip(word, near) && this.#count(near) > this.#count(best)) best = near;
    // Another ending of a known word is no slip.
    return best && stem(best) !== stem(word) ? { word: best, sure: 0.75 } : { word, sure: 1 };
  }

  #count(word: string | undefined): number {
    return word === undefined ? 0 : (this.#known.get(word) ?? 0);
  }
}

function withoutOne(word: string): string[] {
  return Array.from(word, (_, i) => word.slice(0, i) + word.slice(i + 1));
}

/** Whether one letter added, left out, mistaken or swapped with its neighbour makes the one word from the other. */
export function oneSlip(a: string, b: string): boolean {
  if (Math.abs(a.length - b.length) > 1) return false;
  let start = 0;
  while (start < a.length && a[start] === b[start]) start++;
  let end = 0;
  while (end < Math.min(a.length, b.length) - start && a[a.length - 1 - end] === b[b.length - 1 - end]) end++;
  const restA = a.slice(start, a.length - end);
  const restB = b.slice(start, b.length - end);
  if (restA.length <= 1 && restB.length <= 1) return true;
  return restA.length === 2 && restB.length === 2 && restA[0] === restB[1] && restA[1] === restB[0];
}
