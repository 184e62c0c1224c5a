/** What is ready, what is not, who closes each gap by when, whom the law says to ask, and how to be heard. */
import type { Nation } from '../../knowledge/index.ts';
import type { Answers } from '../answers.ts';
import { isUnsure } from '../answers.ts';
import { readinessOf } from '../rules/index.ts';
import type { Talk } from '../talk.ts';
import { Reply } from '../voice/reply.ts';
import { joined, listed } from '../voice/words.ts';
import type { Words } from '../voice/words.ts';
import { becauseOf } from './because.ts';
import { closing, groundsWords, toAskAbout } from './closing.ts';
import type { Outcome } from './outcome.ts';

const FLOW = 'engagement';
/** More open lines than this is early days. */
const SOME = 4;
/** What helps a group to be heard where it works: section 16 in Wales, and its like. */
const ROUTES: Readonly<Record<Nation, string>> = {
  england: 'community-right-to-challenge',
  wales: 'wales-using-section-16',
  scotland: 'participation-requests-scotland',
  'northern-ireland': 'get-heard-by-a-public-body',
};
const BOTTOM_UP = ['engage-staff-early', 'staff-vote', 'design-with-users'] as const;

export const readiness: Outcome = {
  show: (talk, answers) => [linesReply(talk, answers), peopleReply(talk, answers)],
  main: (talk, answers) => [linesReply(talk, answers)],
  gist: (talk, answers) => talk.voice.phrase('gist.readiness', { count: readinessOf(answers).gaps.length }),
  deciding: (_talk, answers) => readinessOf(answers).gaps.map(({ line }) => `ready-${line}`),
};

function replyOf(): Reply {
  const reply = new Reply();
  reply.flow = FLOW;
  reply.outcome = 'answer';
  return reply;
}

function linesReply(talk: Talk, answers: Answers): Reply {
  const { voice } = talk;
  const { ready, gaps } = readinessOf(answers);
  const reply = replyOf().add(
    voice.phrase(gaps.length === 0 ? 'readiness.all' : gaps.length > SOME ? 'readiness.early' : 'readiness.some'),
  );
  if (ready.length > 0)
    reply.add(voice.phrase('readiness.ready'), listed(ready.map((line) => voice.phrase(`readiness.line.${line}`))));
  if (gaps.length > 0)
    reply.add(
      voice.phrase('readiness.gaps'),
      listed(gaps.map(({ line, state }) => gapWords(talk, answers, line, state))),
    );
  return reply.add(voice.phrase('readiness.why'), voice.phrase('outcome.change'));
}

function gapWords(talk: Talk, answers: Answers, line: string, state: string): Words {
  const { voice } = talk;
  const part = (name: string): Words | undefined =>
    isUnsure(answers[name]) ? undefined : becauseOf(talk, FLOW, answers, name)?.value;
  const who = part(`${line}-who`) ?? voice.phrase('plan.nobody-yet');
  const when = part(`${line}-when`);
  return joined(
    [
      voice.phrase(`readiness.${state}`, { line: voice.phrase(`readiness.line.${line}`) }),
      voice.phrase('readiness.who', { who }),
      when && voice.phrase('readiness.when', { when }),
    ],
    ' ',
  );
}

/** From the bottom up, and within the law of the nation. */
function peopleReply(talk: Talk, answers: Answers): Reply {
  const { voice, worksIn } = talk;
  const reply = replyOf();
  if (readinessOf(answers).askPublic) reply.add(voice.phrase('readiness.ask-public'), publicDuty(talk));
  const further = toAskAbout(talk, [...(worksIn ? [ROUTES[worksIn]] : []), ...BOTTOM_UP]);
  reply.add(voice.phrase('readiness.further'), listed(further));
  const behind = BOTTOM_UP.flatMap((id) => talk.turn.knowledge.units.get(id) ?? []);
  return reply.add(groundsWords(talk, behind, 4), closing(talk, answers));
}

/** One unit a nation says who must ask the public. */
function publicDuty({ voice, turn, worksIn }: Talk): Words | undefined {
  const id = `involve-the-public-${worksIn}`;
  return turn.knowledge.units.has(id) ? voice.unit(id, worksIn) : undefined;
}
