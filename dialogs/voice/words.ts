/**
 * Words that may be sent. Only `Voice` makes them, each with the ids of the content they came from: that no sentence
 * reaches an enquirer except from reviewed content is held by the type system (FEATURES.md row 37).
 */
declare const made: unique symbol;

export interface Words {
  readonly [made]: true;
  readonly text: string;
  /** Ids of the content, such as `phrases/welcome.hello`; `enquirer` for what they wrote themselves. */
  readonly said: readonly string[];
  /** Ids of knowledge units told in full. */
  readonly units: readonly string[];
}

/** For `voice/` only: content already read, with where it came from. */
export function wordsOf(text: string, said: readonly string[], units: readonly string[] = []): Words {
  return { text, said, units } as unknown as Words;
}

/** Joins with punctuation and line breaks only; empty parts are left out. */
export function joined(parts: readonly (Words | undefined)[], by: '\n\n' | '\n' | ' ' | ', ' = '\n\n'): Words {
  const kept = parts.filter((part): part is Words => part !== undefined && part.text !== '');
  return wordsOf(
    kept.map((part) => part.text).join(by),
    kept.flatMap((part) => part.said),
    kept.flatMap((part) => part.units),
  );
}

export function listed(parts: readonly (Words | undefined)[]): Words {
  const items = parts.filter((part): part is Words => part !== undefined && part.text !== '');
  return joined(
    items.map((item) => wordsOf(`- ${item.text}`, item.said, item.units)),
    '\n',
  );
}

/** With the numbers that can be given in reply: a list that every channel and every screen reader counts alike. */
export function numbered(parts: readonly Words[]): Words {
  return joined(
    parts.map((item, at) => wordsOf(`${at + 1}. ${item.text}`, item.said, item.units)),
    '\n',
  );
}

export function bold(words: Words): Words {
  return wordsOf(`**${words.text}**`, words.said, words.units);
}
