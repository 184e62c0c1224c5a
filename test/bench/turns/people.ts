/** Who talks in the bench. */
import type { Person } from './load.ts';

const QUESTIONS = [
  'what is a community interest company',
  'how much does it cost to register a CIC',
  'do I need to register with the CQC for home care',
  'what is an asset lock',
  'can directors of a CIC be paid',
  'what happens to our pensions if we leave the NHS',
  'how do we get a grant to start up',
  'what is the difference between a charity and a social enterprise',
  'can a charity trade',
  'who can help us for free in Wales',
  'what is TUPE and does it apply to us',
  'do we have to pay VAT',
  'we are a group of nurses who want to leave the trust, where do we begin',
  'what was the Right to Request',
  'how many directors do we need',
];
const SMALL_TALK = ['hello', 'thanks', 'how are you', 'who are you', 'bye'];

/** Chooses a legal form, always by the first thing that can be tapped, and begins again. */
export function guided(): Person {
  let turn = 0;
  return {
    next(answer) {
      const step = turn % ROUND;
      turn += 1;
      if (step === 0) return 'help me choose a legal form';
      if (step === ROUND - 1) return 'start over';
      const first = answer?.suggestedActions?.actions?.[0]?.value as unknown;
      return typeof first === 'string' ? first : 'not sure';
    },
  };
}
const ROUND = 10;

export function curious(): Person {
  let turn = Math.floor(Math.random() * QUESTIONS.length);
  return { next: () => QUESTIONS[(turn += 1) % QUESTIONS.length]! };
}

export function chatty(): Person {
  const asking = curious();
  let turn = 0;
  return {
    next: (answer) => ((turn += 1) % 2 ? asking.next(answer) : SMALL_TALK[Math.floor(turn / 2) % SMALL_TALK.length]!),
  };
}

export const echoing = (): Person => ({ next: () => 'hello, is anybody there' });
