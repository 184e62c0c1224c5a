/** Regular expressions read as far as their brackets go: which belong together, and where a choice divides them. */

/** Calls for each letter that is neither escaped nor in a set, with the depth of brackets it stands at. */
function walk(source: string, visit: (letter: string, at: number, depth: number) => boolean | void): void {
  let depth = 0;
  let inSet = false;
  for (let at = 0; at < source.length; at++) {
    const letter = source[at]!;
    if (letter === '\\') at++;
    else if (inSet) inSet = letter !== ']';
    else if (letter === '[') inSet = true;
    else {
      if (letter === ')') depth--;
      if (visit(letter, at, depth)) return;
      if (letter === '(') depth++;
    }
  }
}

/** Where the bracket that the source begins with is closed. */
export function closing(source: string): number | undefined {
  let end: number | undefined;
  walk(source, (letter, at, depth) => {
    if (letter !== ')' || depth > 0) return false;
    end = at;
    return true;
  });
  return end;
}

/** The source divided at each `|` that stands in no bracket. */
export function alternativesOf(source: string): string[] {
  const cuts: number[] = [];
  walk(source, (letter, at, depth) => void (letter === '|' && depth === 0 && cuts.push(at)));
  return [...cuts, source.length].map((end, i) => source.slice(i === 0 ? 0 : cuts[i - 1]! + 1, end));
}

/** Whether each bracket is closed, in its order. */
export function isBalanced(source: string): boolean {
  let last = 0;
  let lowest = 0;
  walk(source, (letter, _, depth) => {
    lowest = Math.min(lowest, depth);
    last = letter === '(' ? depth + 1 : letter === ')' ? depth : last;
  });
  return lowest === 0 && last === 0;
}
