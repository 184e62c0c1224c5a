/** What is ready, what is not, who closes each gap by when, and whom the law says to ask. */
import type { Answers } from '../answers.ts';
import { isUnsure } from '../answers.ts';
import { readinessOf } from '../rules/index.ts';
import type { Talk } from '../talk.ts';
import { Reply } from '../voice/reply.ts';
import { joined, listed } from '../voice/words.ts';
import type { Words } from '../voice/words.ts';
import { becauseOf } from './because.ts';

const FLOW = 'engagement';

export function showReadiness(talk: Talk, answers: Answers): Reply[] {
  const { voice } = talk;
  const { ready, gaps, askPublic } = readinessOf(answers);
  const reply = new Reply();
  reply.flow = FLOW;
  reply.outcome = 'answer';
  reply.add(voice.phrase(gaps.length === 0 ? 'readiness.all' : gaps.length > 4 ? 'readiness.early' : 'readiness.some'));
  if (ready.length > 0) reply.add(voice.phrase('readiness.ready'), listed(ready.map((line) => voice.phrase(`readiness.line.${line}`))));
  if (gaps.length > 0) reply.add(voice.phrase('readiness.gaps'), listed(gaps.map(({ line, state }) => gapWords(talk, answers, line, state))));
  if (askPublic) reply.add(...publicDuty(talk));
  return [reply.add(voice.phrase('readiness.why'))];
}

function gapWords(talk: Talk, answers: Answers, line: string, state: string): Words {
  const { voice } = talk;
  const part = (name: string): Words | undefined => (isUnsure(answers[name]) ? undefined : becauseOf(talk, FLOW, answers, name)?.value);
  const who = part(`${line}-who`);
  const when = part(`${line}-when`);
  return joined(
    [
      voice.phrase(`readiness.${state}`, { line: voice.phrase(`readiness.line.${line}`) }),
      who && voice.phrase('readiness.who', { who }),
      when && voice.phrase('readiness.when', { when }),
    ],
    ' ',
  );
}

/** One unit a nation says who must ask the public. */
function publicDuty(talk: Talk): Words[] {
  const { voice, turn, worksIn } = talk;
  const units = worksIn ? [`involve-the-public-${worksIn}`] : [];
  const told = units.filter((id) => turn.knowledge.units.has(id)).map((id) => voice.unit(id, worksIn));
  return [voice.phrase('readiness.ask-public'), ...told];
}
