/** Nations as people say them in passing: "we're in Wales" is noted for good, a mere mention only for this talk. */
import type { Knowledge, Nation } from '../../knowledge/index.ts';
import { tidy } from '../understanding/index.ts';
import type { Talk } from '../talk.ts';

/** Keeps a nation that the enquirer says they are in. */
export function noteNation(talk: Talk, text: string): void {
  const nation = statedNation(talk.turn.knowledge, text);
  if (nation) (talk.memory.profile ??= {})['works-in'] = nation;
}

/** The nation in "we're in Wales", "I am based in Scotland", "our team works in Northern Ireland". */
export function statedNation(knowledge: Knowledge, text: string): Nation | undefined {
  const found = patternsOf(knowledge).stated.exec(tidy(text));
  return found ? patternsOf(knowledge).byName.get(found[1]!) : undefined;
}

/** The nation that the whole text names, with no more than "in" before it. */
export function wholeNation(knowledge: Knowledge, text: string): Nation | undefined {
  const plain = tidy(text)
    .replace(/^(?:in|it is|its|it's|we are in|we're in|for) /, '')
    .replace(/ (?:please)$/, '');
  return patternsOf(knowledge).byName.get(plain) ?? statedNation(knowledge, text);
}

interface Patterns {
  readonly byName: ReadonlyMap<string, Nation>;
  readonly stated: RegExp;
}
const known = new WeakMap<Knowledge, Patterns>();

function patternsOf(knowledge: Knowledge): Patterns {
  let patterns = known.get(knowledge);
  if (!patterns) {
    patterns = compile(knowledge);
    known.set(knowledge, patterns);
  }
  return patterns;
}

function compile(knowledge: Knowledge): Patterns {
  const byName = new Map<string, Nation>();
  for (const [nation, { names, places }] of Object.entries(knowledge.places))
    for (const name of [...names, ...places]) byName.set(tidy(name), nation as Nation);
  const names = [...byName.keys()]
    .sort((a, b) => b.length - a.length)
    .map((name) => name.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
  const who = "(?:we|i|we are|we're|i am|i'm|our \\w+(?: \\w+)?|my \\w+)(?: all)?(?: are| am| is|'re|'m|'s)?";
  const doing = '(?: based| working| work| works| located| registered| run| live| a \\w+(?: \\w+)?)?';
  return { byName, stated: new RegExp(`\\b${who}${doing} (?:here )?in (?:the )?(${names.join('|') || '(?!)'})\\b`) };
}
