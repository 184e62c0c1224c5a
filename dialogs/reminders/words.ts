/** What a reminder is about: a step by its words in the content, anything else in the enquirer's own. */
import type { Reminder } from '../memory.ts';
import type { Voice } from '../voice/voice.ts';
import type { Words } from '../voice/words.ts';

export function aboutWords(voice: Voice, { id, words }: Reminder): Words {
  const unit = voice.knowledge.units.get(id);
  if (unit?.folder === 'regulation') return voice.telling(id, unit.step);
  return words === undefined
    ? voice.phrase('reminder.look-again')
    : voice.phrase('reminder.own', { words: voice.quoted(words) });
}

/** The first page behind a step, to look at before anybody relies on it. */
export function pageWords(voice: Voice, { id }: Reminder): Words | undefined {
  const source = voice.knowledge.units.get(id)?.sources[0];
  return source === undefined ? undefined : voice.source(source);
}
