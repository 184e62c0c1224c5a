/**
 * PostgreSQL refuses NUL in text, and a lone surrogate is no character at all: both are taken out where text enters,
 * so that what was stored is what every reader, channel and download can show.
 */
const UNSTORABLE = /\0|\p{Surrogate}/gu;
/** How `JSON.stringify` writes the same two; may match an innocent `\\u0000`, which only costs the careful way. */
const UNSTORABLE_IN_JSON = /\\u0000|\\ud[89a-f][0-9a-f]{2}/;

export function cleanText(text: string): string {
  return text.replace(UNSTORABLE, '');
}

/** The same value with every string in it cleaned, object keys as well. */
export function cleanDeep(value: unknown): unknown {
  if (typeof value === 'string') return cleanText(value);
  if (Array.isArray(value)) return value.map(cleanDeep);
  if (value instanceof Date || value === null || typeof value !== 'object') return value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [cleanText(key), cleanDeep(inner)]));
}

/** The value as both engines can store it, and as JSON. */
export function storable(value: unknown): { readonly value: unknown; readonly json: string } {
  const json = JSON.stringify(value);
  // Almost no text has an escape at all, and to look for one is quick.
  if (!json.includes('\\u') || !UNSTORABLE_IN_JSON.test(json)) return { value, json };
  const clean = cleanDeep(value);
  return { value: clean, json: JSON.stringify(clean) };
}

export const toJson = (value: unknown): string => storable(value).json;
