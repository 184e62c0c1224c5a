/** What the last reply left open outside any flow: which reading was meant, whether a person is wanted, which nation. */
import { formsOf } from '../forms.ts';
import type { Pending, Reading } from '../memory.ts';
import type { Talk } from '../talk.ts';
import { tidy, understand } from '../understanding/index.ts';
import { Reply } from '../voice/reply.ts';
import { whenToRemind } from '../commands/reminders.ts';
import { whichTried } from '../commands/what-if.ts';
import { beginHandOver } from '../hand-over/begin.ts';
import { answerFreely } from './free-question.ts';
import { wholeNation } from './nations.ts';
import { notFound } from './not-found.ts';
import { tellUnit } from './tapped.ts';

export async function answerPending(talk: Talk): Promise<boolean> {
  const { pending } = talk.memory;
  if (!pending) return false;
  // Whatever comes now answers it, or has left it behind.
  delete talk.memory.pending;
  switch (pending.kind) {
    case 'readings':
      return whichReading(talk, pending);
    case 'person':
      return aPerson(talk, pending);
    case 'safety-nation':
      return whichNation(talk, pending);
    case 'remind-when':
      return whenToRemind(talk, pending.words);
    case 'what-if':
      return whichTried(talk, pending);
  }
}

/**
 * A reading chosen by its words while a flow is open. Numbers, yes and nations belong to the flow's own question there.
 */
export async function readingInFlow(talk: Talk): Promise<boolean> {
  const { pending } = talk.memory;
  if (pending?.kind !== 'readings') return false;
  delete talk.memory.pending;
  const text = tidy(talk.incoming.text);
  const isOne = pending.readings.some(({ label }) => tidy(label) === text);
  if (!isOne && !formsOf(talk.turn.knowledge).is('none-of-these', text)) return false;
  return whichReading(talk, pending);
}

type Of<K extends Pending['kind']> = Extract<Pending, { kind: K }>;

async function whichReading(talk: Talk, { text, readings, complexity }: Of<'readings'>): Promise<boolean> {
  const nation = wholeNation(talk.turn.knowledge, talk.incoming.text);
  const named = nation && readings.find((reading) => reading.nation === nation);
  const none = formsOf(talk.turn.knowledge).is('none-of-these', tidy(talk.incoming.text));
  const options = readings.map(({ label }, at) => ({ name: `reading-${at}`, also: [label] }));
  const choice = none
    ? 'none'
    : understand({ kind: 'choice', text: talk.incoming.text, options: [...options, { name: 'none', also: [] }] });
  const reading =
    named ?? (Array.isArray(choice) ? readings[options.findIndex(({ name }) => name === choice[0])] : undefined);
  // A nation may part the readings as well as being one: with it the question is looked up again.
  const where = reading?.nation ?? (reading ? undefined : nation);
  const isNone = choice === 'none' || (Array.isArray(choice) && choice[0] === 'none');
  noteChoice(talk, readings, reading?.unit ?? (isNone && !where ? 'none-of-these' : 'something-else'));
  if (where) {
    (talk.memory.profile ??= {})['works-in'] = where;
    await answerFreely(talk, text);
    return true;
  }
  if (reading?.unit && !talk.turn.knowledge.units.has(reading.unit)) {
    // It was taken out of the content since it was offered.
    await answerFreely(talk, text);
    return true;
  }
  if (reading?.unit) {
    await tellUnit(talk, reading.unit, complexity);
    return true;
  }
  if (!isNone) return false;
  await notFound(talk, text, []);
  return true;
}

function noteChoice(talk: Talk, readings: readonly Reading[], chosen: string): void {
  talk.note({ what: 'chosen', readings: readings.flatMap(({ unit }) => unit ?? []), chosen });
}

async function aPerson(talk: Talk, { reason }: Of<'person'>): Promise<boolean> {
  const said = understand({ kind: 'yesNo', text: talk.incoming.text });
  if (said === 'yes' || formsOf(talk.turn.knowledge).is('person', tidy(talk.incoming.text))) {
    await beginHandOver(talk, reason);
    return true;
  }
  if (said !== 'no') return false;
  await talk.send(
    new Reply()
      .add(talk.voice.phrase('said.no-person'))
      .tap(talk.voice.phrase('tap.question'), talk.voice.phrase('tap.menu')),
  );
  return true;
}

async function whichNation(talk: Talk, { path }: Of<'safety-nation'>): Promise<boolean> {
  const nation = wholeNation(talk.turn.knowledge, talk.incoming.text);
  if (!nation) return false;
  (talk.memory.profile ??= {})['works-in'] = nation;
  const reply = new Reply().add(talk.voice.safetyIn(path, nation));
  reply.outcome = 'safety';
  await talk.send(reply);
  return true;
}
