/** Which single answer, given otherwise, would change the first place: a what-if that never touches the real answers. */
import type { Answers } from '../../answers.ts';
import { isUnsure } from '../../answers.ts';
import { appraise } from './appraise.ts';
import type { Way } from './scores.ts';

export interface Nearest {
  readonly question: string;
  readonly answer: string;
  readonly first: string;
}

/** Questions one may hope to change, the easiest first, each with its answers in an order that has neighbours. */
const CHANGEABLE: readonly (readonly [string, readonly string[]])[] = [
  ['staff-view', ['against', 'split', 'not-asked', 'meetings-for', 'vote-for']],
  ['payer', ['nobody', 'grants-hoped', 'talk', 'people', 'written', 'signed']],
  ['own-risk', ['home', 'borrowing', 'savings', 'time']],
  ['hands', ['nobody', 'people-no-time', 'people-and-time']],
  ['others', ['no', 'yes-not-talked', 'yes-talked']],
  ['months', ['under-3', '3-to-6', 'over-6']],
  ['contract-length', ['under-1', '1-to-3', '3-or-more']],
  ['regulated', ['new-body', 'registered-body', 'no']],
  ['user-part', ['not-asked', 'asked', 'share', 'lead']],
  ['asked-inside', ['refused', 'not-asked', 'agreed-in-part']],
  ['without-threat', ['no', 'yes']],
  ['if-nothing', ['cut', 'tender', 'moved', 'carries-on']],
];

/** Better than now, and still no ground to build on: nobody is told to work for it. */
const NOT_WORTH_HOPING: ReadonlySet<string> = new Set(['talk', 'grants-hoped', 'split']);

export function nearestChange(answers: Answers, ways: readonly Way[], today: string): Nearest | undefined {
  const now = appraise(answers, ways, today).first[0]?.way;
  const found: (Nearest & { far: number })[] = [];
  for (const [question, scale] of CHANGEABLE) {
    const answer = answers[question];
    if (answer === undefined) continue;
    const at = scale.indexOf(String(answer));
    if (at < 0 && !isUnsure(answer)) continue;
    for (const [other, name] of scale.entries()) {
      if (other === at || (NOT_WORTH_HOPING.has(name) && other > at)) continue;
      const first = appraise({ ...answers, [question]: name }, ways, today).first[0]?.way;
      if (first !== undefined && first !== now)
        found.push({ question, answer: name, first, far: at < 0 ? 1 : Math.abs(other - at) });
    }
  }
  const nearest = found.sort((a, b) => a.far - b.far)[0];
  return nearest && { question: nearest.question, answer: nearest.answer, first: nearest.first };
}
