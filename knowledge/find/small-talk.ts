/** Messages that ask for nothing, as a whole: "hi there", "thanks, that helps". */
import type { Knowledge } from '../load.ts';
import { wordsIn } from './words.ts';

export type SmallTalker = (text: string) => string | undefined;

const FILLERS = new Set([
  'please',
  'there',
  'bot',
  'so',
  'very',
  'much',
  'really',
  'for',
  'your',
  'help',
  'mate',
  'just',
  'well',
  'oh',
  'and',
  'ok',
  'okay',
  'great',
  'you',
]);

/** To the phrase that answers it. What holds no letter or digit at all is answered too: there is nothing to look up. */
export function learnSmallTalk({ smallTalk }: Pick<Knowledge, 'smallTalk'>): SmallTalker {
  const known = new Map<string, string>();
  for (const [id, { says }] of Object.entries(smallTalk))
    for (const say of says) known.set(wordsIn(say).join(' '), `smalltalk.${id}`);
  const bare = (words: readonly string[]): string => words.filter((word) => !FILLERS.has(word)).join(' ');
  const loose = new Map([...known].map(([say, id]) => [bare(say.split(' ')), id]));
  return (text) => {
    const words = wordsIn(text);
    if (!words.length) return /[\p{L}]/u.test(text) ? undefined : 'smalltalk.nothing';
    if (words.length > 9) return undefined;
    const whole = known.get(words.join(' '));
    if (whole) return whole;
    const left = bare(words);
    const found = left ? loose.get(left) : undefined;
    if (found) return found;
    // "Thanks, that helps": each part is small talk, and the last says what it asks for.
    const parts = text.split(/[,.!;–-]+/).map((part) => loose.get(bare(wordsIn(part))));
    return parts.length > 1 && parts.filter((_, i) => wordsIn(text.split(/[,.!;–-]+/)[i] ?? '').length).every(Boolean)
      ? parts.filter(Boolean).at(-1)
      : undefined;
  };
}
