/** Ranks units for a question: how alike it is to the questions that each unit answers, and what backs that up. */
import type { Collection, Entry, Line } from './collection.ts';
import type { Slot } from './lexicon.ts';
import { isCommon, wordsIn } from './words.ts';

export interface Ranked {
  readonly unit: Entry['unit'];
  /** For the order: how well the unit fits beside the others. */
  readonly score: number;
  /** 0 to 1, whatever else there is: how well the unit fits. */
  readonly fit: number;
  /** The share of what the question says that the unit speaks of. */
  readonly cover: number;
  /** 0 to 1: how alike the question is to one that the unit answers. */
  readonly like: number;
  /** How much of the message, by weight and not by share, the unit's questions and keywords say. */
  readonly evidence: number;
  /** The line of the unit that fits best. */
  readonly line: string;
}

/**
 * What counts how much. Learned from the content itself: each unit's questions, one at a time left out and asked,
 * should find their unit (see deployment/decisions). `exact` is set by hand: a question asked just so is the answer.
 */
const WEIGHTS = { heads: 4.5, body: 3.5, title: 0.7, keyword: 2.4, engine: 3.5, exact: 3 };
const MOST = WEIGHTS.heads + WEIGHTS.title + WEIGHTS.keyword + WEIGHTS.exact;
/** A keyword of this weight names its unit whatever else is said. */
const RARE = 10;
/** What is history gives way to what holds today, unless it fits clearly better. */
const PAST = 0.6;
/** A part that says less than this tells too little to be judged alone. */
const TELLING = 6;

/** Candidates that the engine proposes, and parts of a message that are tried: enough, and bounded. */
const CANDIDATES = 40;
const PARTS = 8;
const MOST_WORDS = 120;
/** What the rest of a message adds to one of its sentences. */
const CONTEXT = 0.35;

/** A sentence of the message, with what the rest of the message says as its background. */
export interface Part {
  readonly text: string;
  readonly slots: readonly Slot[];
  readonly asks: boolean;
}

/** The message in sentences, those that ask first; the whole is a part too where it is short. */
export function partsOf(collection: Collection, text: string): Part[] {
  const sentences = text
    .split(/(?<=[.!?])\s+|\n+/)
    .map((sentence) => ({
      text: sentence,
      slots: collection.lexicon.slots(sentence, { mend: true }),
      asks: asks(sentence),
    }))
    .filter(({ slots }) => slots.length > 0);
  if (sentences.length <= 1) return sentences;
  const whole = { text, slots: collection.lexicon.slots(text, { mend: true }).slice(0, MOST_WORDS), asks: false };
  const longest = [...sentences].sort((a, b) => Number(b.asks) - Number(a.asks) || b.slots.length - a.slots.length);
  return [whole, ...longest.slice(0, PARTS)];
}

export const asks = (sentence: string): boolean =>
  /\?\s*$/.test(sentence) ||
  /^\s*(?:and |but |so |also )?(?:how|what|who|where|when|why|which|can|could|do|does|is|are|should|shall|will|would|am|must)\b/i.test(
    sentence,
  );

/** Every unit that may fit, best first. `allowed` leaves out units that are not for this enquirer. */
export function rank(collection: Collection, text: string, allowed: (entry: Entry) => boolean): Ranked[] {
  const parts = partsOf(collection, text);
  const whole = parts[0];
  if (!whole) return [];
  const words = unique(whole.slots.flatMap(({ forms }) => forms)).slice(0, MOST_WORDS);
  const background = unique(whole.slots);
  const proposals = collection.engine.search(words, CANDIDATES * 3);
  const entries = proposals
    .map(({ id }) => collection.entries.get(id)!)
    .filter(allowed)
    .slice(0, CANDIDATES);
  const strongest = proposals[0]?.score ?? 1;
  const strength = new Map(proposals.map(({ id, score }) => [id, score / strongest]));
  return entries
    .map((entry) => scored(collection, entry, parts, background, strength.get(entry.unit.id) ?? 0))
    .sort((a, b) => b.score - a.score);
}

function scored(
  collection: Collection,
  entry: Entry,
  parts: readonly Part[],
  background: readonly Slot[],
  strength: number,
): Ranked {
  const each = parts.map((part) => partFit(collection, entry, part, background));
  const whole = each[0]!;
  const best = each.reduce((a, b) => (b.fit > a.fit ? b : a));
  // The sentence that fits best tells how well; the whole message has a say in the order.
  const order = (whole.fit + 3 * best.fit) / 4;
  const past = entry.unit.folder === 'history' ? PAST : 0;
  return { ...best, unit: entry.unit, fit: best.fit / MOST, score: order + WEIGHTS.engine * strength - past };
}

function partFit(
  collection: Collection,
  entry: Entry,
  { slots, asks }: Part,
  background: readonly Slot[],
): Omit<Ranked, 'unit' | 'score'> {
  const weights = slots.map((slot) => collection.weight(slot) * slot.sure);
  const total = weights.reduce((sum, weight) => sum + weight, 0) || 1;
  let heads = 0;
  let body = 0;
  slots.forEach((slot, i) => {
    if (headsSay(entry, slot)) heads += weights[i]!;
    else if (slot.forms.some((form) => entry.body.has(form))) body += weights[i]!;
  });
  const lines = entry.lines.map((line) => ({
    line: line.text,
    like: alike(collection, slots, total, line, background),
  }));
  const top = lines.reduce((a, b) => (b.like > a.like ? b : a));
  const keyword = Math.max(0, ...entry.keywords.map((line) => named(slots, total, line)));
  const telling = Math.min(1, total / TELLING) * (asks ? 1 : 0.9);
  const fit =
    (WEIGHTS.heads * heads + WEIGHTS.body * body) / total +
    WEIGHTS.title * lines.at(-1)!.like +
    WEIGHTS.keyword * keyword +
    WEIGHTS.exact * top.like ** 4;
  return { fit: fit * telling, cover: (heads + body) / total, like: top.like, evidence: heads, line: top.line };
}

/** How alike a part of the message and a line of a unit are, 0 to 1: what they share, weighed, against both. */
function alike(
  collection: Collection,
  slots: readonly Slot[],
  total: number,
  line: Line,
  background: readonly Slot[],
): number {
  if (!line.weight) return 0;
  let shared = 0;
  for (const slot of slots) shared += match(slot, line.forms) * collection.weight(slot) * slot.sure;
  let behind = 0;
  const own = new Set(slots.map(({ forms }) => forms[0]));
  for (const slot of background)
    if (!own.has(slot.forms[0])) behind += match(slot, line.forms) * collection.weight(slot) * slot.sure;
  const ofLine = Math.min(1, (shared + CONTEXT * behind) / line.weight);
  const ofPart = Math.min(1, shared / total);
  return ofLine + ofPart === 0 ? 0 : (2 * ofLine * ofPart) / (ofLine + ofPart);
}

/** The word itself, or a synonym: nearly as good. */
function match({ forms }: Slot, among: ReadonlySet<string>): number {
  if (among.has(forms[0]!)) return 1;
  return forms.length > 1 && forms.some((form) => among.has(form)) ? 0.9 : 0;
}

const headsSay = ({ lines, keywords }: Entry, { forms }: Slot): boolean =>
  forms.some((form) => lines.some((line) => line.forms.has(form)) || keywords.some((line) => line.forms.has(form)));

/** How much of the message a keyword is, when the message says all of it; nothing otherwise. */
function named(slots: readonly Slot[], total: number, keyword: Line): number {
  if (!keyword.slots.length) return 0;
  const forms = new Set(slots.flatMap((slot) => slot.forms));
  if (!keyword.slots.every((slot) => slot.forms.some((form) => forms.has(form)))) return 0;
  const share = Math.sqrt(Math.min(1, keyword.weight / total));
  return (share + Math.min(1, keyword.weight / RARE)) / 2;
}

const unique = <T>(items: readonly T[]): T[] => [...new Set(items)];

/** How many words of a text tell something. */
export const telling = (text: string): number => wordsIn(text).filter((word) => !isCommon(word)).length;
