/**
 * What a conversation needs from outside, as interfaces. `bot/` has the real ones.
 *
 * All of it is synchronous and without effect on the world: a turn only *wishes* for things, the bot commits them
 * together with the replies, and a turn that lost its race is simply run again (DESIGN.md §6).
 */
import type { TurnContext } from 'botbuilder';
import type { Knowledge, Nation } from '../knowledge/index.ts';
import type { Flows } from './engine/flows.ts';

/** Plain JSON: it is stored with the conversation and read back for the next turn. */
export type Json = null | boolean | number | string | Json[] | { [key: string]: Json };

/** What one conversation remembers between turns. Empty (`{}`) before the first one. */
export type Memory = { [part: string]: Json };

/** The few things a conversation may know of the channel it runs on; everything else is the channel's business. */
export interface ChannelFacts {
  readonly kind: 'web' | 'teams' | 'terminal' | 'other';
  /** In Teams: a personal chat in a tenant that is not the operator's own (PRACTICE.md finding 2). */
  readonly employerTenant: boolean;
  /** No welcome and no case on this channel: one question in, one answer out (`npm run ask`). */
  readonly oneShot?: boolean;
}

// === Cases: the hand-over to human advisers ===

export type CaseState = 'offered' | 'waiting' | 'left-message' | 'with-adviser' | 'wrap-up' | 'closed';

/** The conversation's newest case, as it stood when the turn began. */
export interface CaseView {
  readonly reference: string;
  readonly state: CaseState;
  readonly adviserFirstName?: string;
  /** When somebody is to answer by; epoch milliseconds. */
  readonly promisedAt?: number;
  readonly packet: Packet;
}

/** How the person wants to be talked with (PRACTICE.md findings 2, 21). */
export interface ContactWish {
  readonly how?: string;
  readonly email?: string;
  readonly phone?: string;
  readonly name?: string;
  readonly safeTimes?: string;
}

/** What an adviser is handed, in the order of PRACTICE.md §6. Every line can be taken out by the enquirer. */
export interface Packet {
  readonly howToTalk?: string;
  readonly clock?: string;
  /** An id of complexity.yaml, or `asked-for-a-person`. */
  readonly reason: string;
  readonly level: 1 | 2 | 3;
  readonly skill: string;
  readonly role?: string;
  readonly registeredIn?: Nation;
  readonly worksIn?: Nation;
  readonly question?: string;
  readonly facts: readonly { readonly label: string; readonly value: string }[];
  readonly told: readonly { readonly unit: string; readonly on: string }[];
  readonly notAnswered: readonly string[];
  readonly organisations: readonly string[];
  readonly contact?: ContactWish;
  readonly removed: readonly string[];
  /** When the enquirer agreed to pass this on, and the id of the words they agreed to. */
  readonly consent?: { readonly at: string; readonly words: string };
}

/** When advisers are there, worked out by the bot from the calendar (content) and today. */
export interface DeskHours {
  readonly open: boolean;
  /** When a new request is promised an answer; epoch milliseconds. */
  readonly promise: number;
  readonly waiting: number;
}

/** Wishes of this turn for the conversation's case; each becomes a checked change when the turn is committed. */
export interface CaseWishes {
  /** Shows the packet and asks; lapses to the bot when not taken up. */
  offer(packet: Packet): void;
  /** The enquirer agreed to what is passed on. In opening hours the case waits, otherwise it is a message left. */
  confirm(packet: Packet): void;
  /** The enquirer said no, left the queue, or ended the talk with the adviser. */
  leave(): void;
}

// === The plan's page ===

export interface PlanLink {
  /** A path on the web, where the chat and the page come from one place; a full address elsewhere. */
  readonly url: string;
  /** The last day on which it leads there: YYYY-MM-DD. */
  readonly until: string;
}

/** The page with a conversation's plan. Only what the turn remembers changes, so it may be run again like the rest. */
export interface PlanPage {
  /** The link to it, from now on good for its whole time again. Whoever has it can read the page. */
  open(): PlanLink;
  /** Links given so far lead nowhere any more. False: there was none. */
  close(): boolean;
}

// === One turn ===

export interface Turn {
  readonly context: TurnContext;
  readonly memory: Memory;
  readonly knowledge: Knowledge;
  /** From `loadFlows`, once for a knowledge base. */
  readonly flows: Flows;
  readonly now: Date;
  readonly channel: ChannelFacts;
  readonly openCase: CaseView | undefined;
  readonly cases: CaseWishes;
  readonly hours: DeskHours;
  /** Undefined where nobody could open it: nothing is known of an address that leads here. */
  readonly planPage?: PlanPage | undefined;
  /** Wishes about the conversation itself. */
  readonly housekeeping: {
    /** What the enquirer just wrote is not kept: the log holds the given text instead (whistleblowing). */
    replaceIncoming(text: string): void;
    /** Everything of this conversation is to be deleted once the reply is out. */
    forget(): void;
  };
}

export type OutcomeKind = 'answer' | 'clarify' | 'handOver' | 'decline' | 'safety';

/**
 * Rides on every reply as `activity.channelData.advice`, is taken off by the turn adapter before anything is stored
 * for the channel, and is kept beside the log row: what `ask` prints, what tests assert, what shows that each
 * sentence came from content.
 */
export interface ReplyMeta {
  readonly outcome?: OutcomeKind;
  /** Ids of the knowledge units told. */
  readonly units: readonly string[];
  /** Ids of all content the text was made from: `phrases/welcome`, `articles/what-is-a-cic`, `questions/works-in`. */
  readonly said: readonly string[];
  readonly flow?: string;
  readonly step?: string;
  /** What came before this reply that editors may want to count. */
  readonly noted?: readonly Noted[];
}

/** What is counted of a turn, by ids of content alone: never a word of what was written, never who wrote it. */
export type Noted =
  | { readonly what: 'asked-back'; readonly by: 'reading' | 'nation'; readonly readings: readonly string[] }
  /** What was meant of what was asked back: one of them, `none-of-these`, or `something-else` was said. */
  | { readonly what: 'chosen'; readonly readings: readonly string[]; readonly chosen: string }
  /** No checked answer; `near` are units about something near it. */
  | { readonly what: 'not-found'; readonly near: readonly string[] }
  | { readonly what: 'declined'; readonly boundary: string }
  /** By an id of complexity.yaml, or `asked-for-a-person`. */
  | { readonly what: 'person-offered' | 'person-wanted'; readonly reason: string }
  /** An answer in a flow that could not be used. */
  | { readonly what: 'not-understood'; readonly flow: string; readonly step: string }
  /** An answer to a question about how it went. */
  | { readonly what: 'feedback'; readonly question: string; readonly answer: string };
