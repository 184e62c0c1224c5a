/** The answers of the options appraisal under the names its rules reason with, cautious where nothing sure was said. */
import type { Criterion, StartingPoint } from '../../../knowledge/index.ts';
import { chosen, isUnsure } from '../../answers.ts';
import type { Answers } from '../../answers.ts';
import { firstDay } from '../../answers.ts';
import { picksFromMotives } from './wants.ts';

export interface Facts {
  readonly who: StartingPoint | undefined;
  readonly ifNothing: 'carries-on' | 'moved' | 'tender' | 'cut' | 'no-service';
  /** Merged, put to tender, or cut: the choice is made under threat. */
  readonly threat: boolean;
  /** The day by which it happens, YYYY-MM-DD. */
  readonly by: string | undefined;
  readonly wantsAnyway: boolean;
  readonly decisions: readonly string[];
  readonly askedInside: 'agreed-in-part' | 'refused' | 'not-asked' | 'not-safe' | 'nobody-to-ask' | undefined;
  readonly payer: 'signed' | 'written' | 'people' | 'talk' | 'grants-hoped' | 'nobody';
  /** For how long a signed payer is bound. */
  readonly contract: 'under-1' | '1-to-3' | '3-or-more';
  readonly months: 'under-3' | '3-to-6' | 'over-6' | 'no-wages';
  readonly staffView: 'vote-for' | 'meetings-for' | 'split' | 'against' | 'not-asked' | 'no-staff';
  readonly userPart: 'lead' | 'share' | 'asked' | 'not-asked';
  readonly jobsMove: 'public-pension' | 'other' | 'no';
  readonly regulated: 'new-body' | 'registered-body' | 'no';
  readonly hands: 'people-and-time' | 'people-no-time' | 'nobody';
  readonly ownRisk: 'time' | 'savings' | 'borrowing' | 'home';
  readonly others: 'yes-talked' | 'yes-not-talked' | 'no' | undefined;
  readonly picks: ReadonlySet<Criterion>;
  /** They picked none, and their motives stand in. */
  readonly picksFromMotives: boolean;
  /** Children's care: Welsh law allows few forms for it. */
  readonly childrensCareInWales: boolean;
  readonly zero: ReadonlySet<Criterion>;
  /** Deciding questions that were asked and have no sure answer. */
  readonly unsure: readonly string[];
}

/** Questions that decide; what is not sure here is counted. */
export const DECIDING = [
  'if-nothing',
  'without-threat',
  'asked-inside',
  'payer',
  'months',
  'staff-view',
  'user-part',
  'jobs-move',
  'contract-length',
  'regulated',
  'hands',
  'own-risk',
  'others',
] as const;

export function factsIn(answers: Answers): Facts {
  /** The sure answer, or what it is careful to take it for. */
  const sure = <T extends string>(name: string, careful: T): T => {
    const value = answers[name];
    return typeof value === 'string' && !isUnsure(value) ? (value as T) : careful;
  };
  const ifNothing = sure<Facts['ifNothing']>('if-nothing', 'carries-on');
  const picked = chosen(answers['picks']) as Criterion[];
  const fromMotives = picked.length === 0 ? picksFromMotives(answers) : [];
  return {
    who: sure<StartingPoint | ''>('starting-point', '') || undefined,
    ifNothing,
    threat: ifNothing === 'moved' || ifNothing === 'tender' || ifNothing === 'cut',
    by: firstDay(answers['if-nothing-when']),
    wantsAnyway: answers['without-threat'] === 'yes',
    decisions: chosen(answers['decision-wanted']),
    askedInside: sure<NonNullable<Facts['askedInside']> | ''>('asked-inside', '') || undefined,
    payer: sure<Facts['payer']>('payer', 'nobody'),
    contract: sure<Facts['contract']>('contract-length', 'under-1'),
    months: sure<Facts['months']>('months', 'under-3'),
    // A flow that never asked has no staff to ask; who does not know has not asked.
    staffView: sure<Facts['staffView']>('staff-view', 'staff-view' in answers ? 'not-asked' : 'no-staff'),
    userPart: sure<Facts['userPart']>('user-part', 'not-asked'),
    jobsMove: sure<Facts['jobsMove']>('jobs-move', 'jobs-move' in answers ? 'other' : 'no'),
    regulated: sure<Facts['regulated']>('regulated', 'new-body'),
    hands: sure<Facts['hands']>('hands', 'nobody'),
    ownRisk: sure<Facts['ownRisk']>('own-risk', 'savings'),
    others: sure<NonNullable<Facts['others']> | ''>('others', '') || undefined,
    picks: new Set([...picked, ...fromMotives]),
    picksFromMotives: fromMotives.length > 0,
    childrensCareInWales:
      answers['works-in'] === 'wales' && chosen(answers['what-you-will-do']).includes('childrens-care'),
    zero: new Set((chosen(answers['weights-zero']) as Criterion[]).filter((name) => name !== 'safe')),
    unsure: DECIDING.filter((name) => name in answers && isUnsure(answers[name])),
  };
}
