/** The patterns that authors write in safety, boundaries and complexity, compiled once for a knowledge base. */
import type { Knowledge } from '../load.ts';
import { SAFETY_PATHS } from '../model.ts';
import type { SafetyPath } from '../model.ts';
import { Expressions } from './expression.ts';
import type { Expression } from './expression.ts';
import { sourcesOf } from './pattern.ts';
import type { Families } from './pattern.ts';
import { stretchesOf } from './stretches.ts';

export interface Patterns {
  safety(text: string): SafetyPath | undefined;
  /** The first boundary under which this is never ours. */
  declined(text: string): Declined | undefined;
  /**
   * The most serious rule that this raises; among the equally serious, the one of which most patterns are found.
   * @param tags what is known beside the text, such as `wales`; a pattern asks for it as `@wales`
   */
  complex(text: string, tags?: readonly string[]): Raised | undefined;
  /** Whether a pattern of the code's own is found, such as `<trouble>`; never, where its family is not known. */
  says(pattern: string, text: string): boolean;
  /** Has every expression compiled before the first message needs it. */
  warm(): void;
}

/** A boundary of boundaries.yaml that a message is beyond. */
export interface Declined {
  readonly id: string;
  readonly firm: boolean;
}

/** A rule of complexity.yaml that a message raises. */
export interface Raised {
  readonly id: string;
  readonly level: 1 | 2 | 3;
  /** Whether the author wrote out what was found; families of words hear more, and mishear more. */
  readonly firm: boolean;
}

interface Rule {
  readonly firm: boolean;
  readonly all: readonly Expression[];
  readonly none: readonly Expression[];
}

export function compilePatterns({
  safety,
  boundaries,
  complexity,
  families,
}: Pick<Knowledge, 'safety' | 'boundaries' | 'complexity' | 'families'>): Patterns {
  const expressions = new Expressions();
  const made = (source: string): Expression => expressions.of(source);
  const rules = (patterns: readonly string[] = []): Rule[] =>
    patterns.map((pattern) => {
      const { all, none } = sourcesOf(pattern, families);
      return { firm: !isOfFamilies(pattern), all: all.map(made), none: none.map(made) };
    });
  const exceptions = (patterns: readonly string[] = []): RegExp[] =>
    patterns.flatMap((pattern) => sourcesOf(pattern, families).all.map((source) => new RegExp(source, 'gi')));

  const ownRules = new Map<string, Rule[]>();
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
      const declined = declines.find(({ rules }) => message.keeps(rules));
      return declined && { id: declined.id, firm: message.keeps(declined.rules.filter(({ firm }) => firm)) };
    },
    complex: (text, tags = []) => {
      const known = tags.map((tag) => ` @${tag}`).join('');
      const message = new Message(
        text + known,
        stretchesOf(text).map((stretch) => stretch + known),
      );
      let most: (Raised & { heard: number }) | undefined;
      for (const { id, level, rules } of raises) {
        if (most && level < most.level) break;
        const heard = rules.filter((rule) => message.keeps([rule]));
        const firm = heard.some((rule) => rule.firm);
        if (heard.length > (most?.heard ?? 0)) most = { id, level, firm, heard: heard.length };
      }
      return most && { id: most.id, level: most.level, firm: most.firm };
    },
    says: (pattern, text) => {
      const rule = ownRules.get(pattern) ?? (knows(families, pattern) ? rules([pattern]) : []);
      ownRules.set(pattern, rule);
      return new Message(text, [text]).keeps(rule);
    },
    warm: () => expressions.warm(),
  };
}

const isOfFamilies = (pattern: string): boolean => {
  const found = pattern.split(' & ').filter((part) => !part.startsWith('!'));
  return found.length > 1 || /<[a-z]| \.\. /.test(found.join());
};

/** Whether all families that a pattern names are there: content without them is a test's. */
const knows = (families: Families, pattern: string): boolean =>
  [...pattern.matchAll(/<([a-z][a-z-]*)>/g)].every(([, family]) => families[family!] !== undefined);

/** A message on which many patterns are tried, most of them more than once. */
class Message {
  readonly #whole: string;
  readonly #stretches: readonly string[];
  readonly #found = new Map<Expression, boolean>();
  /** For each expression, in which stretches it was found: 1, was not: -1, and 0 where nobody looked. */
  readonly #foundIn = new Map<Expression, Int8Array>();

  constructor(whole: string, stretches: readonly string[] = stretchesOf(whole)) {
    this.#whole = bare(whole);
    this.#stretches = stretches.map(bare);
  }

  keeps(rules: readonly Rule[]): boolean {
    return rules.some((rule) => this.#holds(rule));
  }

  /** A single expression may stand anywhere; several must stand in one stretch or in that and the next. */
  #holds({ all, none }: Rule): boolean {
    if (!all.every((part) => this.#says(part))) return false;
    if (all.length === 1 && none.length === 0) return true;
    return this.#stretches.some((_, at) => {
      const near = (part: Expression): boolean => this.#saysIn(part, at) || this.#saysIn(part, at + 1);
      return all.every(near) && !none.some(near);
    });
  }

  #says(part: Expression): boolean {
    if (part.choices.length > 0) return part.choices.some((choice) => this.#says(choice));
    let found = this.#found.get(part);
    if (found === undefined) this.#found.set(part, (found = part.test(this.#whole)));
    return found;
  }

  #saysIn(part: Expression, at: number): boolean {
    if (part.choices.length > 0) return part.choices.some((choice) => this.#saysIn(choice, at));
    const stretch = this.#stretches[at];
    if (stretch === undefined) return false;
    let found = this.#foundIn.get(part);
    if (!found) this.#foundIn.set(part, (found = new Int8Array(this.#stretches.length)));
    found[at] ||= part.test(stretch) ? 1 : -1;
    return found[at] === 1;
  }
}

/** "Don't" and "dont" are one word to a pattern. */
const bare = (text: string): string => text.replaceAll(/(?<=\w)'(?=\w)/g, '');
