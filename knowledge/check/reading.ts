/** How hard a text is to read: Flesch-Kincaid grade, with terms that the glossary explains counted as one easy word. */

export interface Reading {
  /** School grade by Flesch and Kincaid (1975): 0.39 × words a sentence + 11.8 × syllables a word − 15.59. */
  readonly grade: number;
  /** Words a sentence. */
  readonly average: number;
}

export function readingOf(text: string, terms: readonly string[]): Reading {
  const sentences = sentencesOf(text)
    .map((sentence) => wordsOf(sentence, terms))
    .filter((words) => words.length);
  const words = sentences.flat();
  if (!words.length) return { grade: 0, average: 0 };
  const average = words.length / sentences.length;
  const syllables = words.reduce((sum, word) => sum + syllablesOf(word), 0) / words.length;
  return { grade: 0.39 * average + 11.8 * syllables - 15.59, average };
}

/** A full stop, question or exclamation mark ends a sentence, and so does the end of a line or list item. */
function sentencesOf(text: string): string[] {
  return text.replace(/\b(e\.g|i\.e|etc|no|s|ss|v|St|Mr|Mrs|Ms|Dr)\./gi, '$1').split(/(?<=[.!?])\s+|\n+/);
}

/** The words that count: figures and glossary terms are one easy word each, link addresses none. */
export function wordsOf(text: string, terms: readonly string[]): string[] {
  const plain = text
    .replace(/\]\([^)]*\)/g, ' ')
    .replace(/https?:\/\/\S+/g, ' ')
    .replace(/\{\{[^{}]*\}\}/g, ' x ');
  return plain.replace(matcher(terms), ' x ').match(/[a-z0-9]+(?:['’.-][a-z0-9]+)*/gi) ?? [];
}

const matchers = new WeakMap<readonly string[], RegExp>();

/** Longest first, so that "community interest company" is one term and not "company" with two words before it. */
function matcher(terms: readonly string[]): RegExp {
  let found = matchers.get(terms);
  if (!found) {
    const escaped = [...terms]
      .sort((a, b) => b.length - a.length)
      .map((term) => term.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
    found = escaped.length ? new RegExp(`\\b(?:${escaped.join('|')})(?:['’]?s|es)?\\b`, 'gi') : /(?!)/g;
    matchers.set(terms, found);
  }
  return found;
}

/** Counted by vowel groups, with silent endings taken off: right for nine words in ten, which is enough for a mean. */
export function syllablesOf(word: string): number {
  // Abbreviations and numbers are read as one easy word, as glossary terms are.
  if (/\d/.test(word) || (word.length > 1 && word === word.toUpperCase())) return 1;
  const parts = word.toLowerCase().split(/[-’'.]/);
  return parts.reduce((sum, part) => sum + (part.length > 1 ? syllablesOfPart(part) : 0), 0) || 1;
}

function syllablesOfPart(part: string): number {
  if (part.length <= 3) return 1;
  const spoken = part.replace(/(?:[^laeiouy]es|[^td]ed|[^laeiouy]e)$/, '').replace(/^y/, '');
  return Math.max(1, spoken.match(/[aeiouy]{1,2}/g)?.length ?? 1);
}
