/** Ranks units for a message: how much of it each unit speaks of, and how alike it is to what the unit answers. */
import type { Collection, Entry, Line } from './collection.ts';
import { partsOf } from './parts.ts';
import type { Part } from './parts.ts';

export interface Ranked {
  readonly unit: Entry['unit'];
  /** For the order: how well the unit fits beside the others. */
  readonly score: number;
  /** 0 to 1, whatever else there is: how well the unit fits. */
  readonly fit: number;
  /** The share of what the message says that the unit speaks of. */
  readonly cover: number;
  /** 0 to 1: how alike the message is to a question that the unit answers. */
  readonly like: number;
  /** How much of the message, by weight and not by share, the unit's questions and keywords say. */
  readonly evidence: number;
  /** The line of the unit that fits best. */
  readonly line: string;
}

/** Units that the engine proposes and that are looked at closely. */
const CANDIDATES = 40;
/** Words of a message that the engine is asked for: those that tell most. */
const WORDS = 60;

/**
 * What counts how much. Learned from the content itself: each unit's questions, left out and asked, or asked with words
 * lost and strange ones added, should find their unit (see deployment/decisions).
 */
const WEIGHTS = { heads: 5.5, body: 2.2, keyword: 1.8, engine: 2.6, alike: 4.5 };
const MOST = WEIGHTS.heads + WEIGHTS.keyword + WEIGHTS.alike;
/** What the rest of a message adds to one of its sentences. */
const CONTEXT = 0.35;
/** How much the order of words tells, beside the words. */
const ORDER = 0.06;
/** A keyword of this weight names its unit whatever else is said. */
const RARE = 10;
/** What is history gives way to what holds today, unless it fits clearly better. */
const PAST = 0.6;
/** A part that says less than this tells too little to be judged alone. */
const TELLING = 6;

/** Every unit that may fit, best first. `allowed` leaves out units that are not for this enquirer. */
export function rank(collection: Collection, text: string, allowed: (entry: Entry) => boolean): Ranked[] {
  const parts = partsOf(collection, text);
  const whole = parts[0];
  if (!whole) return [];
  const telling = [...whole.forms].sort((a, b) => b[1] - a[1]).slice(0, WORDS);
  const proposals = collection.engine.search(telling.map(([form]) => form));
  const strongest = proposals[0]?.score ?? 1;
  const ranked: Ranked[] = [];
  for (const { id, score } of proposals) {
    const entry = collection.entries.get(id);
    if (entry && allowed(entry)) ranked.push(scored(entry, parts, score / strongest));
    if (ranked.length === CANDIDATES) break;
  }
  return ranked.sort((a, b) => b.score - a.score);
}

function scored(entry: Entry, parts: readonly Part[], strength: number): Ranked {
  const each = parts.map((part) => partFit(entry, part, parts[0]!));
  const whole = each[0]!;
  const best = each.reduce((a, b) => (b.fit > a.fit ? b : a));
  // The sentence that fits best tells how well; the whole message has a say in the order.
  const order = (whole.fit + 3 * best.fit) / 4;
  const past = entry.unit.folder === 'history' ? PAST : 0;
  return { ...best, unit: entry.unit, fit: best.fit / MOST, score: order + WEIGHTS.engine * strength - past };
}

function partFit(entry: Entry, part: Part, whole: Part): Omit<Ranked, 'unit' | 'score'> {
  let heads = 0;
  let body = 0;
  for (const { forms, weight } of part.slots) {
    if (forms.some((form) => entry.heads.has(form))) heads += weight;
    else if (forms.some((form) => entry.body.has(form))) body += weight;
  }
  let like = 0;
  let best = entry.lines[0]!;
  for (const line of entry.lines) {
    const alikeness = alike(line, part, whole, like);
    if (alikeness <= like) continue;
    like = alikeness;
    best = line;
  }
  const keyword = Math.max(0, ...entry.keywords.map((line) => named(line, part)));
  const fit =
    (WEIGHTS.heads * heads + WEIGHTS.body * body) / part.total +
    WEIGHTS.keyword * keyword +
    // Only what is much alike is asked for: half alike is anything with a few words in common.
    WEIGHTS.alike * like ** 4;
  const telling = Math.min(1, part.total / TELLING) * (part.asks ? 1 : 0.9);
  return {
    fit: fit * telling,
    cover: (heads + body) / part.total,
    like,
    evidence: heads,
    line: best.text,
  };
}

/**
 * How alike a line of a unit and a part of the message are, 0 to 1: what they share, weighed, against both.
 * 0 as well where the line can be no better than the `best` so far.
 */
function alike({ things, weight, slots }: Line, part: Part, whole: Part, best: number): number {
  let shared = 0;
  let behind = 0;
  for (const thing of things) {
    const said = part.said[thing]!;
    shared += said;
    if (!said) behind += whole.said[thing]!;
  }
  if (shared === 0) return 0;
  const ofLine = Math.min(1, (shared + CONTEXT * behind) / weight);
  const ofPart = Math.min(1, shared / part.total);
  const like = (2 * ofLine * ofPart) / (ofLine + ofPart);
  if (like * (1 + ORDER) <= best) return 0;
  return Math.min(1, like * (1 + ORDER * sameOrder(slots, part)));
}

/** From -1 to 1: whether both say things in the same order. "CIC to charity" is not "charity to CIC". */
function sameOrder(slots: Line['slots'], { places }: Part): number {
  let sum = 0;
  let before: number | undefined;
  let pairs = 0;
  for (const { forms } of slots) {
    const form = forms.find((each) => places.has(each));
    if (form === undefined) continue;
    const place = places.get(form)!;
    if (before !== undefined) {
      pairs++;
      sum += Math.sign(place - before);
    }
    before = place;
  }
  return pairs === 0 ? 0 : sum / pairs;
}

/** How much a keyword tells of the message, when the message says all of it; nothing otherwise. */
function named({ things, weight }: Line, part: Part): number {
  if (!things.length || !things.every((thing) => part.said[thing])) return 0;
  const share = Math.sqrt(Math.min(1, weight / part.total));
  return (share + Math.min(1, weight / RARE)) / 2;
}
