/** Answers as flows, rules and steps share them. */

/**
 * One answer as it is kept. Choice: the option's name, or a list of names; yes/no: `yes` or `no`; money and count: a
 * number or `[from, to]` with null for an open end; date and duration: ISO 8601 or `[from, to]`; text: as written.
 * Any question: `not-sure`, or `skipped`. A choice may also hold words of the enquirer's own (`inOwnWords`).
 */
export type Value = string | number | (string | number | null)[];
/** Answers by step name, in the order given. */
export type Answers = { [name: string]: Value };

export const NOT_SURE = 'not-sure';
export const SKIPPED = 'skipped';
/** Nothing was said that a rule could rest on. */
export const isUnsure = (value: Value | undefined): boolean =>
  value === undefined || value === NOT_SURE || value === SKIPPED;

/** The answer as a list of names: what was chosen where several may be. */
export function chosen(value: Value | undefined): readonly string[] {
  return namesAndWords(value).filter((item) => !item.startsWith(OWN));
}

/** No option's name has a colon in it. */
const OWN = 'own:';
/** Words that none of the options meets, as they stand among the names of options that were chosen. */
export const inOwnWords = (text: string): string => OWN + text;
export const isOwnWords = (item: unknown): item is string => typeof item === 'string' && item.startsWith(OWN);

/** What was said beside the options, as it was written. */
export function ownWords(value: Value | undefined): readonly string[] {
  return namesAndWords(value)
    .filter(isOwnWords)
    .map((item) => item.slice(OWN.length));
}

function namesAndWords(value: Value | undefined): string[] {
  if (value === undefined || isUnsure(value)) return [];
  return (Array.isArray(value) ? value : [value]).filter((item): item is string => typeof item === 'string');
}

/** The lower and upper end of an amount; null where it is open. Undefined when it is not known. */
export function range(value: Value | undefined): readonly [number | null, number | null] | undefined {
  if (typeof value === 'number') return [value, value];
  if (!Array.isArray(value)) return undefined;
  const [from = null, to = null] = value;
  return [typeof from === 'number' ? from : null, typeof to === 'number' ? to : null];
}

/** The day that an answer names, YYYY-MM-DD; of a span the first one known. */
export function firstDay(value: Value | undefined): string | undefined {
  const days = Array.isArray(value) ? value : [value];
  return days.find((day): day is string => typeof day === 'string' && /^\d{4}-\d\d-\d\d$/.test(day));
}
