/** A message as stretches of what is said in one breath: a sentence, or a part of one that does not end. */

/** People on phones put no full stops; a message so short is one stretch however many sentences it has. */
const LONG = 300;
const SENTENCES = /(?<=[.!?;])\s+|\s*\n\s*/;
const PART = new RegExp(`.{1,${LONG / 2}}(?:\\s|$)|.{1,${LONG / 2}}`, 'g');

export function stretchesOf(text: string): string[] {
  if (text.length <= LONG) return [text.replaceAll('\n', ' ')];
  return text
    .split(SENTENCES)
    .flatMap((sentence) => (sentence.length <= LONG ? sentence : (sentence.match(PART) ?? [])))
    .filter(Boolean);
}
