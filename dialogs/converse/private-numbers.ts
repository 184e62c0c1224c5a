/**
 * Numbers that nobody should write in a chat: National Insurance and NHS numbers, cards. They are taken out of what is
 * kept and the enquirer is told; company and charity numbers, money and phone numbers pass (FEATURES.md row 98).
 */
import type { Talk } from '../talk.ts';
import { Reply } from '../voice/reply.ts';

export async function takeOutPrivateNumbers(talk: Talk): Promise<boolean> {
  const { text } = talk.incoming;
  if (!/\d{2}/.test(text)) return false;
  const masked = withoutPrivateNumbers(text, talk.voice.phrase('privacy.taken-out').text);
  if (masked === text) return false;
  talk.turn.housekeeping.replaceIncoming(masked);
  talk.rewrite(masked);
  if (talk.turn.openCase?.state !== 'with-adviser')
    await talk.send(new Reply().add(talk.voice.phrase('privacy.warning')));
  return false;
}

/** HMRC's form of a National Insurance number: two letters, six digits, a letter from A to D. */
const NATIONAL_INSURANCE = /\b[A-CEGHJ-PR-TW-Z][A-CEGHJ-NPR-TW-Z] ?\d{2} ?\d{2} ?\d{2} ?[A-D]\b/gi;
/** Thirteen to nineteen digits, in groups or not. */
const CARD = /\b\d(?:[ -]?\d){12,18}\b/g;
const NHS_NUMBER = /\b\d{3}[ -]\d{3}[ -]\d{4}\b|(?<=\bnhs (?:number|no\.?|num)(?: is|:)? ?)\d{10}\b/gi;

export function withoutPrivateNumbers(text: string, instead: string): string {
  return text
    .replace(NATIONAL_INSURANCE, instead)
    .replace(CARD, (found) => (passesLuhn(digitsOf(found)) ? instead : found))
    .replace(NHS_NUMBER, (found) => (passesElevens(digitsOf(found)) ? instead : found));
}

const digitsOf = (text: string): number[] => Array.from(text.replace(/\D/g, ''), Number);

/** ISO/IEC 7812-1, annex B: the check digit of card numbers. */
function passesLuhn(digits: readonly number[]): boolean {
  const sum = digits.toReversed().reduce((total, digit, at) => {
    const doubled = at % 2 === 1 ? digit * 2 : digit;
    return total + (doubled > 9 ? doubled - 9 : doubled);
  }, 0);
  return sum % 10 === 0;
}

/** NHS Data Dictionary, NHS NUMBER: a check digit by modulus 11. */
function passesElevens(digits: readonly number[]): boolean {
  const sum = digits.slice(0, 9).reduce((total, digit, at) => total + digit * (10 - at), 0);
  const check = 11 - (sum % 11);
  return check !== 10 && digits[9] === (check === 11 ? 0 : check);
}
