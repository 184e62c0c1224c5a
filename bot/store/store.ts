/**
 * The store as the rest of the bot sees it: one conversation row that everybody compares and bumps, one append-only
 * log, cases with their history, and an outbox. SQL for SQLite and PostgreSQL stands behind it (DESIGN.md §9).
 */
import type { Activity } from 'botbuilder';
import type { CaseState, Memory, Packet, ReplyMeta } from '../../dialogs/index.ts';

export type Owner = 'bot' | 'adviser';
export type Author = 'enquirer' | 'bot' | 'adviser' | 'system';

export interface ConversationRow {
  readonly id: string;
  readonly channel: string;
  /** Bumped by every change of any kind; 0 is never stored. */
  readonly version: number;
  readonly owner: Owner;
  readonly memory: Memory;
  readonly nextSequence: number;
  /** Azure channels: how to reach the person again. */
  readonly reference: Record<string, unknown> | undefined;
  /** Reference of the case opened last; undefined when there never was one. */
  readonly newestCase: string | undefined;
  readonly createdAt: number;
  readonly updatedAt: number;
}

export interface LogRow {
  readonly conversation: string;
  readonly sequence: number;
  readonly externalId: string | undefined;
  readonly author: Author;
  /**
   * As the channel shows it: id, type, text, from, timestamp, replyToId, attachments, suggestedActions. The store puts
   * in `id` (`logId`) and `timestamp` (JSON has no Date: an ISO string when read back).
   */
  readonly activity: Partial<Activity>;
  readonly meta: ReplyMeta | undefined;
  readonly at: number;
}

export interface CaseRow {
  readonly reference: string;
  readonly conversation: string;
  readonly state: CaseState;
  /** When it came into this state. */
  readonly since: number;
  /** When this state lapses by itself. */
  readonly timer: number | undefined;
  readonly promisedAt: number | undefined;
  /** 1 danger, 2 a clock inside five working days, 3 money or job at risk, 4 the rest. */
  readonly priority: 1 | 2 | 3 | 4;
  readonly adviser: string | undefined;
  readonly packet: Packet;
  readonly closedBecause: string | undefined;
  readonly createdAt: number;
  readonly closedAt: number | undefined;
}

export interface CaseEvent {
  readonly case: string;
  readonly sequence: number;
  readonly at: number;
  readonly kind: string;
  /** `enquirer`, `bot`, `system` or an account id. */
  readonly by: string;
  readonly data: Record<string, unknown>;
}

export interface Account {
  readonly id: string;
  readonly email: string;
  readonly name: string;
  readonly passwordHash: string | undefined;
  readonly role: 'adviser' | 'supervisor';
  readonly createdAt: number;
}

/** How often something happened on a day. Ids of content only: never a word that somebody wrote, never who. */
export interface Tally {
  readonly kind: string;
  readonly about: string;
  /** Which of several; empty where there is but one. */
  readonly part: string;
  /** YYYY-MM-DD */
  readonly day: string;
  readonly times: number;
}

export interface NewLogRow {
  readonly externalId?: string;
  readonly author: Author;
  readonly activity: Partial<Activity>;
  readonly meta?: ReplyMeta;
  /** True: also an outbox row, for channels that we must call. */
  readonly deliver?: boolean;
}

/** All that one turn, one adviser's action or one timer changes; committed as one transaction or not at all. */
export interface Change {
  readonly conversation: {
    readonly id: string;
    readonly channel: string;
    /** The version that was read; 0 for a conversation not stored yet. */
    readonly read: number;
    readonly owner: Owner;
    readonly memory: Memory;
    readonly reference?: Record<string, unknown>;
    /** Digest of the one link that leads to the plan's page; null: none does. Undefined: as it was. */
    readonly planLink?: string | null | undefined;
    /** When the next reminder is due; null: never. Undefined: as it was. */
    readonly remindAt?: number | null;
  };
  readonly log: readonly NewLogRow[];
  readonly cases?: readonly CaseRow[];
  readonly caseEvents?: readonly Omit<CaseEvent, 'sequence'>[];
  /**
   * Delete all that was held of this conversation: log, cases, outbox. What this change itself logs (the goodbye) stays
   * so that it can be delivered, and goes within the hour; sequences go on, so no listener's watermark is upset.
   */
  readonly forget?: boolean;
  readonly at: number;
}

export interface OutboxRow {
  readonly id: number;
  readonly conversation: string;
  readonly sequence: number;
  readonly due: number;
  readonly tries: number;
}
export interface ClaimedRow extends OutboxRow {
  readonly row: LogRow;
  readonly to: Pick<ConversationRow, 'id' | 'channel' | 'reference'>;
  /** The channel's own id of the message that this answers. */
  readonly replyTo: string | undefined;
}
/** Whoever delivers in this process. */
export interface Carrier {
  /** How long a claim lasts, in milliseconds. */
  readonly leaseMs: number;
  /** Rows that were just committed, and claimed with it because nothing before them is waiting. */
  take(rows: readonly ClaimedRow[]): void;
  /** Something of this conversation is in the outbox, behind what is on its way. */
  wake(conversation: string): void;
}
export interface Undelivered {
  readonly conversation: string;
  readonly sequence: number;
  readonly because: string;
}

/** Given to `onChange` listeners after a gap in which notices of other instances may have been missed. */
export const EVERY_CONVERSATION = '*';

/** The id under which channels show a log row. */
export const logId = (conversation: string, sequence: number): string =>
  `${conversation}|${String(sequence).padStart(7, '0')}`;

/** Someone else changed the conversation since it was read: read again and decide again. */
export class LostRace extends Error {
  override readonly name = 'LostRace';
}
/** This external id is in the log already. */
export class AlreadyLogged extends Error {
  override readonly name = 'AlreadyLogged';
  readonly sequence: number;
  constructor(sequence: number) {
    super(`already logged as ${sequence}`);
    this.sequence = sequence;
  }
}

export interface Store {
  conversation(id: string): Promise<ConversationRow | undefined>;
  /** @throws {LostRace} @throws {AlreadyLogged} */
  commit(change: Change): Promise<readonly LogRow[]>;
  /** The row with this external id and the replies that followed it in the same turn. */
  answered(conversation: string, externalId: string): Promise<readonly LogRow[]>;
  log(conversation: string, after: number, limit?: number): Promise<readonly LogRow[]>;

  /** The conversation whose plan this link leads to. @param digest as a change has put it in */
  byPlanLink(digest: string): Promise<ConversationRow | undefined>;
  /** Conversations with a reminder due, the longest overdue first; none while an adviser has it. */
  remindersDue(now: number, limit: number): Promise<readonly ConversationRow[]>;

  /**
   * Conversations whose memory, as JSON, holds this text (no % or _); the newest first. Looks through all of them: for
   * commands only.
   */
  remembering(text: string, limit: number): Promise<readonly ConversationRow[]>;

  newestCase(conversation: string): Promise<CaseRow | undefined>;
  caseByReference(reference: string): Promise<CaseRow | undefined>;
  openCases(): Promise<readonly CaseRow[]>;
  /** Cases that came into their state at this time or later, the newest first; at most 1,000. */
  casesSince(time: number): Promise<readonly CaseRow[]>;
  caseEvents(reference: string): Promise<readonly CaseEvent[]>;
  casesDue(now: number): Promise<readonly CaseRow[]>;

  /**
   * Claims what is due of at most `limit` conversations, each conversation's rows in their order and all of them by one
   * instance; a claim lapses by itself.
   */
  claimOutbox(now: number, limit: number, leaseMs: number): Promise<readonly ClaimedRow[]>;
  outboxDone(ids: readonly number[]): Promise<void>;
  /** Claimed, but not delivered after all: due again at once. */
  outboxRelease(ids: readonly number[], now: number): Promise<void>;
  /** Not before `due`; the conversation's later rows wait behind it. Counts one more try. */
  outboxRetry(id: number, due: number): Promise<void>;
  /** The row is kept as undelivered, and holds up no other. */
  outboxGiveUp(id: number, because: string): Promise<void>;
  undelivered(conversation: string): Promise<readonly Undelivered[]>;
  /**
   * This process begins to deliver. Where it is the only one (SQLite), whatever waits is due at once, also what an
   * earlier one had claimed as it was killed. Where there are others (PostgreSQL) their claims stand until they lapse.
   */
  outboxBegin(now: number): Promise<void>;
  /** How long the oldest row has been waiting, in milliseconds; 0 when none is. */
  outboxAge(now: number): Promise<number>;

  account(email: string): Promise<Account | undefined>;
  accountById(id: string): Promise<Account | undefined>;
  putAccount(account: Account): Promise<void>;
  /** Ends its sessions too. What it did stays in the histories of cases, under the name it had. */
  removeAccount(id: string): Promise<void>;
  accounts(): Promise<readonly Account[]>;

  setting(key: string): Promise<string | undefined>;
  /** Keeps the value that is there already, and answers the one that is kept. */
  putSettingOnce(key: string, value: string): Promise<string>;

  /** Adds to what was counted before; each kind, about, part and day stands once in `rows`. */
  addTallies(rows: readonly Tally[]): Promise<void>;
  /** @param since a day, YYYY-MM-DD */
  tallies(since: string): Promise<readonly Tally[]>;

  /** Called after each commit with the conversation's id (or `EVERY_CONVERSATION`), on this and on other instances. */
  onChange(listener: (conversation: string) => void): () => void;
  /** There is one carrier at most; call what it returns when it stops. */
  carry(carrier: Carrier): () => void;
  /** Removes what is older than its class of data is kept for; answers how much of each. */
  expire(
    now: number,
    keep: { readonly conversationDays: number; readonly caseDays: number },
  ): Promise<Record<string, number>>;
  close(): Promise<void>;
}
