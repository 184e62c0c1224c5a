/** A message as stretches of what is said in one breath: a sentence and the next. */

/** As long as two sentences are together; people on phones put no full stops. */
const LONG = 300;
const SENTENCES = /(?<=[.!?;])\s+|\s*\n\s*/;

export function stretchesOf(text: string): string[] {
  if (text.length <= LONG) return [text.replaceAll('\n', ' ')];
  const pieces = text.split(SENTENCES).flatMap(short).filter(Boolean);
  if (pieces.length < 2) return pieces;
  return pieces.slice(1).map((piece, i) => `${pieces[i]} ${piece}`);
}

/** A sentence without an end in sight, cut at blanks. */
function short(sentence: string): string[] {
  return sentence.length <= LONG
    ? [sentence]
    : (sentence.match(new RegExp(`.{1,${LONG / 2}}(?:\\s|$)|.{1,${LONG / 2}}`, 'g')) ?? []);
}
