/** A message taken apart: its sentences, those that ask, and the whole. */
import type { Collection } from './collection.ts';
import type { Weighed } from './lexicon.ts';
import { isCommon, wordsIn } from './words.ts';

export interface Part {
  readonly text: string;
  readonly slots: readonly Weighed[];
  /** Each form with the weight of saying it; a synonym says a thing nearly as well as its own word. */
  readonly forms: ReadonlyMap<string, number>;
  /** For each numbered slot of the content, the weight with which this part says it. */
  readonly said: Float64Array;
  /** Each form with where it stands among the slots. */
  readonly places: ReadonlyMap<string, number>;
  readonly total: number;
  readonly asks: boolean;
}

const PARTS = 8;
const MOST_SLOTS = 100;
const SYNONYM = 0.9;
/** Telling words that a sentence needs to stand alone. */
const ALONE = 3;

/** A sentence ends at its mark or line; one that asks, also where it goes on to ask another: "…, and do we need insurance". */
const SENTENCES =
  /(?<=[.!?])\s+|\n+|,?\s+and\s+(?=(?:how|what|who|when|where|can|do|does|is|are|should|will|would)\s+\w+\s+\w+)/i;

/** The whole message first, then its sentences: those that ask, then the longest. One sentence is the whole. */
export function partsOf(collection: Collection, text: string): Part[] {
  const sentences = joinShort(text.split(SENTENCES).filter((sentence) => /\w/.test(sentence)));
  const asking = sentences.filter(asks);
  const telling = sentences.filter((sentence) => !asks(sentence)).sort((a, b) => b.length - a.length);
  const chosen = [...asking, ...telling].slice(0, PARTS);
  const parts = (chosen.length > 1 ? [text, ...chosen] : chosen).map((part) => partOf(collection, part));
  return parts.filter(({ slots }) => slots.length > 0);
}

/** "Where do we start?" says too little alone: it belongs to the sentence before it. */
function joinShort(sentences: readonly string[]): string[] {
  const joined: string[] = [];
  for (const sentence of sentences) {
    const before = joined.at(-1);
    if (before !== undefined && telling(sentence) < ALONE) joined[joined.length - 1] = `${before} ${sentence}`;
    else joined.push(sentence);
  }
  return joined;
}

const telling = (sentence: string): number => wordsIn(sentence).filter((word) => !isCommon(word)).length;

function partOf(collection: Collection, text: string): Part {
  const slots = unique(collection.weighed(text)).slice(0, MOST_SLOTS);
  const forms = new Map<string, number>();
  const places = new Map<string, number>();
  let total = 0;
  slots.forEach(({ forms: own, weight }, place) => {
    total += weight;
    own.forEach((form, i) => {
      forms.set(form, Math.max(forms.get(form) ?? 0, i === 0 ? weight : SYNONYM * weight));
      if (!places.has(form)) places.set(form, place);
    });
  });
  return { text, slots, forms, said: collection.said(forms), places, total: total || 1, asks: asks(text) };
}

/** Saying a thing twice does not make it weigh more. */
function unique(slots: readonly Weighed[]): Weighed[] {
  const seen = new Set<string>();
  return slots.filter(({ forms }) => !seen.has(forms[0]!) && seen.add(forms[0]!));
}

const QUESTION_WORDS =
  /^\s*(?:and |but |so |also )?(?:how|what|who|where|when|why|which|can|could|do|does|is|are|should|shall|will|would|am|must)\b/i;

const asks = (sentence: string): boolean => /\?\s*$/.test(sentence) || QUESTION_WORDS.test(sentence);
