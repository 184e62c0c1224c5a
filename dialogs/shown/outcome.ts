/** What an outcome can do, whatever it is about. */
import type { Answers } from '../answers.ts';
import type { Talk } from '../talk.ts';
import type { Reply } from '../voice/reply.ts';
import type { Words } from '../voice/words.ts';

/** One message or several. */
export type Show = (talk: Talk, answers: Answers) => readonly Reply[];

export interface Outcome {
  readonly show: Show;
  /** Its heart alone, without why and what next: for a what-if. */
  readonly main: Show;
  /** What it comes to, in one line. */
  gist(talk: Talk, answers: Answers): Words;
  /** Questions whose answers decided against something, those that weigh most first. */
  deciding(talk: Talk, answers: Answers): readonly string[];
}
