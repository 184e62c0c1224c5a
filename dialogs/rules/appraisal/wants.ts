/** What they want: the criteria behind their motives, and wishes among the three picks that pull apart. */
import type { Criterion } from '../../../knowledge/index.ts';
import { chosen } from '../../answers.ts';
import type { Answers } from '../../answers.ts';

/** What each motive comes to among the ten criteria (the evidence column of PRACTICE.md §3.1). */
const CRITERION_OF: Readonly<Record<string, Criterion>> = {
  autonomy: 'control',
  'faster-decisions': 'control',
  'less-bureaucracy': 'control',
  innovation: 'control',
  'avoid-takeover': 'control',
  'right-people': 'purpose',
  'reinvest-surplus': 'purpose',
  'staff-voice': 'staff',
  'user-leadership': 'users',
  'meet-a-need': 'users',
  'better-service': 'safe',
  'protect-jobs': 'jobs',
  'pushed-out': 'jobs',
};

export interface Want {
  readonly motive: string;
  readonly criterion: Criterion;
}

/** The motives they named, each with the criterion on which a way can be held against it. */
export function wantsIn(answers: Answers): Want[] {
  return chosen(answers['motives']).flatMap((motive) => {
    const criterion = CRITERION_OF[motive];
    return criterion ? [{ motive, criterion }] : [];
  });
}

const MOST_PICKS = 3;

/** Who picked nothing has often said before what matters: their motives then count as picks. */
export function picksFromMotives(answers: Answers): Criterion[] {
  const criteria = wantsIn(answers).map(({ criterion }) => criterion);
  return [...new Set(criteria)].filter((criterion) => criterion !== 'safe').slice(0, MOST_PICKS);
}

interface PickConflict {
  /** Also the phrase `appraisal.conflict.<id>`. */
  readonly id: string;
  readonly picks: readonly [Criterion, Criterion];
  readonly when?: (answers: Answers) => boolean;
}

/** PRACTICE.md finding 24. Named, never averaged. */
const CONFLICTS: readonly PickConflict[] = [
  { id: 'control-and-own-risk', picks: ['control', 'personal'] },
  {
    id: 'control-and-public-pension',
    picks: ['control', 'jobs'],
    when: (answers) => answers['jobs-move'] === 'public-pension',
  },
  { id: 'control-and-one-buyer', picks: ['control', 'income'] },
  { id: 'staff-and-users', picks: ['staff', 'users'] },
];

export function pickConflicts(picks: ReadonlySet<Criterion>, answers: Answers): string[] {
  return CONFLICTS.filter((one) => one.picks.every((pick) => picks.has(pick)) && (one.when?.(answers) ?? true)).map(
    ({ id }) => id,
  );
}
