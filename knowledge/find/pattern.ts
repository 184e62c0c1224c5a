import { choiceOf } from './choice.ts';

/**
 * How authors write patterns in complexity.yaml, boundaries.yaml and safety.yaml: regular expressions, with three
 * things more, so that a rule speaks of families of words and not of single sentences.
 *
 * - `<name>` is any of the family `name` in word-families.yaml, as whole words; ` | ` stands between its members, a
 *   blank in them may be any blanks, and an apostrophe may be left out
 * - ` .. ` is a gap of up to 60 characters
 * - `this & that & !other`: this and that in any order in one stretch of the message, and no other in it
 */
export type Families = Readonly<Record<string, string>>;

const GAP = '\\b.{0,60}?\\b';
const DEEPEST = 4;
/** Not the name of a group, `(?<name>`, and not a lookbehind, `(?<!`. */
const FAMILY = /(?<!\?)<([a-z][a-z0-9-]*)>/g;

/** The parts of a pattern as regular expressions. @throws Error when a family is unknown or holds itself */
export function sourcesOf(pattern: string, families: Families): { all: string[]; none: string[] } {
  const parts = pattern.split(' & ').map((part) => part.trim());
  const source = (part: string): string =>
    filled(part, families, DEEPEST).replaceAll(' .. ', GAP).replaceAll("'", "'?").replaceAll('[\\w-]+', '[\\w-]{1,24}');
  return {
    all: parts.filter((part) => !part.startsWith('!')).map(source),
    none: parts.filter((part) => part.startsWith('!')).map((part) => source(part.slice(1))),
  };
}

function filled(source: string, families: Families, deepest: number): string {
  return source.replaceAll(FAMILY, (_, name: string) => {
    const members = families[name];
    if (members === undefined) throw new Error(`No family in word-families.yaml is called <${name}>.`);
    if (deepest === 0) throw new Error(`The family <${name}> holds itself, or families are nested too deep.`);
    const each = members.split(/\s+\|\s+/).map((member) => filled(blanks(member.trim()), families, deepest - 1));
    return `(?<!\\w)${choiceOf(each)}(?!\\w)`;
  });
}

/** A blank in a member may be any blanks, and ` ?` none; those round a gap are the gap's own. */
const blanks = (member: string): string =>
  member
    .replaceAll(/\s+/g, ' ')
    .replaceAll(' ?', '\\s*')
    .replaceAll(/(?<! \.\.) (?!\.\. )/g, '\\s+');
