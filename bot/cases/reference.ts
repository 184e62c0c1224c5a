import { randomInt } from 'node:crypto';

/** No vowels, so no words; no 0, 1, I, L or O, so that it can be read out over the phone. */
const LETTERS = '23456789BCDFGHJKMNPQRSTVWXZ';

/** A case's name for people, such as `K7M-4XQ`: short, and not to be guessed from another one. */
export function newReference(): string {
  const letters = Array.from({ length: 6 }, () => LETTERS[randomInt(LETTERS.length)]);
  return `${letters.slice(0, 3).join('')}-${letters.slice(3).join('')}`;
}
