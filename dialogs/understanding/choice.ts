/**
 * Which of the offered options a reply chooses. A name counts only when the whole reply is a choice: "no loans please",
 * "what is the difference between grants and loans?" and "2 years ago we got a grant" choose nothing (PITFALLS.md R3).
 */
import { oneSlip } from '../../knowledge/index.ts';
import { isNotSure, isQuestion, LONGEST_REPLY, tidy, withoutFillers } from './text.ts';
import * as words from './words.ts';

export interface Option {
  readonly name: string;
  /** Other words for it, besides its name. */
  readonly also?: readonly string[];
}
export type Choice = string[] | 'none' | 'not-sure' | 'question' | 'unclear';

export function readChoice(text: string, options: readonly Option[], several: boolean): Choice {
  const plain = tidy(text).replace(/[.!]+(?=\s|$)/g, '');
  if (!plain && /\?/.test(text)) return 'not-sure';
  if (!plain) return 'unclear';
  const named = exactly(plain, options);
  if (named) return [named.name];
  if (plain.length > LONGEST_REPLY) return isQuestion(plain) ? 'question' : 'unclear';
  if (isQuestion(plain)) return 'question';
  if (isNotSure(plain) || startsNotSure(plain)) return 'not-sure';
  const forms = withoutFillers(plain);
  return groupWord(forms, options, several) ?? byPlace(forms, options, several) ?? byName(plain, options, several);
}

function startsNotSure(plain: string): boolean {
  const head = /^([^,;-]+)[,;-]/.exec(plain)?.[1]?.trim();
  return head !== undefined && isNotSure(head);
}

const spoken = (name: string): string =>
  tidy(name)
    .replace(/[-_/()]+/g, ' ')
    .replace(/\b(?:but|and|definitely|certainly) (?=not\b|no\b)/g, '')
    .replace(/\s+/g, ' ');
const known = new WeakMap<Option, string[]>();
/** Made once for an option: a flow asks the same question of everybody. */
function namesOf(option: Option): string[] {
  let names = known.get(option);
  if (!names) {
    names = [option.name, ...(option.also ?? [])].map(spoken);
    known.set(option, names);
  }
  return names;
}

function exactly(plain: string, options: readonly Option[]): Option | undefined {
  const forms = new Set([...withoutFillers(plain)].map(spoken));
  const found = options.filter((option) => namesOf(option).some((name) => forms.has(name)));
  return found.length === 1 ? found[0] : undefined;
}

const has = (forms: Set<string>, list: readonly string[]): boolean => list.some((word) => forms.has(word));

function groupWord(forms: Set<string>, options: readonly Option[], several: boolean): Choice | undefined {
  const everything = (): Choice =>
    several ? options.filter((o) => o.name !== 'not-sure' && o.name !== 'none').map((o) => o.name) : 'unclear';
  if (has(forms, words.NONE)) return 'none';
  if (has(forms, words.ALL)) return everything();
  if (has(forms, words.BOTH)) return options.length === 2 ? everything() : 'unclear';
  if (has(forms, words.ANY)) return 'unclear';
  return undefined;
}

/** "2", "option 2", "the second one", "1 and 3", "the last one". */
function byPlace(forms: Set<string>, options: readonly Option[], several: boolean): Choice | undefined {
  const last = options.at(-1);
  if (last && has(forms, words.LAST)) return [last.name];
  for (const form of forms) {
    const places = form
      .replace(
        /\b(?:i'll|i will|i'd|i would|we'll|we would|go|going|with|for|like|choose|pick|take|the|y|yr|un|option|options|number|numbers|no\.|choice|answer|one|ones)\b(?! ?$|,| and)|#/g,
        ' ',
      )
      .replace(/\b(?:the|option|number|one)\b(?=.)/g, ' ')
      .replace(/(?<=\w) (?:one|ones|option|options|un)$/, '')
      .trim()
      .split(/\s*(?:,|&|\+|\/|\band\b|\ba\b|\s)\s*/)
      .filter(Boolean)
      .map((word) => (word === 'last' ? options.length : placeOf(word)));
    if (places.length === 0 || places.some((place) => place === undefined)) continue;
    const chosen = [...new Set(places as number[])].map((place) => options[place - 1]?.name);
    if (chosen.some((name) => name === undefined)) return 'unclear';
    return chosen.length === 1 || several ? (chosen as string[]) : 'unclear';
  }
  return undefined;
}

function placeOf(word: string): number | undefined {
  if (/^\d{1,2}$/.test(word)) return Number(word);
  for (const list of [words.SMALL_NUMBERS, words.ORDINALS, words.SHORT_ORDINALS, words.WELSH_ORDINALS]) {
    const at = list.indexOf(word);
    if (at >= 0) return at + 1;
  }
  return undefined;
}

interface Mention {
  readonly name: string;
  readonly from: number;
  readonly to: number;
}

/** Names in the reply, with nothing left over but words that change nothing. */
function byName(plain: string, options: readonly Option[], several: boolean): Choice {
  const tokens = spoken(plain.replace(/,/g, ' , ')).split(' ').filter(Boolean);
  const found = mentions(tokens, options);
  if (found.length === 0) return 'unclear';
  const left = tokens.map((token, at) => (found.some((m) => at >= m.from && at < m.to) ? '\u0000' : token));
  const kept = withoutRefused(left, tokens, found, options, several);
  if (!kept) return 'unclear';
  const chosen = [...new Set(kept.map((mention) => mention.name))];
  if (chosen.length === 0) return 'unclear';
  return chosen.length === 1 || several ? chosen : 'unclear';
}

/** Takes out what is refused ("not loans"); undefined when words are left that could change the meaning. */
function withoutRefused(
  left: readonly string[],
  tokens: readonly string[],
  found: readonly Mention[],
  options: readonly Option[],
  several: boolean,
): Mention[] | undefined {
  const text = left.join(' ');
  const exceptAt =
    /^(?:all|everything|anything|any|every one|all of them)(?: of (?:them|these))? (?:but|except|bar|apart from|other than)(?: for)?(?: the)? /.exec(
      text,
    );
  if (exceptAt) {
    const out = new Set(found.map((mention) => mention.name));
    return several && !text.startsWith('any')
      ? options
          .filter((o) => !out.has(o.name) && o.name !== 'not-sure' && o.name !== 'none')
          .map((o) => ({ name: o.name, from: 0, to: 0 }))
      : undefined;
  }
  const instead = left.findIndex((token, at) => token === 'rather' && left[at + 1] === 'than');
  const over = instead >= 0 ? instead : left.findIndex((token, at) => token === 'instead' && left[at + 1] === 'of');
  const refusedFrom = over >= 0 ? over : Infinity;
  const kept: Mention[] = [];
  let refused = 0;
  for (const mention of found) {
    if (mention.from > refusedFrom || isRefused(left, mention, found)) refused += 1;
    else kept.push(mention);
  }
  const rest = left.filter(
    (token, at) =>
      token !== '\u0000' &&
      !(at === over || at === over + 1) &&
      !words.CHOICE_FILLERS.has(token) &&
      token !== ',' &&
      !words.CHOICE_NEGATIONS.includes(token),
  );
  const doubt = rest.filter((token) => token !== 'or' || !several);
  if (doubt.length > 0 || /\b(?:but|except)\b/.test(tokens.join(' '))) return undefined;
  const negations = left.filter((token) => words.CHOICE_NEGATIONS.includes(token)).length;
  if (negations > 0 && refused === 0) return undefined;
  return kept;
}

/** A negation stands before the name in its own part of the reply ("not loans, grants": loans only). */
function isRefused(left: readonly string[], mention: Mention, found: readonly Mention[]): boolean {
  const before = found.filter((other) => other.to <= mention.from).at(-1);
  const start = before ? before.to : 0;
  const part = left.slice(start, mention.from);
  const comma = part.lastIndexOf(',');
  const own = part.slice(comma + 1);
  if (own.some((token) => words.CHOICE_NEGATIONS.includes(token))) return true;
  // "No loans or grants": the refusal goes on through "or", "nor" and "and".
  return (
    before !== undefined &&
    comma < 0 &&
    own.every((token) => token === 'or' || token === 'and' || token === 'nor') &&
    isRefused(left, before, found)
  );
}

function mentions(tokens: readonly string[], options: readonly Option[]): Mention[] {
  const names = options
    .flatMap((option) => namesOf(option).map((name) => ({ option, words: name.split(' ') })))
    .sort((a, b) => b.words.length - a.words.length);
  const found: Mention[] = [];
  for (let at = 0; at < tokens.length; at += 1) {
    const fits = names.filter(({ words: name }) => name.every((word, n) => sameWord(tokens[at + n], word)));
    const longest = fits[0]?.words.length ?? 0;
    const best = new Set(fits.filter((fit) => fit.words.length === longest).map((fit) => fit.option.name));
    if (best.size !== 1) continue;
    found.push({ name: fits[0]!.option.name, from: at, to: at + longest });
    at += longest - 1;
  }
  return found;
}

const stem = (word: string): string =>
  word.length > 3 ? word.replace(/ies$/, 'y').replace(/(?<=[a-z]{2})s$/, '') : word;

function sameWord(typed: string | undefined, wanted: string): boolean {
  if (typed === undefined) return false;
  if (typed === wanted || stem(typed) === stem(wanted)) return true;
  if (words.CHOICE_FILLERS.has(typed) || words.CHOICE_NEGATIONS.includes(typed)) return false;
  // Shorter words have neighbours that mean something else: shares and sharks.
  return stem(wanted).length >= 6 && typed.length >= 5 && typed[0] === wanted[0] && oneSlip(stem(typed), stem(wanted));
}
