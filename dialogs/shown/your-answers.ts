/** The answers themselves, for a flow that decides nothing. */
import type { Talk } from '../talk.ts';
import { Reply } from '../voice/reply.ts';
import type { Outcome } from './outcome.ts';

const show = (talk: Talk): Reply[] => [new Reply().add(talk.voice.phrase('outcome.your-answers'))];

export const yourAnswers: Outcome = {
  show,
  main: show,
  gist: (talk) => talk.voice.phrase('outcome.your-answers'),
  deciding: () => [],
};
