/**
 * What the enquirer is told when an adviser or a timer changes the case: one clear line each time, so that it is never
 * in doubt who is reading. The words are content (`phrases/cases.*`); this file only chooses them.
 */
import { DateTime } from 'luxon';
import type { CaseRow, NewLogRow } from '../store/store.ts';
import { TELLS } from './moves.ts';
import type { Tell } from './moves.ts';
import { LASTS, promiseOf } from './rules.ts';
import { firstNameOf } from './status.ts';

/** A phrase of the content by its key, its `{{names}}` filled in. */
export type Say = (key: string, params?: Readonly<Record<string, string>>) => string;

export interface Boundary {
  readonly tell: Tell;
  readonly case: CaseRow;
  /** The adviser whom it is about; only the first name is used. */
  readonly adviserName: string;
  readonly now: number;
  /** Whether the enquirer was in the middle of something with the bot. */
  readonly underWay: boolean;
  readonly deliver: boolean;
}

const DAY = 24 * 3_600_000;

/** What the bot offers when it is its turn again (PITFALLS.md H5): keys of phrases that are sent as they stand. */
const NEXT = {
  underWay: ['tap.carry-on', 'tap.question', 'tap.person'],
  otherwise: ['tap.question', 'tap.menu', 'tap.person'],
} as const;

/** All phrases that are said from here; without one of them the server does not start. */
export const CASE_PHRASES: readonly string[] = [
  ...TELLS.map((tell) => `cases.${tell}`),
  'cases.agreed',
  'cases.agreed-by',
  'cases.what-i-know',
  'cases.what-next',
  'cases.when-today',
  'cases.when-day',
  ...new Set([...NEXT.underWay, ...NEXT.otherwise]),
];

export function boundaryRow(say: Say, { tell, case: row, adviserName, now, underWay, deliver }: Boundary): NewLogRow {
  const said = [`cases.${tell}`];
  const params = {
    adviser: firstNameOf(adviserName),
    reference: row.reference,
    when: whenPromised(say, row, now),
    days: String(LASTS.reopen / DAY),
  };
  const parts = [say(`cases.${tell}`, params)];
  const actions = tell === 'handed-back' ? (underWay ? NEXT.underWay : NEXT.otherwise) : [];
  if (tell === 'handed-back' && row.packet.facts.length > 0) {
    said.push('cases.what-i-know');
    parts.push(say('cases.what-i-know'), row.packet.facts.map(({ label, value }) => `- ${label}: ${value}`).join('\n'));
  }
  if (tell === 'handed-back') parts.push(say('cases.what-next'));
  return {
    author: 'bot',
    activity: {
      type: 'message',
      text: parts.join('\n\n'),
      textFormat: 'markdown',
      from: { id: 'bot', name: '', role: 'bot' },
      ...(actions.length > 0 && { suggestedActions: suggested(actions.map((key) => say(key))) }),
    },
    meta: { units: [], said: [...said, ...actions].map((key) => `phrases/${key}`) },
    deliver,
  };
}

const suggested = (titles: readonly string[]) => ({
  to: [],
  actions: titles.map((title) => ({ type: 'imBack', title, value: title })),
});

function whenPromised(say: Say, row: CaseRow, now: number): string {
  const promised = promiseOf(row);
  if (promised === undefined) return '';
  const [then, today] = [promised, now].map((time) =>
    DateTime.fromMillis(time, { zone: 'Europe/London', locale: 'en-GB' }),
  );
  if (then!.hasSame(today!, 'day')) return say('cases.when-today', { time: then!.toFormat('HH:mm') });
  return say('cases.when-day', { day: then!.toFormat('cccc d MMMM yyyy') });
}
