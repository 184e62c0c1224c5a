/** One worked case with an answer to every question, for all tests of the plan. */
import type { Memory } from '../../dialogs/index.ts';
import { TODAY } from './world.ts';

/**
 * A Welsh team that gave one answer to every question, "Siân Tŵr" being a colleague's name.
 *
 * @param changes other answers, by flow
 */
export function workedCase(more: object = {}, changes: Readonly<Record<string, object>> = {}): Memory {
  const done = (flow: string, answers: object): object => ({
    flow,
    answers: { ...answers, ...changes[flow] },
    around: {},
    on: TODAY,
  });
  return {
    welcomed: true,
    profile: {
      'starting-point': 'team',
      'works-in': 'wales',
      'jobs-move': 'public-pension',
      regulated: 'new-body',
    },
    done: [
      done('motivations', { motives: ['autonomy', 'protect-jobs'], 'motive-main': 'protect-jobs' }),
      done('options-appraisal', {
        'starting-point': 'team',
        'works-in': 'wales',
        'if-nothing': 'tender',
        'if-nothing-when': '2027-12-01',
        'without-threat': 'yes',
        'decision-wanted': ['money', 'who-leads'],
        'asked-inside': 'refused',
        payer: 'signed',
        months: 'over-6',
        'staff-view': 'vote-for',
        'user-part': 'share',
        'jobs-move': 'public-pension',
        regulated: 'new-body',
        hands: 'people-and-time',
        'own-risk': 'time',
        others: 'no',
        picks: ['control', 'staff', 'purpose'],
        'weights-zero': ['start'],
      }),
      done('legal-form', {
        'registered-in': 'same',
        exists: 'new',
        'body-needed': 'yes',
        people: 'three-or-more',
        purpose: 'community',
        'board-pay': 'half-or-more',
        votes: ['staff'],
        money: ['contracts'],
        lock: 'for-ever',
        'special-support': 'not-sure',
      }),
      done('finance', {
        'wages-and-tax': 'yes',
        'guarantee-asked': 'no',
        'form-now': 'none',
        'money-for': ['start-up'],
        'money-amount': [5000, 20_000],
        'who-pays': ['public-body'],
        'trading-how-long': 'idea',
        'would-borrow': 'no',
      }),
      done('regulatory-steps', {
        'form-now': 'none',
        'what-you-will-do': ['care-home'],
        'who-buys-care': ['council'],
        'employ-anyone': 'employees',
        'personal-data': 'yes',
        'target-date': '2028-04-01',
      }),
      done('engagement', {
        'ready-told': 'yes',
        'ready-vote': 'not-yet',
        'vote-who': 'Siân Tŵr',
        'vote-when': '2027-03-01',
        'public-asked': 'not-yet',
      }),
    ],
    ...more,
  } as unknown as Memory;
}
