/**
 * A case's history in the words of the Bot Framework hand-over protocol (`handoff.initiate`, `handoff.status`), for
 * engagement hubs and help desks. These events go to the operator's own hub only, never into a conversation
 * (PITFALLS.md L8, H12).
 */
import { ActivityTypes, HandoffEventNames } from 'botbuilder';
import type { Activity } from 'botbuilder';
import type { CaseEvent, CaseRow, LogRow } from '../../store/store.ts';

export interface HandoffSource {
  readonly row: CaseRow;
  readonly event: CaseEvent;
  /** First name only. */
  readonly adviser: string;
  readonly transcript: readonly LogRow[];
}

/** What each change is to a hub; what is not here stays with us. */
const STATES: Readonly<Record<string, 'pending' | 'accepted' | 'completed' | 'failed'>> = {
  taken: 'accepted',
  transferred: 'accepted',
  released: 'pending',
  'lease-lapsed': 'pending',
  left: 'completed',
  'given-back': 'completed',
  closed: 'completed',
};
const BEGINS = ['asked', 'reopened'];

export const isForHub = ({ kind }: CaseEvent): boolean => BEGINS.includes(kind) || kind in STATES;

export function handoffEvent(source: HandoffSource): Partial<Activity> {
  const { row, event } = source;
  const begins = BEGINS.includes(event.kind);
  return {
    type: ActivityTypes.Event,
    name: begins ? HandoffEventNames.InitiateHandoff : HandoffEventNames.HandoffStatus,
    id: `${row.reference}-${event.sequence}`,
    timestamp: new Date(event.at),
    conversation: { id: row.reference, isGroup: false, conversationType: 'personal', name: '' },
    value: begins ? contextOf(row) : statusOf(source),
    attachments: begins ? [transcriptOf(source.transcript)] : [],
  };
}

function statusOf({ event, adviser }: HandoffSource): Record<string, string> {
  const because = event.data['because'];
  const failed = because === 'nobody-answered';
  return {
    state: failed ? 'failed' : (STATES[event.kind] ?? 'pending'),
    ...(typeof because === 'string' && { message: because }),
    ...(adviser && event.kind === 'taken' && { adviser }),
  };
}

/** Hubs route by flat text. */
function contextOf({ reference, packet, priority, promisedAt }: CaseRow): Record<string, string> {
  const { reason, level, skill, role, registeredIn, worksIn, question, howToTalk, clock } = packet;
  const known = {
    reference,
    reason,
    level: String(level),
    priority: String(priority),
    skill,
    role,
    registeredIn,
    worksIn,
    question,
    howToTalk,
    clock,
    promised: promisedAt === undefined ? undefined : new Date(promisedAt).toISOString(),
  };
  return Object.fromEntries(Object.entries(known).filter((pair): pair is [string, string] => pair[1] !== undefined));
}

const transcriptOf = (rows: readonly LogRow[]) => ({
  contentType: 'application/json',
  name: 'Transcript',
  content: {
    activities: rows
      .filter(({ activity }) => activity.type === 'message')
      .map(({ activity: { id, timestamp, text }, author }) => ({
        type: 'message',
        id,
        timestamp,
        text,
        from: { id: author, name: '', role: author === 'enquirer' ? 'user' : 'bot' },
      })),
  },
});
