/**
 * Cases over the store. Each change is read, decided (machine.ts) and committed with the conversation's version
 * compared; whoever lost the race reads again and decides again, so of a hundred who press *Take* one wins and the
 * others are told who.
 */
import { isUnderWay, withAgreed, type Memory } from '../../dialogs/index.ts';
import { dayWords, type Calendar } from '../../knowledge/index.ts';
import { dayOf } from '../content.ts';
import { AlreadyLogged, LostRace } from '../store/index.ts';
import type { CaseEvent, CaseRow, ConversationRow, NewLogRow, Store } from '../store/index.ts';
import { appendEvent } from './append-event.ts';
import { boundaryRow } from './boundary.ts';
import type { Say } from './boundary.ts';
import type { CaseInFull, CaseRefusal, CaseResult, Cases } from './cases.ts';
import { caseContext } from './context.ts';
import { isRefused, transition } from './machine.ts';
import type { CaseInput } from './machine.ts';
import { isForAdvisers } from './moves.ts';
import type { CaseMove, MachineRefusal, NewCaseEvent } from './moves.ts';
import { agreedPacket, missedPromises, seenLately } from './history.ts';
import { inOrder } from './queue.ts';
import { ownerOf, promiseOf } from './rules.ts';
import { firstNameOf, statusRow } from './status.ts';

export interface CasesDeps {
  readonly store: Store;
  /** Asked each time: the content may be loaded anew while the server runs. */
  readonly calendar: () => Calendar;
  readonly say: Say;
  /** Default: the real clock. */
  readonly now?: () => number;
}

/** More rounds than this means that something else is wrong; nobody is kept waiting for ever. */
const ROUNDS = 40;

/** A conversation in Teams never ends (PITFALLS.md D6); an adviser is shown this much of it. */
const MOST_LINES = 2_000;

interface Read {
  readonly row: CaseRow;
  readonly conversation: ConversationRow;
}
type Extra = (read: Read, move: CaseMove) => Promise<readonly NewLogRow[]> | readonly NewLogRow[];
/** What the conversation remembers after a change; most changes leave it as it is. */
type Remember = (memory: Memory) => Promise<Memory> | Memory;

export function createCases({ store, calendar, say, now = Date.now }: CasesDeps): Cases {
  const nameOf = async (id: string | undefined): Promise<string> =>
    id === undefined ? '' : ((await store.accountById(id))?.name ?? '');

  async function change(
    reference: string,
    input: CaseInput,
    extra: Extra = () => [],
    remember: Remember = (memory) => memory,
  ): Promise<CaseResult> {
    for (let round = 0; round < ROUNDS; round += 1) {
      const read = await readCase(store, reference);
      if (!read || (!isForAdvisers(read.row) && input.kind !== 'lapse')) return { refused: 'unknown-case' };
      const decision = await decide(read, input);
      if (isRefused(decision)) return inWords(decision);
      try {
        const log = [...(await extra(read, decision)), ...(await told(read, decision))];
        await commit(read, decision, { log, memory: await remember(read.conversation.memory) });
        return { case: decision.case };
      } catch (error) {
        if (error instanceof AlreadyLogged) return { case: read.row };
        if (!(error instanceof LostRace)) throw error;
        await pause(round);
      }
    }
    throw new LostRace(reference);
  }

  async function decide({ row, conversation }: Read, input: CaseInput) {
    if (input.kind === 'reopen' && conversation.newestCase !== row.reference)
      return { refused: 'wrong-state' } as const;
    const waiting =
      input.kind === 'lapse' ? (await store.openCases()).filter(({ state }) => state === 'waiting').length : 0;
    const missed = input.kind === 'lapse' ? missedPromises(await store.caseEvents(row.reference)) : undefined;
    const circumstances = {
      calendar: calendar(),
      now: now(),
      conversation: row.conversation,
      packet: row.packet,
      waiting,
    };
    return transition(row, input, caseContext({ ...circumstances, ...(missed !== undefined && { missed }) }));
  }

  async function inWords(refusal: MachineRefusal): Promise<CaseRefusal> {
    if (refusal.refused !== 'taken') return refusal;
    return { refused: 'taken', by: firstNameOf(await nameOf(refusal.adviser)) };
  }

  /** Histories outlive accounts, so they keep the name as it was. */
  async function signed(event: NewCaseEvent): Promise<NewCaseEvent> {
    const name = await nameOf(event.by);
    return name ? { ...event, data: { ...event.data, name } } : event;
  }

  /** The boundary line and the status line that go with a change. */
  async function told({ row, conversation }: Read, move: CaseMove): Promise<NewLogRow[]> {
    const next = move.case;
    const adviserName = await nameOf(next.adviser ?? row.adviser);
    const deliver = conversation.reference !== undefined;
    const rows: NewLogRow[] = [];
    const underWay = isUnderWay(conversation.memory);
    if (move.tell)
      rows.push(boundaryRow(say, { tell: move.tell, case: next, adviserName, now: now(), underWay, deliver }));
    if (showsDifferently(next, row)) rows.push(statusRow(next, adviserName));
    return rows;
  }

  async function commit(
    { row, conversation }: Read,
    move: CaseMove,
    { log, memory }: { readonly log: readonly NewLogRow[]; readonly memory: Memory },
  ): Promise<void> {
    const { id, channel, version } = conversation;
    // A note leaves the case as it is; an older case that is noted on must not pass for the conversation's newest.
    const changed = move.case !== row;
    await store.commit({
      conversation: { id, channel, read: version, memory, owner: changed ? ownerOf(move.case) : conversation.owner },
      log,
      ...(changed && { cases: [move.case] }),
      caseEvents: await Promise.all(move.events.map(signed)),
      at: now(),
    });
  }

  async function inFull(reference: string, after = 0): Promise<CaseInFull | undefined> {
    const row = await store.caseByReference(reference);
    const conversation = row && (await store.conversation(row.conversation));
    if (!row || !conversation || !isForAdvisers(row)) return undefined;
    const from = Math.max(after, conversation.nextSequence - MOST_LINES);
    const [events, transcript] = await Promise.all([store.caseEvents(reference), store.log(row.conversation, from)]);
    return { case: { ...row, packet: agreedPacket(row, events) }, events, transcript };
  }

  return {
    inFull,
    closedSince: async (time) =>
      (await store.casesSince(time)).filter((row) => row.state === 'closed' && isForAdvisers(row)),
    queue: async () => inOrder(await store.openCases(), calendar(), now()),
    take: (reference, adviser) => change(reference, { kind: 'take', adviser }),
    renew: (reference, adviser) => change(reference, { kind: 'renew', adviser }),
    giveBack: (reference, adviser) => change(reference, { kind: 'give-back', adviser }),
    release: (reference, adviser) => change(reference, { kind: 'release', adviser }),
    transfer: (reference, adviser, to) => change(reference, { kind: 'transfer', adviser, to }),
    reopen: (reference, adviser) => change(reference, { kind: 'reopen', adviser }),
    note: (reference, adviser, text) => change(reference, { kind: 'note', adviser, text }),
    close: (reference, adviser, outcome, detail) =>
      change(reference, { kind: 'close', adviser, outcome, ...(detail && { detail }) }),
    reply: (reference, adviser, text, clientId) =>
      change(reference, { kind: 'reply', adviser }, async ({ conversation }) => [
        replyRow(firstNameOf(await nameOf(adviser)), text, `desk:${clientId}`, conversation.reference !== undefined),
      ]),
    async agree(reference, adviser, step, clientId) {
      const name = firstNameOf(await nameOf(adviser));
      const said = step.by === undefined ? 'cases.agreed' : 'cases.agreed-by';
      const text = say(said, { step: sentence(step.text), ...(step.by && { date: dayWords(step.by) }) });
      return change(
        reference,
        { kind: 'reply', adviser },
        ({ conversation }) => [replyRow(name, text, `desk:${clientId}`, conversation.reference !== undefined)],
        (memory) => withAgreed(memory, { ...step, with: name, on: dayOf(new Date(now())) }),
      );
    },
    async viewed(reference, adviser) {
      const data = { name: await nameOf(adviser) };
      const unseen = (row: CaseRow, events: readonly CaseEvent[]) =>
        isForAdvisers(row) && !seenLately(events, adviser, now()) ? { kind: 'viewed', by: adviser, data } : undefined;
      await appendEvent(store, reference, unseen, now());
    },
    async lapse(time) {
      const due = await store.casesDue(time);
      const results = await Promise.all(due.map(({ reference }) => change(reference, { kind: 'lapse' })));
      return results.filter((result) => 'case' in result).length;
    },
  };
}

async function readCase(store: Store, reference: string): Promise<Read | undefined> {
  const conversation = (await store.caseByReference(reference))?.conversation;
  if (conversation === undefined) return undefined;
  // The version is read before the case: whatever changes the case afterwards also bumps the version.
  const before = await store.conversation(conversation);
  const row = await store.caseByReference(reference);
  return before && row && { row, conversation: before };
}

const replyRow = (firstName: string, text: string, externalId: string, deliver: boolean): NewLogRow => ({
  externalId,
  author: 'adviser',
  // The role is what the channel knows: to the enquirer's client this comes from the other side.
  activity: { type: 'message', text, textFormat: 'markdown', from: { id: 'adviser', name: firstName, role: 'bot' } },
  deliver,
});

const showsDifferently = (after: CaseRow, before: CaseRow): boolean =>
  after.state !== before.state || after.adviser !== before.adviser || promiseOf(after) !== promiseOf(before);

const sentence = (text: string): string => (/[.!?]$/.test(text) ? text : `${text}.`);

/** Losers of a race come back one after the other, not all at once. */
const pause = (round: number): Promise<void> =>
  new Promise((resolve) => setTimeout(resolve, Math.random() * Math.min(100, 5 * 2 ** round)));
