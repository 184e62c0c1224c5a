/**
 * Words of offices, and ways of speaking of people that hurt or keep them at a distance: after the GOV.UK style guide's
 * words to avoid and its guidance on inclusive language. Each with what is written in its place.
 */
const INSTEAD: readonly (readonly [RegExp, string])[] = [
  [/\butilis(?:e|es|ed|ing)\b/gi, 'use'],
  [/\bleverag(?:e|es|ed|ing)\b/gi, 'use'],
  [/\bin order to\b/gi, 'to'],
  [/\bprior to\b/gi, 'before'],
  [/\bcommenc(?:e|es|ed|ing)\b/gi, 'start'],
  [/\bendeavour(?:s|ed|ing)?\b/gi, 'try'],
  [/\bascertain(?:s|ed|ing)?\b/gi, 'find out'],
  [/\bpursuant to\b/gi, 'under'],
  [
    /\b(?:aforementioned|aforesaid|hereby|herein|hereinafter|thereof|thereto|henceforth|notwithstanding)\b/gi,
    'plain words',
  ],
  [/\bgoing forward\b/gi, 'from now on'],
  [/\bwhilst\b/gi, 'while'],
  [/\b(?:in the event (?:of|that))\b/gi, 'if'],
  [/\b(?:with regard to|in respect of|in relation to)\b/gi, 'about'],
  [/\bsubsequent(?:ly)? to\b/gi, 'after'],
  [/\bper annum\b/gi, 'a year'],
  [/\bliais(?:e|es|ed|ing)\b/gi, 'talk'],
  [/\b(?:holistic|synerg(?:y|ies)|cutting-edge|world-class)\b/gi, 'what it means'],
  [/(?<![\w.])e\.g\.|\beg\b(?=[,. ])/g, 'for example'],
  [/(?<![\w.])i\.e\.|\bie\b(?=[,. ])/g, 'that is'],
  [/\betc\b/gi, 'such as, with examples'],
  [/\bvia\b/gi, 'through, by'],
  [/\b(?:wheelchair-bound|confined to a wheelchair)\b/gi, 'uses a wheelchair'],
  [/\b(?:the disabled|the handicapped|the elderly|the mentally ill)\b(?! [a-z]| [A-Z])/g, 'people'],
  [/\b(?:handicapped|able-bodied)\b/gi, 'disabled, not disabled'],
  [/\bsuffer(?:s|ing)? from\b/gi, 'has'],
];

/** The second person: advice that speaks of somebody else is not read as meant for oneself. */
const NOT_YOU = /\b(?:the|an) (?:applicant|reader)\b|\bone must\b|\b(?:applicants|individuals) (?:must|should)\b/gi;

export interface Found {
  readonly word: string;
  readonly instead: string;
  readonly offset: number;
}

/** Most texts have none of them. */
const ANY = new RegExp(INSTEAD.map(([{ source }]) => source).join('|'), 'i');

export function officialWords(text: string): Found[] {
  if (!ANY.test(text)) return [];
  const prose = proseIn(text);
  return INSTEAD.flatMap(([pattern, instead]) =>
    [...prose.matchAll(pattern)].map(({ 0: word, index }) => ({ word, instead, offset: index })),
  );
}

export const notToYou = (text: string): Found[] =>
  [...text.matchAll(NOT_YOU)].map(({ 0: word, index }) => ({ word, instead: 'you', offset: index }));

/** Addresses, figures and titles of pages stand as they are. */
const proseIn = (text: string): string =>
  text.replace(/\[[^\]]*\]\([^)]*\)|https?:\/\/\S+|\{\{[^{}]*\}\}/g, (part) => ' '.repeat(part.length));
