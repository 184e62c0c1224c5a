/** The answers of the legal-form flow under the names that its rules reason with. */
import type { Nation } from '../../../knowledge/index.ts';
import { chosen, isUnsure } from '../../answers.ts';
import type { Answers } from '../../answers.ts';

export type Purpose = 'charitable' | 'community' | 'members' | 'campaigning' | 'private';
export type Vote = 'board' | 'staff' | 'users' | 'local-people' | 'investors';
export type Money = 'contracts' | 'grants' | 'gift-aid' | 'local-shares' | 'investors' | 'loans' | 'rates-bill';
export type Special = 'special-support' | 'special-public-share' | 'special-wales-children' | 'special-weeks';

/** Undefined: not known, and nothing may be ruled out by it. */
export interface Said {
  readonly registeredIn: Nation | undefined;
  /** The question whose answer it is. */
  readonly registeredBy: 'registered-in' | 'works-in';
  readonly worksIn: Nation | 'several' | 'elsewhere' | undefined;
  readonly ownerSelling: boolean;
  readonly bodyNeeded: boolean | undefined;
  readonly people: 'one' | 'two' | 'three-or-more' | undefined;
  readonly purpose: Purpose | undefined;
  readonly boardPay: 'nobody' | 'fewer-than-half' | 'half-or-more' | undefined;
  readonly votes: ReadonlySet<Vote>;
  readonly money: ReadonlySet<Money>;
  readonly lock: 'for-ever' | 'not-needed' | 'may-sell' | undefined;
  readonly special: ReadonlySet<Special>;
}

const SPECIAL: readonly Special[] = [
  'special-support',
  'special-public-share',
  'special-wales-children',
  'special-weeks',
];

export function saidIn(answers: Answers): Said {
  return {
    registeredIn: registeredIn(answers),
    registeredBy: asWorksIn(one(answers, 'registered-in')) ? 'works-in' : 'registered-in',
    worksIn: one(answers, 'works-in') as Said['worksIn'],
    ownerSelling: answers['exists'] === 'owner-selling',
    bodyNeeded: answers['body-needed'] === 'yes' ? true : answers['body-needed'] === 'no' ? false : undefined,
    people: one(answers, 'people') as Said['people'],
    purpose: purposeIn(answers),
    boardPay: one(answers, 'board-pay') as Said['boardPay'],
    votes: new Set(chosen(answers['votes']) as Vote[]),
    money: new Set(chosen(answers['money']) as Money[]),
    lock: one(answers, 'lock') as Said['lock'],
    special: new Set(SPECIAL.filter((name) => answers[name] === 'yes')),
  };
}

/** Not registered yet, or registered where they work: the nation of the work, as far as that is one. */
export function registeredIn(answers: Answers): Nation | undefined {
  const said = one(answers, 'registered-in');
  const nation = asWorksIn(said) ? one(answers, 'works-in') : said;
  return nation === 'several' || nation === 'elsewhere' ? undefined : (nation as Nation | undefined);
}

const asWorksIn = (said: string | undefined): boolean => said === 'same' || said === 'not-yet' || said === undefined;

function one(answers: Answers, name: string): string | undefined {
  const value = answers[name];
  return typeof value === 'string' && !isUnsure(value) ? value : undefined;
}

/** What they said, or else what the three test questions come to. */
export function purposeIn(answers: Answers): Purpose | undefined {
  const said = one(answers, 'purpose') as Purpose | undefined;
  if (said !== undefined) return said;
  if (answers['purpose-test-3'] === 'yes') return 'campaigning';
  const gains = one(answers, 'purpose-test-2');
  if (gains === 'owners') return 'private';
  if (gains === 'members') return 'members';
  if (gains !== 'community') return undefined;
  if (answers['purpose-test-1'] === 'yes') return 'charitable';
  return answers['purpose-test-1'] === 'no' ? 'community' : undefined;
}
