/** The answers themselves, for a flow that decides nothing. */
import type { Talk } from '../talk.ts';
import { Reply } from '../voice/reply.ts';

export function showYourAnswers(talk: Talk): Reply[] {
  return [new Reply().add(talk.voice.phrase('outcome.your-answers'))];
}
