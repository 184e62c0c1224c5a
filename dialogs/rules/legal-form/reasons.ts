/**
 * What speaks for and against the forms that are left, each resting on an answer. One reason counts one, a strong one
 * two; one that only helps to compare counts nothing. A reason's id is also the phrase `legal-form.for.<id>` or `legal-form.against.<id>`.
 */
import type { LegalFormId } from '../../../knowledge/index.ts';
import type { Said } from './said.ts';

interface Reason {
  readonly id: string;
  readonly forms: readonly LegalFormId[];
  readonly weight: 0 | 1 | 2;
  holds(said: Said): boolean;
}

const CICS = ['cic-limited-by-guarantee', 'cic-limited-by-shares'] as const;
const CIOS = ['cio', 'scio'] as const;
const CHARITIES = [...CIOS, 'charitable-company', 'charitable-community-benefit-society'] as const;
const SHARE_SOCIETIES = ['community-benefit-society', 'charitable-community-benefit-society'] as const;

const FOR: readonly Reason[] = [
  { id: 'owner-handing-on', forms: ['employee-ownership-trust'], weight: 2, holds: (s) => s.ownerSelling },
  {
    id: 'test-cheaply',
    forms: ['unincorporated-association', 'sole-trader'],
    weight: 2,
    holds: (s) => s.bodyNeeded === false,
  },
  {
    id: 'paid-board',
    forms: CICS,
    weight: 1,
    holds: (s) => s.boardPay === 'half-or-more' || s.boardPay === 'fewer-than-half',
  },
  {
    id: 'paid-board',
    forms: ['company-limited-by-guarantee', 'co-operative-society'],
    weight: 1,
    holds: (s) => s.boardPay === 'half-or-more',
  },
  { id: 'contracts', forms: [...CICS, 'charitable-company'], weight: 1, holds: (s) => s.money.has('contracts') },
  { id: 'lock', forms: CICS, weight: 1, holds: (s) => s.lock === 'for-ever' },
  { id: 'charity-lock', forms: CHARITIES, weight: 1, holds: (s) => s.lock === 'for-ever' },
  { id: 'lock-if-chosen', forms: ['community-benefit-society'], weight: 1, holds: (s) => s.lock === 'for-ever' },
  {
    id: 'for-community',
    forms: [...CICS, 'community-benefit-society'],
    weight: 1,
    holds: (s) => s.purpose === 'community',
  },
  { id: 'capped-return', forms: ['cic-limited-by-shares'], weight: 2, holds: (s) => s.money.has('investors') },
  { id: 'campaigning', forms: ['company-limited-by-guarantee'], weight: 2, holds: (s) => s.purpose === 'campaigning' },
  { id: 'free-hand', forms: ['company-limited-by-guarantee'], weight: 1, holds: (s) => s.lock === 'not-needed' },
  { id: 'charity-later', forms: ['company-limited-by-guarantee'], weight: 1, holds: (s) => s.purpose === 'charitable' },
  { id: 'all-charitable', forms: CHARITIES, weight: 1, holds: (s) => s.purpose === 'charitable' },
  { id: 'gift-aid', forms: CHARITIES, weight: 1, holds: (s) => s.money.has('gift-aid') },
  { id: 'grants', forms: CHARITIES, weight: 1, holds: (s) => s.money.has('grants') },
  { id: 'rates', forms: CHARITIES, weight: 1, holds: (s) => s.money.has('rates-bill') },
  { id: 'one-regulator', forms: CIOS, weight: 0, holds: () => true },
  { id: 'usual-in-ni', forms: ['charitable-company'], weight: 1, holds: (s) => s.registeredIn === 'northern-ireland' },
  { id: 'lenders-know-it', forms: ['charitable-company'], weight: 1, holds: (s) => s.money.has('loans') },
  { id: 'quick-company', forms: ['charitable-company'], weight: 1, holds: (s) => s.special.has('special-weeks') },
  { id: 'for-members', forms: ['co-operative-society'], weight: 2, holds: (s) => s.purpose === 'members' },
  {
    id: 'one-vote-each',
    forms: ['co-operative-society', ...SHARE_SOCIETIES],
    weight: 1,
    holds: (s) => s.votes.has('staff') || s.votes.has('users') || s.votes.has('local-people'),
  },
  { id: 'community-shares', forms: SHARE_SOCIETIES, weight: 2, holds: (s) => s.money.has('local-shares') },
  { id: 'member-shares', forms: ['co-operative-society'], weight: 1, holds: (s) => s.money.has('local-shares') },
  {
    id: 'private-purpose',
    forms: ['company-limited-by-shares', 'limited-liability-partnership', 'partnership'],
    weight: 2,
    holds: (s) => s.purpose === 'private',
  },
];

const AGAINST: readonly Reason[] = [
  { id: 'no-rates-relief', forms: CICS, weight: 1, holds: (s) => s.money.has('rates-bill') },
  {
    id: 'some-funders-refuse',
    forms: ['company-limited-by-guarantee', 'co-operative-society'],
    weight: 1,
    holds: (s) => s.money.has('grants'),
  },
  { id: 'vat-trap', forms: CICS, weight: 1, holds: (s) => s.special.has('special-support') },
  { id: 'employment-allowance', forms: CICS, weight: 1, holds: (s) => s.special.has('special-public-share') },
  {
    id: 'no-dividends',
    forms: ['cic-limited-by-guarantee', 'company-limited-by-guarantee', ...CHARITIES],
    weight: 1,
    holds: (s) => s.money.has('investors'),
  },
  {
    id: 'months-to-register',
    forms: CIOS,
    weight: 1,
    holds: (s) => s.special.has('special-public-share') && s.money.has('contracts'),
  },
  { id: 'lenders-wary', forms: CIOS, weight: 1, holds: (s) => s.money.has('loans') },
  { id: 'some-paid', forms: CHARITIES, weight: 1, holds: (s) => s.boardPay === 'fewer-than-half' },
  { id: 'two-regulators', forms: ['charitable-company'], weight: 1, holds: () => true },
  { id: 'members-must-vote', forms: CICS, weight: 1, holds: (s) => s.money.has('local-shares') },
  { id: 'money-at-risk', forms: SHARE_SOCIETIES, weight: 1, holds: (s) => s.money.has('local-shares') },
  {
    id: 'no-community-shares',
    forms: ['company-limited-by-guarantee', ...CIOS, 'charitable-company'],
    weight: 1,
    holds: (s) => s.money.has('local-shares'),
  },
  { id: 'society-paperwork', forms: SHARE_SOCIETIES, weight: 1, holds: (s) => !s.money.has('local-shares') },
  {
    id: 'voluntary-lock',
    forms: ['co-operative-society'],
    weight: 1,
    holds: (s) => s.lock !== 'not-needed' && s.lock !== undefined,
  },
  {
    id: 'not-social-enterprise',
    forms: ['company-limited-by-shares', 'limited-liability-partnership'],
    weight: 1,
    holds: () => true,
  },
  {
    id: 'own-debts',
    forms: ['unincorporated-association', 'sole-trader', 'partnership'],
    weight: 1,
    holds: () => true,
  },
];

export interface Weighed {
  readonly form: LegalFormId;
  readonly for: readonly string[];
  readonly against: readonly string[];
  /** Reasons for minus reasons against; orders forms, and is never shown. */
  readonly balance: number;
}

export function weigh(form: LegalFormId, said: Said): Weighed {
  const pro = FOR.filter((reason) => reason.forms.includes(form) && reason.holds(said));
  const con = AGAINST.filter((reason) => reason.forms.includes(form) && reason.holds(said));
  const sum = (reasons: readonly Reason[]): number => reasons.reduce((total, { weight }) => total + weight, 0);
  return { form, for: pro.map(({ id }) => id), against: con.map(({ id }) => id), balance: sum(pro) - sum(con) };
}
