/**
 * Yes, no, not sure, or something else. Only a reply that is wholly a yes is a yes: "yes but only in Wales" and
 * "1 of my directors is abroad" are something else (PITFALLS.md R2).
 */
import { isNotSure, isQuestion, LONGEST_REPLY, tidy, withoutFillers } from './text.ts';
import { NO, TURNS, YES } from './words.ts';

export type YesNo = 'yes' | 'no' | 'not-sure' | 'other';

const yes = new Set(YES);
const no = new Set(NO);
const turns = new Set(TURNS);

/** How many words may follow "yes," or "no," and still only fill it out ("yes, we have forty staff"). */
const LONGEST_TAIL = 10;

export function readYesNo(text: string): YesNo {
  const plain = tidy(text);
  if (!plain && /\?/.test(text)) return 'not-sure';
  if (!plain || plain.length > LONGEST_REPLY) return 'other';
  if (isNotSure(plain)) return 'not-sure';
  if (isQuestion(plain)) return 'other';
  return wholly(plain) ?? withTail(plain) ?? 'other';
}

function wholly(plain: string): 'yes' | 'no' | undefined {
  const flat = plain
    .replace(/[,.!]+/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();
  const forms = [...withoutFillers(plain), ...withoutFillers(flat)];
  // A double word such as "yes yes" or "no no no" says the same once.
  const once = flat.replace(/^(\S+)(?: \1)+$/, '$1');
  if (forms.some((form) => yes.has(form)) || yes.has(once)) return 'yes';
  if (forms.some((form) => no.has(form)) || no.has(once)) return 'no';
  return doubled(flat);
}

/** "Yes we do", "no we haven't", "no not really": two parts that agree. */
function doubled(flat: string): 'yes' | 'no' | undefined {
  const [, first = '', rest = ''] = /^(\S+) (.+)$/.exec(flat) ?? [];
  const forms = [...withoutFillers(rest)];
  if (yes.has(first) && forms.some((form) => yes.has(form))) return 'yes';
  if (no.has(first) && forms.some((form) => no.has(form))) return 'no';
  return undefined;
}

/** "Yes, they are all local": a comma or full stop, then a few words that do not take it back. */
function withTail(plain: string): 'yes' | 'no' | undefined {
  const [, head = '', tail = ''] = /^([^,.;:!-]{1,20}?)\s*(?:[,.;:!]\s*| - | (?=because |cos ))(.+)$/.exec(plain) ?? [];
  if (!tail) return undefined;
  const words = tail.split(/[\s,.;:!]+/).filter(Boolean);
  const said = yes.has(head) ? 'yes' : no.has(head) ? 'no' : undefined;
  if (!said || words.length > LONGEST_TAIL) return undefined;
  const negated = words.some((word) => word.endsWith("n't"));
  if (said === 'yes' && negated) return undefined;
  return words.some((word) => turns.has(word)) ? undefined : said;
}
