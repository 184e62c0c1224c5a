/**
 * The tables as Kysely knows them. Times are epoch milliseconds, yes/no is 1/0, JSON is text: what both engines keep
 * alike (DESIGN.md §9).
 */
import type { Generated, Kysely, Transaction } from 'kysely';

export interface Tables {
  conversation: {
    id: string;
    channel: string;
    version: number;
    owner: string;
    memory: string;
    next_sequence: number;
    reference: string | null;
    newest_case: string | null;
    /** 1: the enquirer had everything deleted; what was said since goes within the hour. */
    forgotten: number;
    /** Digest of the link to the plan's page; null: no link leads there. */
    plan_link: string | null;
    /** When the next reminder is due; null: none was asked for. */
    remind_at: number | null;
    created_at: number;
    updated_at: number;
  };
  log: {
    conversation: string;
    sequence: number;
    /** The sequence that the turn began with: finds a message's replies again when the message is repeated. */
    turn: number;
    external_id: string | null;
    author: string;
    activity: string;
    meta: string | null;
    at: number;
  };
  case: {
    reference: string;
    conversation: string;
    state: string;
    since: number;
    timer: number | null;
    promised_at: number | null;
    priority: number;
    adviser: string | null;
    packet: string;
    closed_because: string | null;
    created_at: number;
    closed_at: number | null;
  };
  case_event: { case: string; sequence: number; at: number; kind: string; by: string; data: string };
  outbox: {
    id: Generated<number>;
    conversation: string;
    sequence: number;
    due: number;
    tries: number;
    gave_up: string | null;
  };
  account: {
    id: string;
    email: string;
    name: string;
    password_hash: string | null;
    role: string;
    created_at: number;
  };
  setting: { key: string; value: string };
  /** How often something was asked for, found, or not: by ids of content and day, of nobody. */
  tally: { kind: string; about: string; part: string; day: string; times: number };
}

export type Database = Kysely<Tables>;
export type Sql = Transaction<Tables>;
