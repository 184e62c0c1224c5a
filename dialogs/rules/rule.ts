/**
 * Conditions that flows name: pure, and open about which answers they read, so that the loader can refuse a condition
 * on something never asked and the walk over all paths need only part ways where it matters.
 */
import { chosen, isUnsure } from '../answers.ts';
import type { Answers } from '../answers.ts';

export interface Rule {
  /** Names of the answers it depends on. */
  readonly reads: readonly string[];
  holds(answers: Answers): boolean;
}

/** The answer is one of these, or includes one of these where several may be chosen. */
export const is = (name: string, ...values: readonly string[]): Rule => ({
  reads: [name],
  holds: (answers) => {
    const value = answers[name];
    return typeof value === 'string' ? values.includes(value) : chosen(value).some((item) => values.includes(item));
  },
});
export const unsure = (name: string): Rule => ({ reads: [name], holds: (answers) => isUnsure(answers[name]) });

export const not = (rule: Rule): Rule => ({ reads: rule.reads, holds: (answers) => !rule.holds(answers) });
export const all = (...rules: readonly Rule[]): Rule => ({
  reads: rules.flatMap((rule) => rule.reads),
  holds: (answers) => rules.every((rule) => rule.holds(answers)),
});
export const any = (...rules: readonly Rule[]): Rule => ({
  reads: rules.flatMap((rule) => rule.reads),
  holds: (answers) => rules.some((rule) => rule.holds(answers)),
});
