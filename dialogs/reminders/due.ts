/** Reminders whose time has come: what is said, and what is remembered after. Pure, so that it can be tried again. */
import type { Activity } from 'botbuilder';
import type { Knowledge } from '../../knowledge/index.ts';
import { remembered } from '../memory.ts';
import type { Reminder } from '../memory.ts';
import type { Memory } from '../ports.ts';
import { dateWords } from '../voice/numbers.ts';
import { Reply } from '../voice/reply.ts';
import { Voice } from '../voice/voice.ts';
import { joined, listed } from '../voice/words.ts';
import type { Words } from '../voice/words.ts';
import { keepReminders } from './kept.ts';
import { aboutWords, pageWords } from './words.ts';

export interface Reminded {
  /** All that is due in one message, with how to end it. */
  readonly activity: Partial<Activity>;
  readonly memory: Memory;
}

const MOST_LINES = 10;

/** Undefined when none is due. */
export function remind(knowledge: Knowledge, memory: Memory, now: Date): Reminded | undefined {
  const { reminders = [], ...rest } = remembered(memory);
  const due = reminders.filter(({ at }) => at <= now.getTime());
  if (due.length === 0) return undefined;
  const next = { ...rest, reminded: true };
  keepReminders(
    next,
    reminders.filter((one) => !due.includes(one)),
  );
  return { activity: reminderReply(new Voice(knowledge, rest), due).activity(), memory: next as unknown as Memory };
}

function reminderReply(voice: Voice, due: readonly Reminder[]): Reply {
  const lines = due.slice(0, MOST_LINES).map((one) => lineFor(voice, one));
  const more =
    due.length > lines.length ? voice.phrase('reminder.more', { count: due.length - lines.length }) : undefined;
  return new Reply()
    .add(
      voice.phrase('reminder.due'),
      listed([...lines, more]),
      voice.phrase('reminder.check'),
      voice.phrase('reminder.end'),
    )
    .tap(voice.phrase('tap.my-plan'), voice.phrase('tap.stop-reminders'));
}

const lineFor = (voice: Voice, reminder: Reminder): Words =>
  joined(
    [
      voice.phrase('reminder.line', { what: aboutWords(voice, reminder), date: dateWords(reminder.on) }),
      pageWords(voice, reminder),
    ],
    ' ',
  );
