/** Regular expressions of authors, each made once, and looked for no more often in a message than need be. */
import { alternativesOf, closing, isBalanced } from './brackets.ts';

/** What may be found in a text. */
export interface Expression {
  /** Any of these, each looked for by itself, so that what many rules share is looked for once; or none: then `test`. */
  readonly choices: readonly Expression[];
  test(text: string): boolean;
}

/** One expression for each source. */
export class Expressions {
  readonly #made = new Map<string, Expression>();
  readonly #compiled: RegExp[] = [];

  of(source: string): Expression {
    let made = this.#made.get(source);
    if (!made) this.#made.set(source, (made = this.#make(source)));
    return made;
  }

  /** Engines put compiling off until an expression is used twice on texts of one kind. */
  warm(): void {
    for (const each of this.#compiled)
      for (const text of ['we are told', 'we are told', '… we are told', '… we are told']) each.test(text);
  }

  #make(source: string): Expression {
    const choices = choicesOf(source).map((choice) => this.of(choice));
    if (choices.length > 0) return { choices, test: (text) => choices.some((choice) => choice.test(text)) };
    const parts = betweenGaps(source).map((part) => this.#compile(part));
    const whole = this.#compile(source);
    return { choices, test: (text) => parts.every((part) => part.test(text)) && whole.test(text) };
  }

  #compile(source: string): RegExp {
    const regex = new RegExp(source, 'i');
    this.#compiled.push(regex);
    return regex;
  }
}

/** The alternatives of `(a|b)`. */
function choicesOf(source: string): string[] {
  if (!/^\((?!\?)/.test(source) || closing(source) !== source.length - 1) return [];
  return alternativesOf(source.slice(1, -1));
}

const GAP = /\.\{0,\d+\}\??/;

/**
 * What must all be found for `a.{0,60}b` to be: no use trying every "we" of a message when what must follow is nowhere.
 * Nothing where the whole is a choice, or has its gaps inside brackets.
 */
function betweenGaps(source: string): string[] {
  const parts = source.split(GAP);
  return parts.length > 1 && parts.every((part) => isBalanced(part) && alternativesOf(part).length === 1) ? parts : [];
}
