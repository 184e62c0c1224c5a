/** Who talks in the bench. */
import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
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

/**
 * Goes through the longest flow from its first question to its result and begins again, in the words of a journey that
 * the tests hold: what is measured is what was proven to arrive.
 */
export function guided(): Person {
  let turn = 0;
  return { next: () => JOURNEY[turn++ % JOURNEY.length]! };
}
const FILE = 'test/journeys/options-appraisal.yaml';
const NAME =
  'a team with a signed contract and a secret vote is shown leaving first, and who should look before anything is signed';
const JOURNEY = [...journey(), 'start over'];

function journey(): string[] {
  const all = parse(readFileSync(FILE, 'utf8')) as { name: string; turns: { say: string }[] }[];
  const found = all.find(({ name }) => name === NAME);
  if (!found) throw new Error(`${FILE} has no journey “${NAME}”`);
  return found.turns.map(({ say }) => say);
}

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
