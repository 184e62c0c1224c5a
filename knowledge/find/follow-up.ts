/** Short questions that lean on the last answer: "and in Scotland?", "how much is that?", "how long does it take?" */
import type { Knowledge } from '../load.ts';
import type { Nation, Unit } from '../model.ts';
import type { Collection } from './collection.ts';
import type { LookUp } from './look-up.ts';
import { answer, counterparts } from './outcome.ts';
import type { Outcome } from './outcome.ts';
import { rank } from './rank.ts';
import type { Ranked } from './rank.ts';
import { wordsIn } from './words.ts';

/** How sure such a reading is: the message itself says little. */
const SURE = 0.7;
const MOST_OFFERED = 3;

/**
 * The same in another nation, or another side of what was told. Undefined when the message stands on its own.
 * @param previous ids of units told last, newest first; those that are gone are passed over
 */
export function followUp(
  { collection, atlas }: LookUp,
  knowledge: Knowledge,
  text: string,
  previous: readonly string[],
  nation: Nation | undefined,
): Outcome | undefined {
  const told = previous.flatMap((id) => knowledge.units.get(id) ?? []);
  const last = told[0];
  if (!last) return undefined;
  const unplaced = atlas.without(text);
  if (nation && onlyPlace(text, unplaced)) {
    const there = [last, ...counterparts(knowledge, last)].find(({ nations }) => nations.includes(nation));
    return there && { kind: 'answer', units: [there.id], confidence: SURE, because: `follows ${last.id}`, nation };
  }
  if (!leansBack(text, unplaced)) return undefined;

  const near = told.flatMap((unit) => [unit, ...unit.related.flatMap((id) => knowledge.units.get(id) ?? [])]);
  const ids = new Set(near.flatMap((unit) => [unit, ...counterparts(knowledge, unit)]).map(({ id }) => id));
  const best = besideLast(
    collection,
    text,
    last,
    ({ unit }) => ids.has(unit.id) && (!nation || unit.nations.includes(nation)),
  );
  return best ? answer([best], SURE, nation, best.unit.complexity) : more(knowledge, last);
}

/** What is asked now counts twice as much as what was told before: "what does it cost" must not lead back to there. */
function besideLast(
  collection: Collection,
  text: string,
  last: Unit,
  allowed: (entry: { readonly unit: Unit }) => boolean,
): Ranked | undefined {
  const now = rank(collection, text, allowed);
  const both = rank(collection, `${text}\n${last.title}`, allowed);
  const before = new Map(both.map(({ unit, fit }) => [unit.id, fit]));
  const fitOf = ({ unit, fit }: Ranked): number => 2 * fit + (before.get(unit.id) ?? 0);
  return now.sort((a, b) => fitOf(b) - fitOf(a))[0];
}

/** "Tell me more": what the last answer leads on to. */
function more(knowledge: Knowledge, { related }: Unit): Outcome | undefined {
  const units = related.flatMap((id) => knowledge.units.get(id) ?? []).slice(0, MOST_OFFERED);
  if (units.length < 2) return undefined;
  return { kind: 'clarify', by: 'reading', readings: units.map(({ id, title }) => ({ label: title, unit: id })) };
}

// === Whether a message leans back ===

const LONGEST = 11;
const OPENERS = /^\s*(?:and|but|so|also|or|what about|how about|ok(?:ay)?,? (?:and|but|so)|then)\b/i;
const POINTERS = new Set(['that', 'it', 'this', 'them', 'those', 'these', 'they', 'one', 'its', 'there', 'same']);
/** Words that ask for a side of something without naming it. */
const SIDES = new Set(
  (
    'how much many long cost costs costing price fee fees charge charges free pay take takes taking time quick quickly fast soon when where who ' +
    'which why what whats apply applying application form forms do does did i we can could should must need have has get start begin next first ' +
    'deadline due late often every year yearly month annual renew online post paper link website phone number contact email address details ' +
    'more else other example examples explain again simpler shorter mean means meaning tell me about the a an is are was be for of to in on at by with ' +
    'happens happen if not and or you your my our us much long far exactly please up happen rules rule documents document need needed eligible qualify ' +
    'advantages disadvantages pros cons downside downsides benefits risks risk catch problems alternatives alternative instead only really'
  ).split(' '),
);

/**
 * Whether a message makes sense only after the last answer.
 * @param unplaced the message without the names of nations and places
 */
function leansBack(text: string, unplaced: string): boolean {
  const words = wordsIn(unplaced);
  if (wordsIn(text).length > LONGEST || !wordsIn(text).length) return false;
  const named = words.filter((word) => !SIDES.has(word) && !POINTERS.has(word)).length;
  if (OPENERS.test(text)) return named <= 2;
  return words.some((word) => POINTERS.has(word)) ? named <= 1 : named === 0;
}

const ROUND_A_PLACE = new Set(
  'and but so ok okay then also too what about how in if for we were i im am are is it the same different differ here live based there that does do apply case'.split(
    ' ',
  ),
);

/** Whether a message names a place and hardly anything else: "and in Scotland?", "we're in Wales", "Wales". */
function onlyPlace(text: string, unplaced: string): boolean {
  const words = wordsIn(unplaced);
  return (
    words.length < wordsIn(text).length &&
    wordsIn(text).length <= LONGEST &&
    words.every((word) => ROUND_A_PLACE.has(word))
  );
}
