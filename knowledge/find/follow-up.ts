/** Short questions that lean on the last answer: "and in Scotland?", "how much is that?", "how long does it take?" */
import { wordsIn } from './words.ts';

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
export function leansBack(text: string, unplaced: string): boolean {
  const words = wordsIn(unplaced);
  if (wordsIn(text).length > LONGEST || !wordsIn(text).length) return false;
  const named = words.filter((word) => !SIDES.has(word) && !POINTERS.has(word)).length;
  if (OPENERS.test(text)) return named <= 2;
  return words.some((word) => POINTERS.has(word)) ? named <= 1 : named === 0;
}

const LOOSE = new Set(['based', 'live', 'here', 'were', 'im', 'different', 'differ', 'also', 'too', 'case']);

/** Whether a message names a place and hardly anything else: "and in Scotland?", "we're in Wales", "Wales". */
export function onlyPlace(text: string, unplaced: string): boolean {
  const words = wordsIn(unplaced);
  return (
    words.length < wordsIn(text).length &&
    wordsIn(text).length <= LONGEST &&
    words.every((word) => SIDES.has(word) || POINTERS.has(word) || LOOSE.has(word))
  );
}
