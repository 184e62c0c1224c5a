/** The patterns that authors write in safety, boundaries and complexity, compiled once for a knowledge base. */
import type { Knowledge } from '../load.ts';
import { SAFETY_PATHS } from '../model.ts';
import type { SafetyPath } from '../model.ts';
import { sourcesOf } from './pattern.ts';
import { stretchesOf } from './stretches.ts';

export interface Patterns {
  safety(text: string): SafetyPath | undefined;
  /** The first boundary under which this is never ours. */
  declined(text: string): string | undefined;
  /**
   * The rules that this raises, the most serious first.
   * @param tags what is known beside the text, such as `wales`; a pattern asks for it as `@wales`
   */
  complex(text: string, tags?: readonly string[]): { id: string; level: 1 | 2 | 3 }[];
  /** Whether a pattern of the code's own is found, such as `<trouble>`; never, where its family is not known. */
  says(pattern: string, text: string): boolean;
}

interface Rule {
  readonly all: readonly RegExp[];
  readonly none: readonly RegExp[];
}

export function compilePatterns({
  safety,
  boundaries,
  complexity,
  families,
}: Pick<Knowledge, 'safety' | 'boundaries' | 'complexity' | 'families'>): Patterns {
  // One expression for each source, so that what many rules share is looked for once in a message.
  const compiled = new Map<string, RegExp>();
  const regex = (source: string): RegExp => {
    const known = compiled.get(source) ?? new RegExp(source, 'i');
    compiled.set(source, known);
    return known;
  };
  const rules = (patterns: readonly string[] = []): Rule[] =>
    patterns.map((pattern) => {
      const { all, none } = sourcesOf(pattern, families);
      return { all: all.map(regex), none: none.map(regex) };
    });
  const exceptions = (patterns: readonly string[] = []): RegExp[] =>
    patterns.flatMap((pattern) => sourcesOf(pattern, families).all.map((source) => new RegExp(source, 'gi')));

  const paths = SAFETY_PATHS.map((path) => ({
    path,
    rules: rules(safety[path]?.patterns),
    except: exceptions(safety[path]?.except),
  }));
  const declines = [...boundaries.values()].map((boundary) => ({ id: boundary.id, rules: rules(boundary.declines) }));
  const raises = [...complexity.values()]
    .map(({ id, level, patterns }) => ({ id, level, rules: rules(patterns) }))
    .sort((a, b) => b.level - a.level);
  return {
    safety: (text) =>
      // What only looks like it is taken out first; what is left is judged.
      paths.find(({ rules, except }) =>
        new Message(except.reduce((rest, pattern) => rest.replaceAll(pattern, ' '), text)).keeps(rules),
      )?.path,
    declined: (text) => {
      // Whoever speaks of an organisation anywhere is no private person: the message is judged as one stretch.
      const message = new Message(text, [text]);
      return declines.find(({ rules }) => message.keeps(rules))?.id;
    },
    complex: (text, tags = []) => {
      const known = tags.map((tag) => ` @${tag}`).join('');
      const message = new Message(
        text + known,
        stretchesOf(text).map((stretch) => stretch + known),
      );
      return raises.filter(({ rules }) => message.keeps(rules)).map(({ id, level }) => ({ id, level }));
    },
    says: (pattern, text) => {
      const known = [...pattern.matchAll(/<([a-z-]+)>/g)].every(([, family]) => families[family!] !== undefined);
      return known && new Message(text, [text]).keeps(rules([pattern]));
    },
  };
}

/** A message on which many patterns are tried, most of them more than once. */
class Message {
  readonly #whole: string;
  readonly #stretches: readonly string[];
  readonly #found = new Map<RegExp, boolean>();

  constructor(whole: string, stretches: readonly string[] = stretchesOf(whole)) {
    this.#whole = bare(whole);
    this.#stretches = stretches.map(bare);
  }

  keeps(rules: readonly Rule[]): boolean {
    return rules.some((rule) => this.#holds(rule));
  }

  #holds({ all, none }: Rule): boolean {
    if (!all.every((part) => this.#says(part))) return false;
    if (all.length === 1 && none.length === 0) return true;
    return this.#stretches.some(
      (stretch) => all.every((part) => part.test(stretch)) && !none.some((part) => part.test(stretch)),
    );
  }

  #says(part: RegExp): boolean {
    let found = this.#found.get(part);
    if (found === undefined) this.#found.set(part, (found = part.test(this.#whole)));
    return found;
  }
}

/** "Don't" and "dont" are one word to a pattern. */
const bare = (text: string): string => text.replaceAll(/(?<=\w)'(?=\w)/g, '');
