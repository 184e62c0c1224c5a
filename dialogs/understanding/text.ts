/** What every reader does first with a reply: make it plain, and see whether it asks or doubts instead of answering. */
import { CLOSERS, NOT_SURE, OPENERS, QUESTION_STARTS } from './words.ts';

/** A reply longer than this is a question, or is asked for in short: a recogniser can take seconds over it. */
export const LONGEST_REPLY = 100;

const MISSING_APOSTROPHE = /\b(?:do|does|did|have|has|is|are|was|were|would|could|should|ca|wo)nt\b/g;

/** Small letters, straight quotes, no accents, single spaces, no full stops or exclamation marks at the ends. */
export function tidy(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replace(/\p{Cf}|\p{Variation_Selector}/gu, '')
    .replace(/\p{Emoji_Modifier}/gu, '')
    .toLowerCase()
    .replace(/[‘’ʼ`´]/g, "'")
    .replace(/[“”„]/g, '"')
    .replace(/[‐‑‒–—−]/g, '-')
    .replace(MISSING_APOSTROPHE, (word) => word.slice(0, -1) + "'" + word.slice(-1))
    .replace(/\s+/g, ' ')
    .replace(/^[\s.,!;:"'()*_-]+(?=.)(?<![-.](?=\d))|[\s.,!;:"'()*_]+$/g, '')
    .trim();
}

function startsWithAny(text: string, starts: readonly string[]): boolean {
  return starts.some((start) => text.startsWith(start) && !/[a-z0-9']/.test(text.charAt(start.length)));
}

/** True when the reply asks something of us, so that it is answered and not taken for a choice. */
export function isQuestion(plain: string): boolean {
  if (/^[?\s]+$/.test(plain)) return false;
  if (plain.includes('?')) return true;
  const bare = withoutOpeners(plain.replace(/^(ok|okay|yes|no|sorry|hang on|wait|and|but|so)[, ]+(?:but )?/, ''));
  return startsWithAny(plain, QUESTION_STARTS) || startsWithAny(bare, QUESTION_STARTS);
}

const NOT_SURE_SET = new Set(NOT_SURE);
/** What may follow a "not sure" without making it anything else. */
const STILL_NOT_SURE =
  / (?:yet|really|at all|exactly|for certain|for sure|right now|how (?:many|much|long)|when|about (?:that|this|it)|(?:about )?that one|on that|(?:on )?this one|at this stage|any ?more)$/;

export function isNotSure(plain: string): boolean {
  const bare = plain.replace(/[,]/g, '').replace(/^(?:no|well|honestly|sorry|oh|um|er|erm|hmm|yes) (?=.)/, '');
  const forms = [plain, ...withoutFillers(bare)];
  return forms.some((form) => NOT_SURE_SET.has(form) || NOT_SURE_SET.has(form.replace(STILL_NOT_SURE, '')));
}

/** Leaves out "well", "to be honest" and the like at the start. */
export function withoutOpeners(plain: string): string {
  for (const opener of OPENERS) {
    if (plain.startsWith(opener) && /^[ ,.:;-]+\S/.test(plain.slice(opener.length))) {
      return withoutOpeners(plain.slice(opener.length).replace(/^[ ,.:;-]+/, ''));
    }
  }
  return plain;
}

function withoutClosers(plain: string): string {
  for (const closer of CLOSERS) {
    if (plain.endsWith(closer) && /\S[ ,.;-]+$/.test(plain.slice(0, -closer.length))) {
      return withoutClosers(plain.slice(0, -closer.length).replace(/[ ,.;-]+$/, ''));
    }
  }
  return plain;
}

/** The reply as it is, and without what stands before it, after it, or both: a match of any of them is a match. */
export function withoutFillers(plain: string): Set<string> {
  const opened = withoutOpeners(plain);
  return new Set([plain, opened, withoutClosers(plain), withoutClosers(opened)]);
}
