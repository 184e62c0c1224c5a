/** Finds figures written into prose, where an annual change would have to hunt for them. */

const NUMBER = String.raw`\d[\d,.]*`;
const WORD =
  '(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fourteen|fifteen|eighteen|twenty|thirty|forty|sixty|ninety|(?:a |one )hundred)';
const MONTH = '(?:January|February|March|April|May|June|July|August|September|October|November|December)';

/**
 * Amounts of money, percentages, times and time limits, days of the year, large counts and phone numbers. Not: names
 * (section 16, CIC34, IR35), years (the 2014 Act), head counts (two directors), 999 and 111.
 */
const FIGURES = [
  String.raw`[£€]\s?${NUMBER}(?:\s?(?:million|billion|bn|m|k)\b)?`,
  String.raw`\b(?:${NUMBER}|${WORD})[\s-]?(?:pounds?|pence|million|billion|grand)\b`,
  String.raw`\b${NUMBER}(?:%|p\b|\s?per\s?cent\b)`,
  String.raw`\b${WORD}\s(?:per\s?cent|percent)\b`,
  String.raw`\b(?:${NUMBER}|${WORD})[\s-](?:(?:working|business|clear|calendar|full|whole)[\s-])?(?:minutes?|hours?|days?|weeks?|months?|years?)\b`,
  String.raw`\b\d{1,2}(?:st|nd|rd|th)?\s(?:of\s)?${MONTH}\b`,
  String.raw`\b\d{1,3}(?:,\d{3})+\b`,
  String.raw`\b0\d{2,4}[\s-]?\d{3}[\s-]?\d{3,4}\b`,
  String.raw`\b116\s?\d{3}\b`,
];
const BARE = new RegExp(FIGURES.join('|'), 'gi');

/** Each bare figure with where it begins. Links' addresses and {{figures}} are passed over. */
export function bareFigures(text: string): { figure: string; offset: number }[] {
  const blank = (part: string): string => ' '.repeat(part.length);
  const prose = text
    .replace(/\{\{[^{}]*\}\}/g, blank)
    .replace(/\]\([^)]*\)/g, blank)
    .replace(/https?:\/\/\S+/g, blank);
  return [...prose.matchAll(BARE)].map((match) => ({ figure: match[0].trim(), offset: match.index }));
}
