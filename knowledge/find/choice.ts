import { alternativesOf, closing } from './brackets.ts';

/**
 * A choice among many members of a family, sorted by the letters they can begin with: a regular expression tries its
 * alternatives one by one at each word, and a family has a hundred.
 */
export function choiceOf(members: readonly string[]): string {
  const byLetter = new Map<string, string[]>();
  const rest: string[] = [];
  for (const member of members) {
    const letters = firstLetters(member);
    if (letters === undefined || letters.size > MOST) rest.push(member);
    else
      for (const letter of letters) {
        const same = byLetter.get(letter);
        if (same) same.push(member);
        else byLetter.set(letter, [member]);
      }
  }
  const sorted = [...byLetter].map(([letter, same]) => `(?=${letter})(?:${same.join('|')})`);
  return `(?:${[...sorted, ...rest].join('|')})`;
}

/** A member that can begin with more letters than this is not worth repeating under each. */
const MOST = 3;

/** The letters and digits that a text matched by this must begin with; undefined where that cannot be told. */
function firstLetters(source: string): Set<string> | undefined {
  const [first = '', second = ''] = source;
  if (/[a-z0-9]/i.test(first)) return orNext(new Set([first.toLowerCase()]), source.slice(1));
  if (first !== '(' || second === '?') return undefined;
  const end = closing(source);
  if (end === undefined) return undefined;
  const letters = new Set<string>();
  for (const alternative of alternativesOf(source.slice(1, end))) {
    const own = firstLetters(alternative);
    if (!own) return undefined;
    for (const letter of own) letters.add(letter);
  }
  return orNext(letters, source.slice(end + 1));
}

/** With what follows, if what came may be left out. */
function orNext(letters: Set<string>, rest: string): Set<string> | undefined {
  if (/^[*{]/.test(rest)) return undefined;
  if (!rest.startsWith('?')) return letters;
  const next = firstLetters(rest.slice(1));
  return next && new Set([...letters, ...next]);
}
