/** Money and head counts: one number, or a range with `null` for an open end. */
import { amountOf, AMOUNT, wholeNumber, wordsToDigits, type Amount } from './numbers.ts';
import { limitsIn, type Range } from './ranges.ts';
import { isNotSure, isQuestion, LONGEST_REPLY, tidy, withoutFillers } from './text.ts';

export type AmountReading = Range<number> | 'not-sure' | 'question' | 'unclear';
type Kind = 'money' | 'count';

const NOTHING = {
  money: new Set([
    'nothing',
    'zero',
    'nil',
    'none',
    'no money',
    'not a penny',
    '£0',
    '0',
    'nowt',
    'nothing at all',
    'nothing yet',
    'dim byd',
  ]),
  count: new Set([
    'nobody',
    'no one',
    'none',
    'zero',
    'nil',
    '0',
    'no-one',
    'none of us',
    'nobody yet',
    'none yet',
    'no staff',
    'no people',
    'not any',
    'neb',
  ]),
};
const ALONE = new Set([
  'me',
  'just me',
  'only me',
  'myself',
  'just myself',
  'only myself',
  'on my own',
  'just the one',
  'one of us',
  'one person',
  'just one person',
  'me alone',
  'fi',
  'dim ond fi',
]);
const TOGETHER = /^(?:both|the two|two) of us$/;
const PEOPLE =
  'people|persons?|staff|members of staff|members?|directors?|trustees?|employees?|workers?|volunteers?|nurses?|carers?|colleagues?|founders?|adults?|users?|folks?|heads?|in total|in all|altogether|all told|of us|of them|posts?|jobs?|individuals|friends|others';
const LEAD =
  /^(?:(?:i|we|they)(?:'d| would|'ll| will|'re| are|'m| am|'ve| have)? ?(?:probably |only |just |currently |now )?(?:like|need|want|require|looking for|looking at|after|hoping for|thinking of|aiming for|aim for|have|got|employ|expect|estimate|make|earn|turn over|take|get|raise|borrow|be asking for|asking for|ask for)?|there(?:'s| is| are|'re| will be|'ll be)|looking for|need|want|hoping for|it(?:'s| is| would be|'d be)|that(?:'s| is| would be)|(?:our |the |a )?(?:turnover|budget|total|income|amount|grant|loan)(?: is| of| would be| was)?|a loan of|a grant of|a total of|total of)\s+(?:about\b|around\b)?\s*/;
const FOREIGN = /[€$¥]|\b(?:euros?|dollars?|usd|eur|pence)\b|\d ?p\b|%|\bper ?cent\b/;
const RATE =
  /\s*(?:\b(?:a|per|each|every) (month|year|week|day|person|head|hour)|(annually|yearly|monthly|weekly|p\.?a\.?|pcm))$/;

/** @param ask the question's words: they say whether "a year" and which nouns may follow a number */
export function readAmount(kind: Kind, text: string, ask: string): AmountReading {
  const plain = tidy(text);
  if (!plain) return /\?/.test(text) ? 'not-sure' : 'unclear';
  if (plain.length > LONGEST_REPLY) return isQuestion(plain) ? 'question' : 'unclear';
  if (isNotSure(plain)) return 'not-sure';
  if (isQuestion(plain)) return 'question';
  const forms = withoutFillers(plain);
  for (const form of forms) {
    if (NOTHING[kind].has(form)) return 0;
    if (kind === 'count' && ALONE.has(form)) return 1;
    if (kind === 'count' && TOGETHER.test(form)) return 2;
  }
  if (FOREIGN.test(plain) || /^-\s?£?\d|\bminus\b/.test(plain)) return 'unclear';
  for (const form of forms) {
    const reading = readForm(kind, form, ask);
    if (reading !== undefined) return reading;
  }
  return 'unclear';
}

function readForm(kind: Kind, form: string, ask: string): Range<number> | undefined {
  const bare = cut(kind, wordsToDigits(form), ask);
  if (bare === undefined) return undefined;
  for (const limits of limitsIn(bare)) {
    const [first, second] = limits.parts.map((part) => one(kind, part));
    if (!first || (limits.kind === 'two' && !second)) continue;
    if (limits.kind === 'two') {
      const range = span(first, second!);
      if (range) return range;
      continue;
    }
    if (limits.kind === 'from') return [first.value, null];
    if (limits.kind === 'to') return [null, first.value];
    return first.value;
  }
  const spelled = kind === 'count' || /[a-z]/.test(form) ? wholeNumber(withoutCurrency(form)) : undefined;
  return spelled;
}

const withoutCurrency = (form: string): string => form.replace(/ (?:pounds|quid)$/, '');

/** Takes off what leads in and what follows without changing the number; undefined when what follows may change it. */
function cut(kind: Kind, form: string, ask: string): string | undefined {
  let bare = form.replace(LEAD, '').replace(LEAD, '');
  const tail = /^([^,]*\d[^,]*?),\s+(?!\d)([^\d]+)$/.exec(bare);
  if (tail && !/\b(?:but|not|no|or|except|less|lost|owe|debt)\b/.test(tail[2]!)) bare = tail[1]!;
  const rate = RATE.exec(bare);
  if (rate) {
    const unit = rate[1] ?? (/month|pcm/.test(rate[0]) ? 'month' : /week/.test(rate[0]) ? 'week' : 'year');
    const asked = unit === 'year' ? /\b(?:year|annual|turnover|income)/i : new RegExp(`\\b${unit}`, 'i');
    if (!asked.test(ask)) return undefined;
    bare = bare.slice(0, rate.index);
  }
  if (kind === 'money')
    bare = bare.replace(
      /(?<=\S) (?:for|to (?:start|buy|cover|get|set|pay|begin|open|run|hire|fund|help)\b)[^\d]*$/,
      '',
    );
  return bare.trim();
}

function one(kind: Kind, part: string): (Amount & { bare: boolean }) | undefined {
  const counted = kind === 'count' ? part.replace(new RegExp(`\\s+(?:${PEOPLE})(?:\\s+(?:${PEOPLE}))*$`), '') : part;
  const found = new RegExp(`^${AMOUNT}$`).exec(counted.trim());
  if (!found) return undefined;
  const amount = amountOf(found[1], found[2]!, found[3], found[4]);
  if (!amount || (kind === 'count' && (amount.currency || !Number.isInteger(amount.value)))) return undefined;
  return { ...amount, bare: amount.scale === 1 };
}

/** "10 to 20k" and "£5 to 10 thousand": the second amount's scale is the first one's too, where that makes sense. */
function span(first: Amount & { bare: boolean }, second: Amount & { bare: boolean }): Range<number> | undefined {
  const carried =
    first.bare && !second.bare && first.value * second.scale < second.value ? first.value * second.scale : first.value;
  return carried < second.value ? [carried, second.value] : undefined;
}
