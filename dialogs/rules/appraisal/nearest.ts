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

/** An answer that could be given instead. */
interface Other {
  readonly question: string;
  readonly answer: string;
  /** How many answers lie between. */
  readonly far: number;
}

export function nearestChange(answers: Answers, ways: readonly Way[], today: string): Nearest | undefined {
  const firstWith = (more: Answers): string | undefined => appraise({ ...answers, ...more }, ways, today).first[0]?.way;
  const now = firstWith({});
  // The nearest is tried first, and ends it: each try is a whole appraisal.
  for (const { question, answer } of othersThan(answers).sort((a, b) => a.far - b.far)) {
    const first = firstWith({ [question]: answer });
    if (first !== undefined && first !== now) return { question, answer, first };
  }
  return undefined;
}

const othersThan = (answers: Answers): Other[] =>
  CHANGEABLE.flatMap(([question, scale]) => {
    const answer = answers[question];
    const at = scale.indexOf(String(answer));
    if (answer === undefined || (at < 0 && !isUnsure(answer))) return [];
    return scale.flatMap((name, other) =>
      other === at || (NOT_WORTH_HOPING.has(name) && other > at)
        ? []
        : [{ question, answer: name, far: at < 0 ? 1 : Math.abs(other - at) }],
    );
  });
