/**
 * Two dangers that come with selling to public bodies, raised where they apply: living from one buyer, and belonging to
 * no sector that a buyer knows. Pure; the words are `risk.<id>`.
 */
import { chosen } from '../answers.ts';
import type { Answers } from '../answers.ts';

export interface Risk {
  readonly id: 'one-buyer' | 'sector';
  /** The unit that says more. */
  readonly unit: string;
}

const ONE_BUYER: Risk = { id: 'one-buyer', unit: 'depending-on-one-buyer' };
const SECTOR: Risk = { id: 'sector', unit: 'sector-ambiguity' };

export function risksIn(answers: Answers): Risk[] {
  const payers = new Set(chosen(answers['who-pays']));
  const buyers = chosen(answers['who-buys-care']).filter((buyer) => buyer === 'nhs' || buyer === 'council');
  const team = answers['starting-point'] === 'team' && answers['payer'] !== 'people';
  if (!payers.has('public-body') && buyers.length === 0 && !team) return [];
  const another =
    payers.has('people-themselves') ||
    payers.has('customers') ||
    buyers.length > 1 ||
    chosen(answers['who-buys-care']).includes('people');
  return another ? [SECTOR] : [ONE_BUYER, SECTOR];
}
