/**
 * Two answers that cannot both be so. They are shown to whoever gave them before anything rests on them; nothing is put
 * right by itself, for only they know which of the two it is.
 */
import { chosen } from '../answers.ts';
import type { Answers } from '../answers.ts';
import { all, is } from './rule.ts';
import type { Rule } from './rule.ts';

export interface Contradiction {
  /** The names of the two answers, the one more likely to be wrong last. */
  readonly between: readonly [string, string];
}

const both = (
  one: string,
  values: readonly string[],
  other: string,
  others: readonly string[],
): readonly [Contradiction, Rule] => [{ between: [one, other] }, all(is(one, ...values), is(other, ...others))];

const ALWAYS_CARE = ['care-home', 'treatment', 'childrens-care', 'shared-lives'];
const MOVE = ['public-pension', 'other'];

const TABLE: readonly (readonly [Contradiction, Rule])[] = [
  both('what-you-will-do', ALWAYS_CARE, 'regulated', ['no']),
  both('employ-anyone', ['employees'], 'months', ['no-wages']),
  both('jobs-move', MOVE, 'months', ['no-wages']),
  both('jobs-move', MOVE, 'staff-view', ['no-staff']),
  both('jobs-move', MOVE, 'employ-anyone', ['nobody']),
  both('employ-anyone', ['employees'], 'staff-view', ['no-staff']),
  both('starting-point', ['one-person'], 'people', ['two', 'three-or-more']),
  both('starting-point', ['existing-body'], 'exists', ['new']),
  both('starting-point', ['existing-body'], 'form-now', ['none']),
  both('starting-point', ['team'], 'if-nothing', ['no-service']),
  both('ready-told', ['yes', 'not-yet'], 'ready-vote', ['no-staff']),
  [
    { between: ['picks', 'weights-zero'] },
    {
      reads: ['picks', 'weights-zero'],
      holds: (answers) => chosen(answers['picks']).some((pick) => chosen(answers['weights-zero']).includes(pick)),
    },
  ],
  [
    { between: ['payer', 'who-pays'] },
    {
      reads: ['payer', 'who-pays'],
      holds: (answers) => answers['payer'] === 'signed' && chosen(answers['who-pays']).join() === 'nobody',
    },
  ],
];

export const contradictionsIn = (answers: Answers): Contradiction[] =>
  TABLE.flatMap(([contradiction, rule]) => (rule.holds(answers) ? [contradiction] : []));

/** Names of all answers that may stand against another. */
export const CONTRADICTING: ReadonlySet<string> = new Set(TABLE.flatMap(([{ between }]) => between));
