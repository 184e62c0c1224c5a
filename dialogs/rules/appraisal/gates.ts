/**
 * What a way must pass before any ranking (PRACTICE.md §3.4). A gate that can be mended makes it "not yet"; any other
 * takes it out. A gate's id is also the phrase `appraisal.gate.<id>`.
 */
import type { Facts } from './facts.ts';

export interface Gate {
  readonly id: string;
  /** The question whose answer decides. */
  readonly by: string;
  readonly ways: readonly string[];
  /** It can be mended, and the way is open then. */
  readonly mends: boolean;
  fails(facts: Facts, today: string): boolean;
}

const NEW = ['spin-out', 'new-body'] as const;
/** Registering care: ten weeks on paper, half a year in the life of most (`cqc-time-ten-weeks`, `scotland-ci-six-months`). */
const REGISTRATION_DAYS = 183;

export const GATES: readonly Gate[] = [
  // A new body without wages or debts has few costs: volunteers can start one on hope.
  { id: 'no-payer', by: 'payer', ways: NEW, mends: false, fails: (f) => unpaid(f) && f.months !== 'no-wages' },
  { id: 'no-payer', by: 'payer', ways: ['spin-out'], mends: false, fails: unpaid },
  /** A group or one person cannot be registered for it (`wales-hsc-act-four-forms`). */
  { id: 'law', by: 'what-you-will-do', ways: ['start-tiny'], mends: false, fails: (f) => f.childrensCareInWales },
  { id: 'staff-against', by: 'staff-view', ways: ['spin-out'], mends: false, fails: (f) => f.staffView === 'against' },
  {
    id: 'refused-inside',
    by: 'asked-inside',
    ways: ['change-inside'],
    mends: false,
    fails: (f) => f.askedInside === 'refused',
  },
  {
    id: 'nobody-to-ask',
    by: 'asked-inside',
    ways: ['change-inside'],
    mends: false,
    fails: (f) => f.askedInside === 'nobody-to-ask',
  },
  {
    id: 'no-host',
    by: 'others',
    ways: ['hosted'],
    mends: false,
    fails: (f) => f.others === 'no' && f.who !== 'inside-host',
  },
  {
    id: 'no-partner',
    by: 'others',
    ways: ['merge-by-choice', 'partner'],
    mends: false,
    fails: (f) => f.others === 'no',
  },
  {
    id: 'no-need-to-give-up',
    by: 'if-nothing',
    ways: ['be-taken-over'],
    mends: false,
    fails: (f) => !f.threat && f.months !== 'under-3',
  },
  {
    id: 'ask-staff',
    by: 'staff-view',
    ways: ['spin-out'],
    mends: true,
    fails: (f) => f.staffView === 'not-asked' || f.staffView === 'split',
  },
  { id: 'too-late', by: 'if-nothing-when', ways: NEW, mends: true, fails: tooLate },
  {
    id: 'brittle',
    by: 'months',
    ways: ['spin-out'],
    mends: true,
    fails: (f) => brittle(f) && f.payer !== 'signed',
  },
  {
    id: 'brittle',
    by: 'contract-length',
    ways: ['spin-out'],
    mends: true,
    fails: (f) => brittle(f) && f.payer === 'signed' && f.contract !== '3-or-more',
  },
  { id: 'find-partner', by: 'others', ways: ['merge-by-choice'], mends: true, fails: (f) => f.others === undefined },
];

/** Neither a contract, nor a buyer's word, nor people who pay themselves. */
export function unpaid({ payer }: Facts): boolean {
  return payer === 'grants-hoped' || payer === 'nobody';
}

/** Jobs would move on money that is soon gone; a payer bound for three years makes up for it. */
const brittle = ({ jobsMove, months }: Facts): boolean => jobsMove !== 'no' && months === 'under-3';

/** The danger comes before care could be registered. Without a date there is little time. */
function tooLate({ threat, by, regulated }: Facts, today: string): boolean {
  if (!threat || regulated !== 'new-body') return false;
  return by === undefined || daysBetween(today, by) < REGISTRATION_DAYS;
}

const daysBetween = (from: string, to: string): number => (Date.parse(to) - Date.parse(from)) / 86_400_000;
