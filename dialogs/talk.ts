/** One turn as the parts of a conversation share it: who speaks, what is remembered, and the one way to send. */
import type { TurnContext } from 'botbuilder';
import type { Nation } from '../knowledge/index.ts';
import type { Answers, Value } from './answers.ts';
import { noteTold, remembered } from './memory.ts';
import type { Remembered } from './memory.ts';
import type { Noted, Turn } from './ports.ts';
import { registeredIn } from './rules/index.ts';
import type { Reply } from './voice/reply.ts';
import { Voice } from './voice/voice.ts';
import type { Params } from './voice/voice.ts';
import { countWords, weekdayWords } from './voice/numbers.ts';

export interface Incoming {
  /** What was written or tapped, tidied at the edges; empty for a picture or an emoji-free nothing. */
  readonly text: string;
  /** What a card sent. */
  readonly card?: CardValue;
}

/** A card's buttons carry where they belong, so that an old card is known for one. */
export interface CardValue {
  readonly flow?: string;
  readonly step?: string;
  readonly say: string;
}

const NATIONS: readonly string[] = ['england', 'wales', 'scotland', 'northern-ireland'] satisfies Nation[];
const asNation = (value: Value | undefined): Nation | undefined =>
  typeof value === 'string' && NATIONS.includes(value) ? (value as Nation) : undefined;

export class Talk {
  readonly turn: Turn;
  #incoming: Incoming;
  readonly memory: Remembered;
  #voice: Voice | undefined;
  #noted: Noted[] = [];

  constructor(turn: Turn, incoming: Incoming) {
    this.turn = turn;
    this.#incoming = incoming;
    this.memory = remembered(turn.memory);
  }

  get incoming(): Incoming {
    return this.#incoming;
  }

  /** From here on the message is this text: what was taken out of it must not be read or kept by anything else. */
  rewrite(text: string): void {
    this.#incoming = { ...this.#incoming, text };
  }

  /** Made anew after the short version or the language was switched. */
  get voice(): Voice {
    this.#voice ??= new Voice(this.turn.knowledge, this.memory);
    return this.#voice;
  }

  switchShort(on: boolean): void {
    this.memory.short = on;
    this.#voice = undefined;
  }

  /** Where the enquirer works, as far as it is known. */
  get worksIn(): Nation | undefined {
    return asNation(this.memory.profile?.['works-in']);
  }

  get registeredIn(): Nation | undefined {
    return registeredIn(this.memory.profile ?? {});
  }

  /** For answers: where they are, or else the nation last spoken of. */
  get nation(): Nation | undefined {
    return this.worksIn ?? this.registeredIn ?? this.memory.spokenOf;
  }

  /** YYYY-MM-DD in the United Kingdom. */
  get today(): string {
    return dayOf(this.turn.now.getTime());
  }

  /** What any flow may know of the world outside its answers. */
  get around(): Answers {
    const { channel } = this.turn;
    return {
      ...this.memory.profile,
      'has-question': this.memory.lastQuestion ? 'yes' : 'no',
      'nation-known': this.nation ? 'yes' : 'no',
      'employers-teams': channel.employerTenant ? 'yes' : 'no',
    };
  }

  /** For phrases that speak of the advisers' hours. */
  get desk(): Params {
    const { turn } = this;
    return {
      // Worked out only where a phrase speaks of them: the calendar takes longer to read than most of a turn.
      get promise() {
        return weekdayWords(turn.hours.promise);
      },
      get waiting() {
        return countWords(turn.hours.waiting);
      },
    };
  }

  /** To be counted, with the next reply. */
  note(noted: Noted): void {
    this.#noted.push(noted);
  }

  async send(reply: Reply): Promise<void> {
    if (reply.empty) return;
    const activity = reply.activity(this.#noted);
    this.#noted = [];
    noteTold(this.memory, activity.channelData.advice.units, this.today);
    await this.turn.context.sendActivity(activity);
  }
}

const TODAY = new Intl.DateTimeFormat('en-CA', { timeZone: 'Europe/London', dateStyle: 'short' });

/** Formatting a date takes longer than most of a turn; a day does not change within a minute. */
let lastMinute = { minute: NaN, day: '' };
function dayOf(at: number): string {
  const minute = Math.floor(at / 60_000);
  if (minute !== lastMinute.minute) lastMinute = { minute, day: TODAY.format(at) };
  return lastMinute.day;
}

const TALK = Symbol('talk');
/** Bot Framework hands a dialog the turn's context only; the talk rides on it. */
export const carryTalk = (talk: Talk): void => void talk.turn.context.turnState.set(TALK, talk);
export const talkIn = (context: TurnContext): Talk => context.turnState.get(TALK) as Talk;
