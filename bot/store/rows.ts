/** Between table rows (snake_case, null, JSON text) and what the rest of the bot reads. */
import type { Selectable } from 'kysely';
import { toJson } from './clean-text.ts';
import type { Tables } from './schema.ts';
import type { Account, CaseEvent, CaseRow, ConversationRow, LogRow } from './store.ts';

type Row<T extends keyof Tables> = Selectable<Tables[T]>;

const parsed = <T>(json: string): T => JSON.parse(json) as T;
const maybe = <T>(value: T | null): T | undefined => value ?? undefined;

export const referenceFrom = (json: string | null): ConversationRow['reference'] =>
  json === null ? undefined : parsed(json);

export const conversationFrom = (row: Row<'conversation'>): ConversationRow => ({
  id: row.id,
  channel: row.channel,
  version: row.version,
  owner: row.owner as ConversationRow['owner'],
  memory: parsed(row.memory),
  nextSequence: row.next_sequence,
  reference: referenceFrom(row.reference),
  newestCase: maybe(row.newest_case),
  createdAt: row.created_at,
  updatedAt: row.updated_at,
});

export const logFrom = (row: Row<'log'>): LogRow => ({
  conversation: row.conversation,
  sequence: row.sequence,
  externalId: maybe(row.external_id),
  author: row.author as LogRow['author'],
  activity: parsed(row.activity),
  meta: row.meta === null ? undefined : parsed(row.meta),
  at: row.at,
});

export const caseFrom = (row: Row<'case'>): CaseRow => ({
  reference: row.reference,
  conversation: row.conversation,
  state: row.state as CaseRow['state'],
  since: row.since,
  timer: maybe(row.timer),
  promisedAt: maybe(row.promised_at),
  priority: row.priority as CaseRow['priority'],
  adviser: maybe(row.adviser),
  packet: parsed(row.packet),
  closedBecause: maybe(row.closed_because),
  createdAt: row.created_at,
  closedAt: maybe(row.closed_at),
});

export const caseTo = (row: CaseRow): Row<'case'> => ({
  reference: row.reference,
  conversation: row.conversation,
  state: row.state,
  since: row.since,
  timer: row.timer ?? null,
  promised_at: row.promisedAt ?? null,
  priority: row.priority,
  adviser: row.adviser ?? null,
  packet: toJson(row.packet),
  closed_because: row.closedBecause ?? null,
  created_at: row.createdAt,
  closed_at: row.closedAt ?? null,
});

export const caseEventFrom = (row: Row<'case_event'>): CaseEvent => ({ ...row, data: parsed(row.data) });

export const accountFrom = (row: Row<'account'>): Account => ({
  id: row.id,
  email: row.email,
  name: row.name,
  passwordHash: maybe(row.password_hash),
  role: row.role as Account['role'],
  createdAt: row.created_at,
});

export const accountTo = (account: Account): Row<'account'> => ({
  id: account.id,
  email: sameEmail(account.email),
  name: account.name,
  password_hash: account.passwordHash ?? null,
  role: account.role,
  created_at: account.createdAt,
});

/** Addresses differ in case only by accident. */
export const sameEmail = (email: string): string => email.trim().toLowerCase();
