/**
 * What rules a legal form out, and by which answer (PRACTICE.md §4). An answer that is not known rules nothing out.
 * A reason's id is also the phrase `legal-form.out.<id>`.
 */
import type { LegalFormId } from '../../../knowledge/index.ts';
import type { Said } from './said.ts';

export interface Filter {
  readonly id: string;
  /** The question whose answer decides. */
  readonly by: string;
  readonly forms: readonly LegalFormId[];
  out(said: Said): boolean;
}

const CICS = ['cic-limited-by-guarantee', 'cic-limited-by-shares'] as const;
const CIOS = ['cio', 'scio'] as const;
const CHARITIES = [...CIOS, 'charitable-company', 'charitable-trust', 'charitable-community-benefit-society'] as const;
const SOCIETIES = [
  'co-operative-society',
  'community-benefit-society',
  'charitable-community-benefit-society',
] as const;
const PRIVATE = ['company-limited-by-shares', 'limited-liability-partnership', 'partnership', 'sole-trader'] as const;
/** The only forms in which a new children's home or the like may be registered in Wales (`wales-hsc-act-four-forms`). */
const WELSH_CHILDRENS_CARE: readonly LegalFormId[] = [
  'charitable-company',
  'cio',
  'charitable-community-benefit-society',
  'cic-limited-by-guarantee',
];
const ALL_FORMS: readonly LegalFormId[] = [
  ...CICS,
  ...CHARITIES,
  'co-operative-society',
  'community-benefit-society',
  'company-limited-by-guarantee',
  ...PRIVATE,
  'unincorporated-association',
  'employee-ownership-trust',
];

/** In the order in which they decide: the first that holds is the reason given. */
export const FILTERS: readonly Filter[] = [
  { id: 'no-owner', by: 'exists', forms: ['employee-ownership-trust'], out: (s) => !s.ownerSelling },
  {
    id: 'cio-nation',
    by: 'registered-in',
    forms: ['cio'],
    out: (s) => s.registeredIn === 'scotland' || s.registeredIn === 'northern-ireland',
  },
  {
    id: 'scio-nation',
    by: 'registered-in',
    forms: ['scio'],
    out: (s) => s.registeredIn !== undefined && s.registeredIn !== 'scotland',
  },
  {
    id: 'wales-childrens-care',
    by: 'special-wales-children',
    forms: ALL_FORMS.filter((form) => !WELSH_CHILDRENS_CARE.includes(form)),
    out: (s) => s.special.has('special-wales-children'),
  },
  {
    id: 'own-debts',
    by: 'body-needed',
    forms: ['unincorporated-association', 'sole-trader', 'partnership', 'charitable-trust'],
    out: (s) => s.bodyNeeded === true,
  },
  {
    id: 'not-needed-yet',
    by: 'body-needed',
    forms: ALL_FORMS.filter((form) => form !== 'unincorporated-association' && form !== 'sole-trader'),
    out: (s) => s.bodyNeeded === false,
  },
  {
    id: 'alone',
    by: 'people',
    forms: ['unincorporated-association', 'partnership', 'limited-liability-partnership'],
    out: (s) => s.people === 'one',
  },
  {
    id: 'more-than-one',
    by: 'people',
    forms: ['sole-trader'],
    out: (s) => s.people === 'two' || s.people === 'three-or-more',
  },
  { id: 'fewer-than-three', by: 'people', forms: SOCIETIES, out: (s) => s.people === 'one' || s.people === 'two' },
  {
    id: 'not-all-charitable',
    by: 'purpose',
    forms: CHARITIES,
    out: (s) => s.purpose !== undefined && s.purpose !== 'charitable',
  },
  { id: 'cic-campaign', by: 'purpose', forms: CICS, out: (s) => s.purpose === 'campaigning' },
  { id: 'cic-members', by: 'purpose', forms: CICS, out: (s) => s.purpose === 'members' },
  {
    id: 'private-gain',
    by: 'purpose',
    forms: [...CICS, 'community-benefit-society', 'company-limited-by-guarantee'],
    out: (s) => s.purpose === 'private',
  },
  {
    id: 'not-for-members',
    by: 'purpose',
    forms: ['co-operative-society'],
    out: (s) => s.purpose !== undefined && s.purpose !== 'members',
  },
  { id: 'members-first', by: 'purpose', forms: ['community-benefit-society'], out: (s) => s.purpose === 'members' },
  {
    id: 'not-private',
    by: 'purpose',
    forms: ['company-limited-by-shares', 'limited-liability-partnership'],
    out: (s) => s.purpose !== undefined && s.purpose !== 'private',
  },
  { id: 'board-paid', by: 'board-pay', forms: CHARITIES, out: (s) => s.boardPay === 'half-or-more' },
  { id: 'within-weeks', by: 'special-weeks', forms: CIOS, out: (s) => s.special.has('special-weeks') },
  { id: 'gift-aid', by: 'money', forms: CICS, out: (s) => s.money.has('gift-aid') },
  {
    id: 'no-investors',
    by: 'money',
    forms: ['cic-limited-by-shares'],
    out: (s) => s.money.size > 0 && !s.money.has('investors'),
  },
  { id: 'grants-and-shares', by: 'money', forms: ['cic-limited-by-shares'], out: (s) => s.money.has('grants') },
  {
    id: 'lock-by-law',
    by: 'lock',
    forms: ['company-limited-by-guarantee', 'co-operative-society', ...PRIVATE],
    out: (s) => s.lock === 'for-ever',
  },
  {
    id: 'cannot-sell',
    by: 'lock',
    forms: [...CICS, 'community-benefit-society', ...CHARITIES],
    out: (s) => s.lock === 'may-sell',
  },
  {
    id: 'founder-control',
    by: 'votes',
    forms: ['community-benefit-society', 'charitable-community-benefit-society', 'co-operative-society'],
    out: (s) => s.votes.size === 1 && s.votes.has('board'),
  },
];

export interface LeftOut {
  readonly form: LegalFormId;
  readonly reason: string;
  /** The question whose answer decided it. */
  readonly by: string;
}

export function leftOut(said: Said): { left: LegalFormId[]; out: LeftOut[] } {
  const holding = FILTERS.filter((filter) => filter.out(said));
  const out: LeftOut[] = [];
  const left: LegalFormId[] = [];
  for (const form of ALL_FORMS) {
    const filter = holding.find((one) => one.forms.includes(form));
    if (filter)
      out.push({ form, reason: filter.id, by: filter.by === 'registered-in' ? said.registeredBy : filter.by });
    else left.push(form);
  }
  return { left, out };
}
