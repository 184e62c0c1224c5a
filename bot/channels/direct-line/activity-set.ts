/** Direct Line's `ActivitySet`: what came after a watermark, and the next watermark. */
import type { Activity } from 'botbuilder';
import type { LogRow, Store } from '../../store/store.ts';
import { toBrowser } from './edge.ts';

export interface ActivitySet {
  readonly activities: readonly Partial<Activity>[];
  /** A string: Microsoft's client takes the number 0 for none and replays everything (PITFALLS.md L). */
  readonly watermark: string;
}

export const PAGE = 200;

/** The sequence that a watermark stands for; what cannot be read stands for the beginning. */
export function sequenceOf(watermark: unknown): number {
  return typeof watermark === 'string' && /^\d{1,15}$/.test(watermark) ? Number(watermark) : 0;
}

export function activitySet(rows: readonly LogRow[], after: number): ActivitySet {
  // The watermark passes over what the browser is not shown, or it would be read again and again.
  return {
    activities: rows.map(toBrowser).filter((activity) => activity !== undefined),
    watermark: String(rows.at(-1)?.sequence ?? after),
  };
}

/** Everything after the watermark, however much it is. */
export async function readAfter(store: Pick<Store, 'log'>, conversation: string, after: number): Promise<ActivitySet> {
  const all: LogRow[] = [];
  for (;;) {
    const rows = await store.log(conversation, all.at(-1)?.sequence ?? after, PAGE);
    all.push(...rows);
    if (rows.length < PAGE) return activitySet(all, after);
  }
}
