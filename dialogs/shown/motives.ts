/** Each motive met with its evidence, its risk and the question worth asking back; conflicts between them named. */
import type { UnitOf } from '../../knowledge/index.ts';
import type { Answers } from '../answers.ts';
import { chosen, ownWords } from '../answers.ts';
import { conflictsBetween } from '../rules/index.ts';
import type { Talk } from '../talk.ts';
import { groundsWords } from './closing.ts';
import type { Outcome } from './outcome.ts';
import { dateWords } from '../voice/numbers.ts';
import { Reply } from '../voice/reply.ts';
import { bold, joined, listed } from '../voice/words.ts';
import type { Words } from '../voice/words.ts';

/** So many fit in one message that is still read. */
const MOTIVES_A_MESSAGE = 3;

type Motive = UnitOf<'motivations'>;

export const motives: Outcome = {
  show: showMotives,
  main: showMotives,
  gist(talk, answers) {
    const labels = motivesIn(talk, answers).map(({ id, label }) => talk.voice.fromUnit(id, label));
    const own = ownWords(answers['motives']).map((text) => talk.voice.quoted(text));
    return talk.voice.phrase('gist.motives', { list: joined([...labels, ...own], ', ') });
  },
  deciding: () => ['motives', 'motive-main'],
};

function showMotives(talk: Talk, answers: Answers): Reply[] {
  const { voice } = talk;
  const motives = motivesIn(talk, answers);
  const own = ownWords(answers['motives']);
  const last = whatItIsNot(talk);
  if (motives.length + own.length === 0) return [replyOf().add(voice.phrase('motives.none'), ...last)];
  const parts = Array.from({ length: Math.ceil(motives.length / MOTIVES_A_MESSAGE) }, (_, at) =>
    motives.slice(at * MOTIVES_A_MESSAGE, (at + 1) * MOTIVES_A_MESSAGE),
  );
  const replies = parts.map((part) => replyOf().add(...part.map((motive) => motiveWords(talk, motive))));
  const reply = replyOf();
  if (own.length > 0) reply.add(voice.phrase('motives.own'), listed(own.map((text) => voice.quoted(text))));
  const conflicts = conflictsBetween(motives);
  if (conflicts.length > 0)
    reply.add(
      voice.phrase('motives.conflicts'),
      listed(conflicts.map((conflict) => conflictWords(talk, motives, conflict))),
    );
  return [...replies, reply.add(...last)];
}

/** Beside every benefit claim (PRACTICE.md finding 25). */
function whatItIsNot(talk: Talk): (Words | undefined)[] {
  const behind = ['does-leaving-make-care-better'].flatMap((id) => talk.turn.knowledge.units.get(id) ?? []);
  return [
    talk.voice.phrase('motives.no-substitute'),
    groundsWords(talk, behind, 2),
    talk.voice.phrase('outcome.professional', { date: dateWords(talk.today) }),
  ];
}

function replyOf(): Reply {
  const reply = new Reply();
  reply.flow = 'motivations';
  reply.outcome = 'answer';
  return reply;
}

/** What weighs most comes first. */
function motivesIn(talk: Talk, answers: Answers): Motive[] {
  const names = chosen(answers['motives']);
  const main = answers['motive-main'];
  const ordered = [...new Set([...(typeof main === 'string' ? [main] : []), ...names])];
  return ordered.flatMap((id) => {
    const unit = talk.turn.knowledge.units.get(id);
    return unit?.folder === 'motivations' ? [unit] : [];
  });
}

function motiveWords(talk: Talk, motive: Motive): Words {
  const { voice } = talk;
  const from = (text: string): Words => voice.fromUnit(motive.id, text);
  const sources = joined(
    motive.sources.slice(0, 2).map((id) => voice.source(id)),
    ', ',
  );
  const date = dateWords(motive.checked);
  return joined([
    bold(voice.telling(motive.id, motive.label)),
    listed([
      ...(voice.short
        ? voice.easyLines(motive.id)
        : [
            voice.phrase('motives.evidence', { text: from(motive.evidence) }),
            voice.phrase('motives.risk', { text: from(motive.risk) }),
            voice.phrase('motives.ask-back', { text: from(motive.askBack) }),
          ]),
      sources.text
        ? voice.phrase('outcome.sources', { sources, date })
        : voice.phrase('outcome.advisers-view', { date }),
    ]),
  ]);
}

function conflictWords(
  talk: Talk,
  motives: readonly Motive[],
  { one, other, why }: { one: string; other: string; why: string },
): Words {
  const label = (id: string): Words => talk.voice.fromUnit(id, motives.find((motive) => motive.id === id)!.label);
  return talk.voice.phrase('motives.conflict', {
    one: label(one),
    other: label(other),
    why: talk.voice.fromUnit(one, why),
  });
}
