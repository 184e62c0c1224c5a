/**
 * The turn (DESIGN.md §6): known already? one at a time, run on the state just read, commit if nobody changed it
 * meanwhile, else run again, and only then answer. What throws keeps nothing it did: the message and an apology are
 * committed instead.
 */
import { nextReminderAt, type ChannelFacts, type Flows, type Memory, type Turn } from '../../dialogs/index.ts';
import type { Calendar, Knowledge } from '../../knowledge/index.ts';
import { newReference } from '../cases/reference.ts';
import { newDigest, planPageFor } from '../plan/link.ts';
import { AlreadyLogged, LostRace, cleanDeep, logId } from '../store/index.ts';
import type { CaseRow, Change, ConversationRow, Store } from '../store/index.ts';
import { applyWishes, GatheredWishes, viewOf } from './case-wishes.ts';
import { DeskClock } from './desk-clock.ts';
import { Lanes } from './lanes.ts';
import { activityFor, incomingRow, replyRow, taken } from './turn-rows.ts';
import { TurnAdapter, type Gathered, type Reply } from './turn-adapter.ts';
import type { Incoming, Taken, Turns } from './turns.ts';

/** Longer messages are not read by the dialogs: a person is asked for the short form of it. */
export const LONGEST_MESSAGE = 4_000;
/** Each lost race means that somebody else's change went through, so this many in a row is a fault. */
const MOST_TRIES = 20;

/** What the turn itself says, made from the phrases of the content. */
export interface TurnWords {
  /** Something went wrong; the reference is what the log of the server has it under. */
  failed(reference: string): Reply;
  tooLong(): Reply;
}

export interface TurnsOptions {
  readonly store: Store;
  readonly converse: (turn: Turn) => Promise<void>;
  readonly knowledge: () => Knowledge;
  readonly flows: () => Flows;
  readonly calendar: () => Calendar;
  readonly words: TurnWords;
  /** What stands before the path of a plan's page on this channel; undefined where nobody could open it. */
  readonly planBase?: (facts: ChannelFacts) => string | undefined;
  /** A message over the limit that must be heard all the same: the safety paths. Default: none. */
  readonly mustBeHeard?: (text: string) => boolean;
  readonly now?: () => Date;
  /** A turn threw; the enquirer was given the reference. */
  readonly onFailure?: (error: unknown, reference: string) => void;
}

export interface RunningTurns extends Turns {
  /** Resolves when no turn is running or waiting. */
  idle(): Promise<void>;
}

export function createTurns(options: TurnsOptions): RunningTurns {
  const lanes = new Lanes();
  const turnsOf = new TurnTaker(options);
  return {
    take(incoming) {
      const clean = cleanDeep(incoming) as Incoming;
      return lanes.run(clean.conversation, () => turnsOf.take(clean));
    },
    idle: () => lanes.idle(),
  };
}

/** The state that a turn runs on. */
interface Standing {
  readonly row: ConversationRow | undefined;
  readonly case: CaseRow | undefined;
  readonly adviserName: string | undefined;
}
/** What a turn came to, before it is committed. */
interface Result extends Gathered {
  readonly memory: Memory;
  readonly wishes: GatheredWishes;
  readonly replacedBy: string | undefined;
  readonly forget: boolean;
}

class TurnTaker {
  readonly #options: TurnsOptions;
  readonly #adapter = new TurnAdapter();
  readonly #desk: DeskClock;
  readonly #now: () => Date;

  constructor(options: TurnsOptions) {
    this.#options = options;
    this.#desk = new DeskClock(options.store, options.calendar);
    this.#now = options.now ?? (() => new Date());
  }

  async take(incoming: Incoming): Promise<Taken> {
    await this.#desk.refresh(this.#now().getTime());
    for (let tries = 1; ; tries += 1) {
      try {
        return await this.#tryOnce(incoming);
      } catch (error) {
        if (error instanceof AlreadyLogged) return this.#repeated(incoming);
        if (!(error instanceof LostRace) || tries >= MOST_TRIES) throw error;
      }
    }
  }

  async #tryOnce(incoming: Incoming): Promise<Taken> {
    const { store } = this.#options;
    const now = this.#now();
    const standing = await this.#standing(incoming.conversation);
    const result = await this.#runSafely(incoming, standing, now);
    const change = this.#changeFor(incoming, standing, result, now);
    if (!change) return { id: undefined, sequence: undefined, repeat: false, replies: [], invoke: result.invoke };
    return taken(await store.commit(change), result.invoke);
  }

  async #standing(conversation: string): Promise<Standing> {
    const { store } = this.#options;
    const row = await store.conversation(conversation);
    const newest = row?.newestCase === undefined ? undefined : await store.newestCase(conversation);
    const adviser = newest?.adviser === undefined ? undefined : await store.accountById(newest.adviser);
    return { row, case: newest, adviserName: adviser?.name };
  }

  async #runSafely(incoming: Incoming, standing: Standing, now: Date): Promise<Result> {
    const { words, mustBeHeard, onFailure } = this.#options;
    const text = incoming.activity.text ?? '';
    if (text.length > LONGEST_MESSAGE && !mustBeHeard?.(text)) return untouched(standing, words.tooLong());
    const housekeeping = new GatheredHousekeeping();
    try {
      return await this.#run(incoming, standing, now, housekeeping);
    } catch (error) {
      const reference = newReference();
      onFailure?.(error, reference);
      // What must not be kept is not kept by a failure either.
      return { ...untouched(standing, words.failed(reference)), replacedBy: housekeeping.replacedBy };
    }
  }

  async #run(incoming: Incoming, standing: Standing, now: Date, housekeeping: GatheredHousekeeping): Promise<Result> {
    const { converse, knowledge, flows, planBase } = this.#options;
    const base = planBase?.(incoming.facts);
    const desk = this.#desk;
    // Its own copy: what a turn that throws has changed must not be seen again.
    const memory = copyOf(standing.row?.memory ?? {});
    const wishes = new GatheredWishes();
    const gathered = await this.#adapter.run(activityFor(incoming), (context) =>
      converse({
        context,
        memory,
        knowledge: knowledge(),
        flows: flows(),
        now,
        channel: incoming.facts,
        openCase: standing.case && viewOf(standing.case, standing.adviserName),
        cases: wishes,
        planPage: base === undefined ? undefined : planPageFor(memory, base, now.getTime()),
        // Few turns ask for them, and the calendar takes longer to read than all the rest here.
        get hours() {
          return desk.hours(now.getTime());
        },
        housekeeping,
      }),
    );
    return { ...gathered, memory, wishes, replacedBy: housekeeping.replacedBy, forget: housekeeping.forgotten };
  }

  /** Undefined when there is nothing to keep: an event that changed nothing and was not answered. */
  #changeFor(incoming: Incoming, standing: Standing, result: Result, now: Date): Change | undefined {
    const { row } = standing;
    const at = now.getTime();
    const asked = incomingRow(incoming, result.replacedBy);
    const cases = applyWishes(
      standing.case,
      result.wishes.inputs,
      (wish, current) => {
        const packet = wish.kind === 'leave' ? current?.packet : wish.packet;
        return this.#desk.contextFor(packet, at, incoming.conversation);
      },
      standing.adviserName,
    );
    const replyToId = asked && logId(incoming.conversation, row?.nextSequence ?? 1);
    const log = [
      ...(asked ? [asked] : []),
      ...result.replies.map((reply) => replyRow(reply, replyToId, incoming.deliver === true)),
      ...(result.forget ? [] : cases.status),
    ];
    if (log.length === 0 && !result.forget && sameMemory(result.memory, row?.memory ?? {})) return undefined;
    return {
      conversation: {
        id: incoming.conversation,
        channel: incoming.channel,
        read: row?.version ?? 0,
        owner: result.forget ? 'bot' : cases.owner,
        memory: result.forget ? {} : result.memory,
        ...marksOf(result.memory, row?.memory ?? {}),
        ...(incoming.reference && { reference: incoming.reference }),
      },
      log,
      cases: cases.cases,
      caseEvents: cases.caseEvents,
      ...(result.forget && { forget: true }),
      at,
    };
  }

  async #repeated(incoming: Incoming): Promise<Taken> {
    const rows = await this.#options.store.answered(incoming.conversation, incoming.externalId ?? '');
    return taken(rows, undefined, true);
  }
}

class GatheredHousekeeping {
  replacedBy: string | undefined;
  forgotten = false;

  replaceIncoming(text: string): void {
    this.replacedBy = text;
  }
  forget(): void {
    this.forgotten = true;
  }
}

/** What the store finds a conversation by, worked out from its memory; undefined where that is as it was. */
function marksOf(memory: Memory, before: Memory): Pick<Change['conversation'], 'planLink' | 'remindAt'> {
  const remindAt = nextReminderAt(memory);
  return {
    planLink: newDigest(memory, before),
    ...(remindAt !== nextReminderAt(before) && { remindAt: remindAt ?? null }),
  };
}

const copyOf = (memory: Memory): Memory => JSON.parse(JSON.stringify(memory)) as Memory;
const sameMemory = (a: Memory, b: Memory): boolean => JSON.stringify(a) === JSON.stringify(b);

/** While an adviser has the conversation the message reaches the adviser, and the bot does not talk across. */
function untouched(standing: Standing, reply: Reply): Result {
  return {
    replies: standing.row?.owner === 'adviser' ? [] : [reply],
    invoke: undefined,
    memory: standing.row?.memory ?? {},
    wishes: new GatheredWishes(),
    replacedBy: undefined,
    forget: false,
  };
}
