/** A question in the enquirer's own words: found, and answered, asked back, handed over or declined. */
import { find } from '../../knowledge/index.ts';
import type { Outcome } from '../../knowledge/index.ts';
import { noteNotAnswered } from '../memory.ts';
import type { Talk } from '../talk.ts';
import { Reply } from '../voice/reply.ts';
import { listed, numbered } from '../voice/words.ts';
import { notFound } from './not-found.ts';
import { noteNation } from './nations.ts';
import { addOffers } from './offers.ts';
import { otherLanguage } from './other-language.ts';
import { tellUnits } from './tapped.ts';

export async function freeQuestion(talk: Talk): Promise<boolean> {
  await answerFreely(talk);
  return true;
}

/** @param text what is asked, where it is not the message itself (a question asked back about an earlier one) */
export async function answerFreely(talk: Talk, text: string = talk.incoming.text): Promise<void> {
  noteNation(talk, text);
  const { memory, turn } = talk;
  const outcome = find(turn.knowledge, {
    text,
    nation: talk.nation,
    registeredIn: talk.registeredIn,
    previous: memory.lastUnits ?? [],
  });
  if (outcome.kind !== 'small-talk') memory.lastQuestion = text.slice(0, 500);
  const answered = outcome.kind === 'answer' || outcome.kind === 'handOver';
  if (answered) delete memory.misses;
  const language = otherLanguage(talk, outcome.language);
  if (language) await talk.send(new Reply().add(talk.voice.phrase(language)));
  // "In other words, please" would be no help to who has just been told which languages are spoken here.
  if (language && outcome.kind === 'decline' && !memory.misses) {
    memory.misses = 1;
    noteNotAnswered(memory, text.slice(0, 300));
    return;
  }
  await tell(talk, text, outcome);
}

async function tell(talk: Talk, text: string, outcome: Outcome): Promise<void> {
  switch (outcome.kind) {
    case 'answer':
      return answer(talk, outcome);
    case 'clarify':
      return clarify(talk, text, outcome);
    case 'handOver':
      return handOver(talk, outcome);
    case 'decline':
      return outcome.boundary === undefined
        ? notFound(talk, text, outcome.units)
        : decline(talk, outcome.boundary, outcome.units);
    case 'small-talk':
      return talk.send(new Reply().add(talk.voice.phrase(outcome.phrase)));
    case 'safety':
      return safety(talk, outcome.path);
  }
}

type Of<K extends Outcome['kind']> = Extract<Outcome, { kind: K }>;

async function answer(talk: Talk, { units, complexity, nation }: Of<'answer'>): Promise<void> {
  if (nation && !talk.worksIn) talk.memory.spokenOf = nation;
  await tellUnits(talk, units, complexity, nation);
}

async function clarify(talk: Talk, text: string, { by, readings, complexity }: Of<'clarify'>): Promise<void> {
  const { voice, memory } = talk;
  const labels = readings.map((reading) =>
    reading.nation ? voice.nation(reading.nation) : voice.title(reading.unit ?? ''),
  );
  const none = by === 'reading' ? [voice.phrase('clarify.none')] : [];
  const all = [...labels, ...none];
  memory.pending = {
    kind: 'readings',
    text,
    readings: readings.map((reading, at) => ({ ...reading, label: labels[at]!.text })),
    ...(complexity && { complexity }),
  };
  const reply = new Reply().add(voice.phrase(`clarify.${by}`));
  // In the middle of a flow its question follows, whose options have the numbers.
  reply.add(memory.stack ? listed(all) : numbered(all)).tap(...all);
  reply.outcome = 'clarify';
  talk.note({ what: 'asked-back', by, readings: readings.flatMap(({ unit }) => unit ?? []) });
  await talk.send(reply);
}

/** At level 3 the specialist comes first: help today does not wait for an adviser (PRACTICE.md §2). */
async function handOver(talk: Talk, { complexity, units }: Of<'handOver'>): Promise<void> {
  const { voice, turn, memory } = talk;
  const rule = turn.knowledge.complexity.get(complexity);
  const specialist =
    rule?.level === 3 && rule.specialist !== undefined && turn.knowledge.units.has(rule.specialist)
      ? [rule.specialist]
      : [];
  const tell = [...new Set([...specialist, ...units])].slice(0, 2);
  const reply = new Reply().add(voice.complexity(complexity), ...tell.map((id) => voice.unit(id, talk.nation)));
  reply.outcome = 'handOver';
  talk.note({ what: 'person-offered', reason: complexity });
  if (turn.channel.oneShot) reply.add(voice.phrase('hand-over.elsewhere'));
  else if (waitsAlready(talk)) reply.add(voice.phrase('case.already'));
  else {
    memory.pending = { kind: 'person', reason: complexity };
    reply.add(voice.phrase(turn.hours.open ? 'hand-over.offer-open' : 'hand-over.offer-closed', talk.desk));
    reply.tap(voice.phrase('hand-over.offer-yes'), voice.phrase('hand-over.offer-no'));
  }
  await talk.send(reply);
}

export const waitsAlready = ({ turn }: Talk): boolean =>
  turn.openCase?.state === 'waiting' || turn.openCase?.state === 'left-message';

async function decline(talk: Talk, boundary: string, units: readonly string[]): Promise<void> {
  const { voice } = talk;
  noteNotAnswered(talk.memory, talk.incoming.text);
  const reply = new Reply().add(
    voice.boundary(boundary),
    ...units.slice(0, 1).map((id) => voice.unit(id, talk.nation)),
  );
  reply.outcome = 'decline';
  talk.note({ what: 'declined', boundary });
  addOffers(talk, reply, units);
  await talk.send(reply);
}

/** `safetyFirst` sees these before; kept so that a look-up that knows better is never answered with business. */
async function safety(talk: Talk, path: Of<'safety'>['path']): Promise<void> {
  const reply = new Reply().add(talk.voice.safety(path, talk.nation));
  reply.outcome = 'safety';
  await talk.send(reply);
}
