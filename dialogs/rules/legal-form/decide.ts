/** The legal forms that fit, why, and why not the others (PRACTICE.md §4). Pure: answers in, a decision out. */
import type { LegalFormId } from '../../../knowledge/index.ts';
import { isUnsure, NOT_SURE } from '../../answers.ts';
import type { Answers } from '../../answers.ts';
import { leftOut } from './filters.ts';
import type { LeftOut } from './filters.ts';
import { weigh } from './reasons.ts';
import type { Weighed } from './reasons.ts';
import { saidIn } from './said.ts';
import type { Said } from './said.ts';

export interface LegalFormDecision {
  /** Why no form is named, as in `legal-form.refusal.<id>`. */
  readonly refusal: { readonly id: string; readonly by: string } | undefined;
  /** Two wishes that cannot both be had, as in `legal-form.conflict.<id>`: named, never averaged. */
  readonly conflicts: readonly string[];
  /** At most three, the best first. */
  readonly forms: readonly Weighed[];
  /** The first two are level, and what would part them, as in `legal-form.tie.<id>`. */
  readonly tie: { readonly id: string; readonly forms: readonly [LegalFormId, LegalFormId] } | undefined;
  readonly out: readonly LeftOut[];
  /** Forms that were not ruled out but came after the third, and the one answer without which they would not. */
  readonly behind: readonly (Weighed & { readonly by?: string })[];
  /** Ids of complexity.yaml that a person should look at. */
  readonly complexity: readonly string[];
  /** Deciding questions without a sure answer. */
  readonly unsure: readonly string[];
}

const DECIDING = ['registered-in', 'body-needed', 'people', 'purpose', 'board-pay', 'votes', 'money', 'lock'];
const MOST = 3;

export function decideLegalForms(answers: Answers): LegalFormDecision {
  const said = saidIn(answers);
  const { ranked, out } = rankedFor(said);
  const refusal = refusalFor(said, answers, ranked);
  const forms = refusal?.noForms ? [] : ranked.slice(0, MOST);
  return {
    refusal: refusal && { id: refusal.id, by: refusal.by },
    conflicts: CONFLICTS.filter(({ holds }) => holds(said)).map(({ id }) => id),
    forms,
    tie: tieBetween(forms, said),
    out,
    behind: refusal?.noForms ? [] : ranked.slice(MOST).map((form) => withReason(form, answers)),
    complexity: complexityOf(said),
    unsure: DECIDING.filter(
      (name) => name in answers && isUnsure(name === 'purpose' ? (said.purpose ?? 'not-sure') : answers[name]),
    ),
  };
}

function rankedFor(said: Said): { ranked: Weighed[]; out: LeftOut[] } {
  const { left, out } = leftOut(said);
  return { ranked: left.map((form) => weigh(form, said)).sort((a, b) => b.balance - a.balance), out };
}

/** The first question that, had it been left open, would leave this form level with the third or better. */
function withReason(weighed: Weighed, answers: Answers): Weighed & { by?: string } {
  const by = DECIDING.find((name) => {
    if (isUnsure(answers[name])) return false;
    const { ranked } = rankedFor(saidIn({ ...answers, [name]: NOT_SURE }));
    const now = ranked.find(({ form }) => form === weighed.form);
    return now !== undefined && now.balance >= (ranked[MOST - 1]?.balance ?? -Infinity);
  });
  return by === undefined ? weighed : { ...weighed, by };
}

interface Refusal {
  readonly id: string;
  readonly by: string;
  /** No form is shown at all. */
  readonly noForms: boolean;
}

function refusalFor(said: Said, answers: Answers, ranked: readonly Weighed[]): Refusal | undefined {
  if (ranked.length === 0) return { id: 'nothing-left', by: 'purpose', noForms: true };
  if (said.ownerSelling || said.bodyNeeded === false) return undefined;
  if (said.purpose === 'private') return { id: 'private-gain', by: 'purpose', noForms: false };
  if (said.purpose === undefined && 'purpose' in answers)
    return { id: 'purpose-unclear', by: 'purpose', noForms: true };
  if (said.purpose === 'charitable' && differs(said))
    return { id: 'charity-several-nations', by: 'works-in', noForms: true };
  // One form may be left over by chance while the answer that would decide is open.
  const open = said.boardPay === undefined && 'board-pay' in answers;
  return open && ranked.length === 1 ? { id: 'still-open', by: 'board-pay', noForms: false } : undefined;
}

/** The law of one nation for the body, of another for the work. */
const differs = (said: Said): boolean =>
  said.worksIn === 'several' ||
  (said.worksIn !== undefined && said.registeredIn !== undefined && said.worksIn !== said.registeredIn);

function complexityOf(said: Said): string[] {
  const found: string[] = [];
  if (differs(said)) found.push('several-nations');
  if (said.special.has('special-wales-children')) found.push('wales-childrens-care');
  if (said.special.has('special-support')) found.push('vat-spin-out');
  if (said.money.has('local-shares') || said.money.has('investors')) found.push('public-shares');
  return found;
}

const CONFLICTS: readonly { readonly id: string; holds(said: Said): boolean }[] = [
  { id: 'gift-aid-and-paid-board', holds: (s) => s.money.has('gift-aid') && s.boardPay === 'half-or-more' },
  { id: 'majority-and-shares', holds: (s) => s.votes.has('users') && s.money.has('local-shares') },
  {
    id: 'return-and-charity',
    holds: (s) => s.money.has('investors') && (s.purpose === 'charitable' || s.money.has('gift-aid')),
  },
  { id: 'staff-and-users-control', holds: (s) => s.votes.has('staff') && s.votes.has('users') },
  {
    id: 'lock-and-sale',
    holds: (s) =>
      s.lock === 'may-sell' && (s.purpose === 'charitable' || s.purpose === 'community' || s.money.has('grants')),
  },
];

const isCic = (form: LegalFormId): boolean => form.startsWith('cic-');
const isCio = (form: LegalFormId): boolean => form === 'cio' || form === 'scio';
const isCharity = (form: LegalFormId): boolean => isCio(form) || form.startsWith('charitable-');

/** Level on balance: shown as a tie, with the one question that splits them. */
function tieBetween(forms: readonly Weighed[], said: Said): LegalFormDecision['tie'] {
  const [first, second] = forms;
  if (!first || !second || first.balance !== second.balance) return undefined;
  const pair = [first.form, second.form] as const;
  const id = splits(pair, said);
  return id === undefined ? undefined : { id, forms: pair };
}

function splits([a, b]: readonly [LegalFormId, LegalFormId], said: Said): string | undefined {
  const both = (one: (form: LegalFormId) => boolean, other: (form: LegalFormId) => boolean): boolean =>
    (one(a) && other(b)) || (one(b) && other(a));
  const named = (name: LegalFormId) => (form: LegalFormId) => form === name;
  if (both(isCic, isCharity)) return said.special.has('special-support') ? 'vat' : 'paid-people-on-board';
  if (both(isCic, named('company-limited-by-guarantee'))) return 'lock-or-charity-later';
  if (both(isCio, named('charitable-company'))) return 'lender-speed-nation';
  if (both(named('co-operative-society'), named('community-benefit-society'))) return 'members-or-everybody';
  if (both(isCharity, isCharity)) return 'community-shares-or-not';
  return 'more-reasons';
}
