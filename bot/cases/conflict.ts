/** Two enquirers in one affair are kept apart (PRACTICE.md finding 9): a team, its buyer, a rival may all come to us. */
import type { CaseRow } from '../store/store.ts';

/** Words that say what kind of body it is, not which. */
const EMPTY =
  /\b(the|of|and|for|ltd|limited|plc|cic|cio|nhs|trust|foundation|council|university|health|board|hospital|group|service|services)\b/g;

/** Whether another enquirer's case names an organisation that this one names too. */
export function isInConflict(row: CaseRow, others: readonly CaseRow[]): boolean {
  const mine = namesIn(row);
  if (mine.size === 0) return false;
  return others.some(
    (other) => other.conversation !== row.conversation && [...namesIn(other)].some((name) => mine.has(name)),
  );
}

/** "The Harbour NHS Foundation Trust" and "harbour trust" are one. A name of nothing but such words stays whole. */
function namesIn({ packet }: CaseRow): Set<string> {
  return new Set(
    packet.organisations.flatMap((name) => {
      const plain = name
        .toLowerCase()
        .replace(/[^\p{L}\p{N}]+/gu, ' ')
        .trim();
      const core = plain.replace(EMPTY, ' ').replace(/\s+/g, ' ').trim();
      return core || plain ? [core || plain] : [];
    }),
  );
}
