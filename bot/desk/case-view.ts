/** From stored rows to what the desk shows: pure, and the one place that decides what an adviser may see of a case. */
import type { Knowledge } from '../../knowledge/index.ts';
import { LASTS, firstNameOf, promiseOf } from '../cases/index.ts';
import type { CaseInFull } from '../cases/index.ts';
import type { Account, CaseEvent, CaseRow, LogRow, Undelivered } from '../store/index.ts';
import type { CaseLine, CaseView, Colleague, HistoryEntry, Line, Note, Told } from './wire.ts';

export interface Viewer {
  readonly me: string;
  readonly now: number;
  readonly accounts: ReadonlyMap<string, Account>;
}

const AT_RISK = 0.75;
/** Notes have their own place, an alert counts once it has gone out, and what the hub was told is for operators. */
const isHistory = ({ kind }: CaseEvent): boolean => kind !== 'noted' && kind !== 'alerting' && !kind.startsWith('hub-');

export const colleague = (accounts: Viewer['accounts'], id: string): Colleague => ({
  id,
  name: accounts.get(id)?.name ?? '',
});

export function caseLine(row: CaseRow, { me, now, accounts }: Viewer): CaseLine {
  const { packet } = row;
  const promise = promiseOf(row);
  const nations = [...new Set([packet.worksIn, packet.registeredIn].filter((nation) => nation !== undefined))];
  return {
    reference: row.reference,
    state: row.state,
    priority: row.priority,
    level: packet.level,
    reason: packet.reason,
    nations,
    ...(packet.question && { question: packet.question }),
    ...(packet.clock && { clock: packet.clock }),
    ...(row.adviser !== undefined && { adviser: colleague(accounts, row.adviser) }),
    mine: row.adviser === me,
    asked: row.createdAt,
    ...(promise !== undefined && { promise }),
    atRisk: isAtRisk(row, promise, now),
    ...(row.closedBecause && { closedBecause: row.closedBecause }),
  };
}

function isAtRisk(row: CaseRow, promise: number | undefined, now: number): boolean {
  if (row.state !== 'waiting' && row.state !== 'left-message') return false;
  if (row.priority <= 2 || promise === undefined) return true;
  const overdue = row.promisedAt !== undefined && row.promisedAt <= now;
  return overdue || now - row.since >= AT_RISK * (promise - row.since);
}

export interface CaseViewParts {
  readonly full: CaseInFull;
  readonly viewer: Viewer;
  readonly knowledge: Knowledge;
  readonly undelivered: readonly Undelivered[];
  /** Whether this is still the conversation's newest case. */
  readonly newest: boolean;
  /** Another enquirer's case names the same organisation. */
  readonly conflict: boolean;
  readonly hasPlan: boolean;
  readonly agreed: CaseView['agreed'];
}

export function caseView(parts: CaseViewParts): CaseView {
  const { full, viewer, knowledge, undelivered, newest, conflict, hasPlan, agreed } = parts;
  const { case: row, events, transcript } = full;
  const { accounts, now } = viewer;
  const why = knowledge.complexity.get(row.packet.reason)?.why;
  const last = events.findLast(({ kind }) => kind === 'taken')?.by;
  return {
    now,
    line: caseLine(row, viewer),
    packet: row.packet,
    ...(why && { why }),
    told: row.packet.told.map(({ unit, on }) => told(knowledge, unit, on)),
    transcript: transcript.flatMap(line),
    notes: events.filter(({ kind }) => kind === 'noted').map((event) => note(event, accounts)),
    history: events.filter(isHistory).map((event) => historyEntry(event, accounts)),
    conflict,
    ...(last !== undefined && { last: colleague(accounts, last) }),
    hasPlan,
    agreed: agreed.map(({ text, by }) => ({ text, ...(by !== undefined && { by }) })),
    mayReopen: newest && row.state === 'closed' && now - (row.closedAt ?? 0) <= LASTS.reopen,
    undelivered: undelivered.map(({ sequence }) => sequence),
    colleagues: [...accounts.values()].filter(({ id }) => id !== viewer.me).map(({ id, name }) => ({ id, name })),
  };
}

const CHANGES: Readonly<Record<string, 'edited' | 'deleted'>> = { messageUpdate: 'edited', messageDelete: 'deleted' };

/** Events for the enquirer's own screen (the status line and such) are no part of what was said. */
function line({ activity, author, sequence, at }: LogRow): Line[] {
  if (activity.type === 'event' || activity.type === 'typing') return [];
  const text = activity.text ?? '';
  const change = CHANGES[activity.type ?? ''];
  if (text === '' && !change) return [];
  const name = author === 'adviser' ? firstNameOf(activity.from?.name ?? '') : undefined;
  return [
    {
      sequence,
      at,
      author,
      text,
      markdown: author !== 'enquirer',
      ...(name && { name }),
      ...(change && { change }),
    },
  ];
}

function told(knowledge: Knowledge, unit: string, on: string): Told {
  const known = knowledge.units.get(unit);
  return { title: known?.title ?? unit, on, overdue: known !== undefined && known.reviewBy < knowledge.asOf };
}

/** The name that the history kept, for accounts that have gone since. */
const nameIn = ({ by, data }: CaseEvent, accounts: Viewer['accounts']): string =>
  accounts.get(by)?.name ?? (typeof data['name'] === 'string' ? data['name'] : by);

const note = (event: CaseEvent, accounts: Viewer['accounts']): Note => ({
  at: event.at,
  by: nameIn(event, accounts),
  text: String(event.data['text'] ?? ''),
});

function historyEntry(event: CaseEvent, accounts: Viewer['accounts']): HistoryEntry {
  const { at, kind, data } = event;
  const to = typeof data['to'] === 'string' ? accounts.get(data['to'])?.name : undefined;
  const because = [data['because'], data['detail']].filter((part) => typeof part === 'string').join(': ');
  const detail = to ?? because;
  return { at, kind, by: nameIn(event, accounts), ...(detail && { detail }) };
}
