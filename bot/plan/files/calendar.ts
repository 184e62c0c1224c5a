/** The dated steps as a calendar file (RFC 5545): whole days that block nothing, a name for each that stays the same. */
import { createHash } from 'node:crypto';
import { DateTime } from 'luxon';
import { createEvents, type EventAttributes } from 'ics';
import type { Plan } from '../../../dialogs/index.ts';
import { inTime } from '../document/doing.ts';
import type { Words } from '../document/parts.ts';
import { plainOf } from '../document/runs.ts';

const FIRST = Date.UTC(2026, 0, 1);
const MINUTE = 60_000;
/** Of a line. */
const MOST_BYTES = 75;

/** @param key tells this plan's events from those of others, and gives nothing away */
export function calendarFile(plan: Plan, words: Words, key: string, now: Date): string | undefined {
  const events = [...stepEvents(plan, words), ...agreedEvents(plan), ...gapEvents(plan, words)].map((event) => ({
    ...event,
    uid: `${createHash('sha256').update(`${key} ${event.uid}`).digest('base64url').slice(0, 22)}@plan`,
    timestamp: now.getTime(),
    // A later file is a later revision: some calendars keep what they have where the number is the same.
    sequence: Math.max(0, Math.floor((now.getTime() - FIRST) / MINUTE)),
    // Nothing of it needs anybody's time that day.
    transp: 'TRANSPARENT' as const,
    busyStatus: 'FREE' as const,
    classification: 'PRIVATE' as const,
  }));
  if (events.length === 0) return undefined;
  const { error, value } = createEvents(events, {
    calName: words('calendar-name'),
    productId: `-//${words('brand')}//Plan//EN`,
    method: 'PUBLISH',
  });
  if (error) throw error;
  return value ? folded(value) : undefined;
}

/** The library counts letters where RFC 5545 §3.1 counts bytes: “£” and “ŵ” are two. */
function folded(file: string): string {
  const lines = file.replace(/\r\n[ \t]/g, '').split('\r\n');
  return lines.map(foldedLine).join('\r\n');
}

function foldedLine(line: string): string {
  let bytes = 0;
  let shown = '';
  for (const letter of line) {
    const size = Buffer.byteLength(letter);
    if (bytes + size > MOST_BYTES) {
      shown += '\r\n ';
      bytes = 1;
    }
    shown += letter;
    bytes += size;
  }
  return shown;
}

function stepEvents({ steps, sources }: Plan, words: Words): EventAttributes[] {
  const page = new Map(sources.map(({ id, url }) => [id, url]));
  return (steps ? inTime(steps) : []).map((step) => {
    const url = step.sources.flatMap((id) => page.get(id) ?? [])[0];
    const lines = [
      words(step.must ? 'steps.must' : 'steps.wise'),
      `${words('steps.body')}: ${plainOf(step.body)}`,
      step.fee ? `${words('steps.fee')}: ${plainOf(step.fee)}` : '',
    ];
    return {
      uid: step.id,
      title: plainOf(step.text),
      description: lines.filter(Boolean).join('\n'),
      start: day(step.start),
      // The day after the last one.
      end: day(step.finish, 1),
      ...(url && { url }),
    };
  });
}

/** What was agreed with an adviser, on the day by which it is to be done. */
const agreedEvents = ({ agreed }: Plan): EventAttributes[] =>
  agreed.flatMap(({ text, by }) =>
    by ? [{ uid: `agreed-${text}`, title: text, start: day(by), end: day(by, 1) }] : [],
  );

/** What is not ready and has a day by which it is to be. */
function gapEvents({ readiness }: Plan, words: Words): EventAttributes[] {
  return readiness.flatMap(({ id, line, by }) =>
    by
      ? [{ uid: `ready-${id}`, title: `${words('ready.title')} ${plainOf(line)}`, start: day(by), end: day(by, 1) }]
      : [],
  );
}

function day(iso: string, later = 0): [number, number, number] {
  const date = DateTime.fromISO(iso, { zone: 'utc' }).plus({ days: later });
  return [date.year, date.month, date.day];
}
