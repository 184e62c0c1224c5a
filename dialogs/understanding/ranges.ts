/** How "between … and …", "at least …", "up to …" are said: one place for amounts, durations and dates. */

export type Range<T> = T | [T | null, T | null];

export interface Limits {
  /** Cut out of the reply: one or two values as text, and what joins them. */
  readonly kind: 'one' | 'two' | 'from' | 'to';
  readonly parts: readonly string[];
}

const FROM_BEFORE =
  /^(?:at least|at the least|a minimum of|minimum(?: of)?|min\.?|not less than|no less than|no fewer than|not under|more than|over|above|upwards of|north of|in excess of|exceeding|greater than|>=?|from)\s*(.+)$/;
const FROM_AFTER =
  /^(.+?)\s*(?:\+|plus|or more|or over|or above|or longer|or greater|and up|and over|and above|upwards|minimum|min|at least)$/;
const TO_BEFORE =
  /^(?:at most|at the most|a maximum of|maximum(?: of)?|max\.?|not more than|no more than|not over|no longer than|not longer than|less than|fewer than|under|below|up to|anything up to|<=?|within)\s*(.+)$/;
const TO_AFTER = /^(.+?)\s*(?:or less|or fewer|or under|or below|maximum|max|at most|at the most|tops)$/;
const TWO =
  /^(?:(?:somewhere |anywhere |anything )?(?:between|from)\s+)?(.+?)\s*(?:-|to|and|or|til|till|until|up to)\s*(.+)$/;
const APPROXIMATE =
  /^(?:about|around|roughly|approximately|approx\.?|circa|ca?\.?(?= ?[£\d])|~|nearly|almost|just over|just under|just about|a bit over|a bit under|a little over|a little under|close to|in the region of|somewhere around|something like|some|probably|maybe|perhaps|say|possibly|exactly|only|just|currently)\s*(?=\S)/;

/** Leaves out "about", "roughly", "or so", "-ish": the value is echoed in words before it counts. */
export function withoutApproximation(text: string): string {
  const bare = text
    .replace(APPROXIMATE, '')
    .replace(/[ -]?(?:ish|or so|or thereabouts|give or take|roughly|approximately|approx\.?)$/, '');
  return bare === text ? text : withoutApproximation(bare);
}

/** The ways a reply can be read as limits, most particular first. */
export function limitsIn(text: string): Limits[] {
  const plain = withoutApproximation(text);
  const readings: Limits[] = [];
  const more =
    /^(?:more than|over|at least|above)\s+(.+?)\s+(?:but|and)\s+(?:less than|under|below|at most|not more than|no more than)\s+(.+)$/.exec(
      plain,
    );
  if (more) readings.push({ kind: 'two', parts: [more[1]!, more[2]!] });
  const two = TWO.exec(plain);
  if (two) readings.push({ kind: 'two', parts: [two[1]!, two[2]!].map(withoutApproximation) });
  for (const [kind, pattern] of [
    ['from', FROM_BEFORE],
    ['from', FROM_AFTER],
    ['to', TO_BEFORE],
    ['to', TO_AFTER],
  ] as const) {
    const found = pattern.exec(plain);
    if (found)
      readings.push({
        kind,
        parts: [withoutApproximation(found[1]!.replace(/ (?:max|maximum|tops|at (?:the )?most|min|minimum)$/, ''))],
      });
  }
  readings.push({ kind: 'one', parts: [plain] });
  return readings;
}
