/** The readiness check (PRACTICE.md finding 30): eight lines, each yes, not yet or not sure, with who and by when. */
import type { Answers } from '../../answers.ts';

/** In the order they are asked; each is the question `ready-<line>`, and `<line>-who`, `<line>-when` close its gap. */
export const LINES = ['told', 'vote', 'users', 'buyer', 'alternatives', 'costs', 'people', 'end'] as const;
export type Line = (typeof LINES)[number];

export interface Readiness {
  readonly ready: readonly Line[];
  readonly gaps: readonly { readonly line: Line; readonly state: 'not-yet' | 'not-sure' }[];
  /** Nobody to ask or no contract: the line is not theirs. */
  readonly notTheirs: readonly Line[];
  /** A public service changes, and the public was not asked yet. */
  readonly askPublic: boolean;
}

export function readinessOf(answers: Answers): Readiness {
  const stateOf = (line: Line): string => String(answers[`ready-${line}`] ?? 'not-sure');
  return {
    ready: LINES.filter((line) => stateOf(line) === 'yes'),
    gaps: LINES.flatMap((line) => {
      const state = stateOf(line);
      if (state === 'yes' || NOT_THEIRS.has(state)) return [];
      return [{ line, state: state === 'not-yet' ? ('not-yet' as const) : ('not-sure' as const) }];
    }),
    notTheirs: LINES.filter((line) => NOT_THEIRS.has(stateOf(line))),
    askPublic: ['not-yet', 'not-sure', 'skipped', 'planned'].includes(String(answers['public-asked'])),
  };
}

const NOT_THEIRS = new Set(['no-staff', 'no-contract']);
