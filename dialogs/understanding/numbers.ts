/** Number words to digits, and one amount ("£1,250.50", "ten grand", "half a million") to its value. */
import { recognizeNumber } from '@microsoft/recognizers-text-number';

const UNITS =
  'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen'.split(
    ' ',
  );
const TENS = 'twenty thirty forty fifty sixty seventy eighty ninety'.split(' ');
const value = new Map<string, number>([
  ...UNITS.map((word, n): [string, number] => [word, n]),
  ...TENS.map((word, n): [string, number] => [word, (n + 2) * 10]),
  ['fourty', 40],
]);
const unit = UNITS.slice(1, 10).join('|');
const NUMBER_WORDS = new RegExp(`\\b(?:(${TENS.join('|')}|fourty)(?:[ -](${unit}))?|(${UNITS.join('|')}))\\b`, 'g');

const SCALES: Readonly<Record<string, number>> = {
  k: 1e3,
  grand: 1e3,
  thousand: 1e3,
  thousands: 1e3,
  thou: 1e3,
  hundred: 1e2,
  m: 1e6,
  mil: 1e6,
  mill: 1e6,
  mn: 1e6,
  million: 1e6,
  bn: 1e9,
  billion: 1e9,
  dozen: 12,
};
const SCALE = '(?:hundred|thousands?|grand|thou|million|mill?|mn|billion|bn|dozen|k|m)';
const DIGITS = '\\d{1,3}(?:[, ]\\d{3})+(?:\\.\\d{1,2})?|\\d+(?:\\.\\d+)?';

/** One amount: currency, digits, scales, currency again. Four groups: sign, digits, scales, currency word. */
export const AMOUNT = `(£ ?|gbp ?)?(${DIGITS}) ?((?:${SCALE}\\b ?){0,2})(pounds?|quid|gbp|sterling|squid)?`;

export interface Amount {
  readonly value: number;
  readonly scale: number;
  readonly currency: boolean;
}

/** "ten grand" → "10 grand", "two and a half million" → "2.5 million", "a couple of thousand" → "2 thousand". */
export function wordsToDigits(plain: string): string {
  return plain
    .replace(NUMBER_WORDS, (_, tens?: string, ones?: string, small?: string) =>
      String(small ? value.get(small) : value.get(tens!)! + (ones ? value.get(ones)! : 0)),
    )
    .replace(/\ban? (?=hundred and \d)/g, '1 ')
    .replace(
      /\b(\d+) hundred (?:and )?(\d{1,2})\b(?! ?(?:hundred|thousand|grand|k\b))/g,
      (_, h: string, rest: string) => String(Number(h) * 100 + Number(rest)),
    )
    .replace(new RegExp(`\\b(?:3|three) quarters of a (${SCALE})\\b`, 'g'), '0.75 $1')
    .replace(new RegExp(`\\b(?:a )?quarter of an? (${SCALE})\\b`, 'g'), '0.25 $1')
    .replace(new RegExp(`\\bhalf an? (${SCALE})\\b`, 'g'), '0.5 $1')
    .replace(
      new RegExp(`\\b(\\d+|an?) (${SCALE}) and a half\\b`, 'g'),
      (_, n: string, scale: string) => `${Number(n.replace(/an?/, '1')) + 0.5} ${scale}`,
    )
    .replace(/\b(\d+) and a half\b/g, (_, n: string) => String(Number(n) + 0.5))
    .replace(/\b(?:a )?couple(?: of)?(?= |$)/g, '2')
    .replace(new RegExp(`\\ban? (?=${SCALE}\\b)`, 'g'), '1 ')
    .replace(/\s+/g, ' ')
    .trim();
}

/** The value of the four groups of `AMOUNT`; undefined where the digits cannot be read one way only ("1.5"). */
export function amountOf(
  sign: string | undefined,
  digits: string,
  scales: string | undefined,
  currencyWord: string | undefined,
): Amount | undefined {
  const factor = (scales ?? '')
    .trim()
    .split(/\s+/)
    .filter(Boolean)
    .reduce((product, word) => product * (SCALES[word] ?? NaN), 1);
  const currency = Boolean(sign ?? currencyWord);
  const plain = digits.replace(/[, ]/g, '');
  const [, decimals] = plain.split('.');
  if (factor === 1 && decimals !== undefined) {
    // "50.000" is how much of Europe writes fifty thousand; "1.5" alone could be anything; "12.50" is pounds and pence.
    if (decimals.length === 3 && /^\d{1,3}\.\d{3}$/.test(plain))
      return { value: Number(plain.replace('.', '')), scale: 1, currency };
    if (decimals.length !== 2) return undefined;
  }
  const amount = Math.round(Number(plain) * factor * 100) / 100;
  return Number.isFinite(amount) ? { value: amount, scale: factor, currency } : undefined;
}

/** A number in words that is the whole of the text ("one thousand two hundred and fifty"), by the recogniser. */
export function wholeNumber(text: string): number | undefined {
  const [only, ...more] = recognizeNumber(text, 'en-gb');
  if (!only || more.length > 0 || only.start !== 0 || only.end !== text.length - 1) return undefined;
  const number = Number(only.resolution?.['value']);
  return Number.isInteger(number) ? number : undefined;
}
