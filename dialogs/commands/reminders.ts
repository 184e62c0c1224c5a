/** Reminders: asked for of the plan's steps or in one's own words, listed, and ended with one word. */
import { firstDay } from '../answers.ts';
import { openState } from '../converse/open-flow.ts';
import { whereWeAre } from '../converse/where-we-are.ts';
import { asWritten, formsOf } from '../forms.ts';
import type { Reminder } from '../memory.ts';
import { keepReminders } from '../reminders/kept.ts';
import { stepMeant, wantedIn } from '../reminders/said.ts';
import type { Wanted } from '../reminders/said.ts';
import { reminderFor, stepsIn } from '../reminders/steps.ts';
import { dayAt, remindAt } from '../reminders/when.ts';
import { aboutWords } from '../reminders/words.ts';
import type { Talk } from '../talk.ts';
import { understand } from '../understanding/index.ts';
import { dateWords } from '../voice/numbers.ts';
import { Reply } from '../voice/reply.ts';
import { listed } from '../voice/words.ts';
import type { Words } from '../voice/words.ts';

/** Further off than this nobody knows the rules, nor whether this chat is still read. */
const FURTHEST_DAYS = 731;
const MOST_LINES = 6;

// === Asking for them ===

/** "Remind me": of the steps in the plan. */
export const remindMe = (talk: Talk): Promise<boolean> => remindOfSteps(talk, false);
/** The same where the employer may read along, after the caution. */
export const remindHere = (talk: Talk): Promise<boolean> => remindOfSteps(talk, true);

async function remindOfSteps(talk: Talk, here: boolean): Promise<boolean> {
  const reminders = stepsIn(talk).flatMap((step) => reminderFor(talk, step) ?? []);
  if (reminders.length > 0) return keep(talk, reminders, here);
  const flow = talk.voice.phrase('flow.regulatory-steps.label');
  await answer(
    talk,
    new Reply().add(talk.voice.phrase('reminder.no-dates', { flow, day: exampleDay(talk) })).tap(flow),
  );
  return true;
}

/** "Remind me about … on …", in whatever order. */
export async function remindSaid(talk: Talk, plain: string): Promise<boolean> {
  const forms = formsOf(talk.turn.knowledge);
  const here = forms.after('remind-here', plain);
  const rest = here ?? forms.after('remind-me', plain);
  if (rest === undefined || rest.trim() === '') return false;
  const wanted = wantedIn(asWritten(talk.incoming.text, rest), talk.today);
  const step = wanted.on === undefined ? stepMeant(wanted.what, stepsIn(talk)) : undefined;
  const ofStep = step && reminderFor(talk, step);
  if (ofStep) return keep(talk, [ofStep], here !== undefined);
  return wanted.on === undefined ? askWhen(talk, wanted.what) : keepOwn(talk, wanted, here !== undefined);
}

async function askWhen(talk: Talk, what: string): Promise<boolean> {
  const { voice, memory } = talk;
  const words = voice.quoted(what);
  if (openState(talk)) {
    // A day by itself would be taken for an answer to the open question.
    await answer(talk, new Reply().add(voice.phrase('reminder.say-when', { words, day: exampleDay(talk) })));
    return true;
  }
  memory.pending = { kind: 'remind-when', words: words.text };
  await talk.send(new Reply().add(voice.phrase('reminder.when', { words })));
  return true;
}

/** The day that was asked for; anything else leaves it behind. */
export async function whenToRemind(talk: Talk, words: string): Promise<boolean> {
  const reading = understand({ kind: 'date', text: talk.incoming.text, today: talk.today });
  const on = typeof reading === 'string' ? firstDay(reading) : firstDay([reading[0] ?? reading[1]]);
  return on === undefined ? false : keepOwn(talk, { what: words, on, ahead: true }, false);
}

async function keepOwn(talk: Talk, { what, on, ahead }: Wanted, here: boolean): Promise<boolean> {
  const { voice, turn, memory } = talk;
  const at = remindAt(on!, turn.now, ahead);
  const tooFar = at !== undefined && at > turn.now.getTime() + FURTHEST_DAYS * 86_400_000;
  if (at === undefined || tooFar) {
    await answer(
      talk,
      new Reply().add(voice.phrase(tooFar ? 'reminder.too-far' : 'reminder.past', { date: dateWords(on!) })),
    );
    return true;
  }
  const id = freeId(memory.reminders ?? [], what);
  return keep(talk, [{ id, at, on: on!, ...(what && { words: voice.quoted(what).text }) }], here);
}

/** Asked for the same again: it takes the other's place. */
function freeId(reminders: readonly Reminder[], words: string): string {
  const same = reminders.find((one) => one.words !== undefined && one.words === words);
  if (same) return same.id;
  const used = new Set(reminders.map(({ id }) => id));
  let number = 1;
  while (used.has(`own-${number}`)) number += 1;
  return `own-${number}`;
}

async function keep(talk: Talk, reminders: readonly Reminder[], here: boolean): Promise<boolean> {
  const { voice, turn, memory } = talk;
  if (turn.channel.employerTenant && !here) {
    await answer(talk, new Reply().add(voice.phrase('reminder.employer')).tap(voice.phrase('tap.remind-here')));
    return true;
  }
  keepReminders(memory, reminders);
  const where = turn.channel.kind === 'web' ? 'reminder.where-web' : 'reminder.where-chat';
  await answer(
    talk,
    new Reply().add(
      voice.phrase('reminder.kept'),
      linesFor(talk, reminders),
      voice.phrase(where),
      voice.phrase('reminder.end'),
    ),
  );
  return true;
}

// === Seeing and ending them ===

export async function myReminders(talk: Talk): Promise<boolean> {
  const { voice, memory } = talk;
  const reply = new Reply();
  if (memory.reminders)
    reply
      .add(voice.phrase('reminder.yours'), linesFor(talk, memory.reminders), voice.phrase('reminder.end'))
      .tap(voice.phrase('tap.stop-reminders'));
  else reply.add(voice.phrase('reminder.none'));
  await answer(talk, reply);
  return true;
}

export async function stopReminders(talk: Talk): Promise<boolean> {
  const { voice, memory } = talk;
  const had = memory.reminders !== undefined || memory.reminded === true;
  delete memory.reminders;
  delete memory.reminded;
  await answer(talk, new Reply().add(voice.phrase(had ? 'reminder.stopped' : 'reminder.none')));
  return true;
}

/** Whether a bare "stop" is about reminders: one was said last, or nothing else is there to stop. */
export const stopsReminders = ({ memory }: Talk): boolean =>
  memory.reminded === true || (memory.reminders !== undefined && !memory.stack);

// === In words ===

/** Some day next season, to show how one is named. */
const exampleDay = ({ turn }: Talk): Words => dateWords(dayAt(turn.now.getTime() + 100 * 86_400_000));

function linesFor({ voice }: Talk, reminders: readonly Reminder[]): Words {
  const shown = [...reminders].sort((a, b) => a.at - b.at).slice(0, MOST_LINES);
  const lines = shown.map((one) =>
    voice.phrase('reminder.kept-line', {
      what: aboutWords(voice, one),
      date: dateWords(one.on),
      at: dateWords(dayAt(one.at)),
    }),
  );
  const more =
    reminders.length > shown.length
      ? voice.phrase('reminder.more', { count: reminders.length - shown.length })
      : undefined;
  return listed([...lines, more]);
}

async function answer(talk: Talk, reply: Reply): Promise<void> {
  await talk.send(reply);
  await whereWeAre(talk);
}
