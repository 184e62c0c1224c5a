/** What is read of conversations and cases; nothing here writes. */
import { cleanText } from './clean-text.ts';
import { runKept } from './kept-query.ts';
import { caseEventFrom, caseFrom, conversationFrom, logFrom } from './rows.ts';
import type { Database } from './schema.ts';
import type { Store } from './store.ts';

type Reading = Pick<
  Store,
  | 'conversation'
  | 'answered'
  | 'log'
  | 'byPlanLink'
  | 'remindersDue'
  | 'remembering'
  | 'newestCase'
  | 'caseByReference'
  | 'openCases'
  | 'casesSince'
  | 'caseEvents'
  | 'casesDue'
>;

const MOST_ROWS = 10_000;

/** @param db sees only what is committed. */
export const reading = (db: Database): Reading => ({
  // === Conversations ===

  async conversation(id: string) {
    const [row] = await runKept(
      db,
      'conversation',
      (slot) => db.selectFrom('conversation').selectAll().where('id', '=', slot('id')),
      { id: cleanText(id) },
    );
    return row && conversationFrom(row);
  },

  async answered(conversation: string, externalId: string) {
    const rows = await db
      .selectFrom('log')
      .selectAll()
      .where('conversation', '=', cleanText(conversation))
      .where('turn', '=', (e) =>
        e
          .selectFrom('log as known')
          .select('known.turn')
          .where('known.conversation', '=', cleanText(conversation))
          .where('known.external_id', '=', cleanText(externalId)),
      )
      .orderBy('sequence')
      .execute();
    return rows.map(logFrom);
  },

  async log(conversation: string, after: number, limit = MOST_ROWS) {
    const rows = await db
      .selectFrom('log')
      .selectAll()
      .where('conversation', '=', cleanText(conversation))
      .where('sequence', '>', after)
      .orderBy('sequence')
      .limit(limit)
      .execute();
    return rows.map(logFrom);
  },

  // === Plans and reminders ===

  async byPlanLink(digest: string) {
    const row = await db
      .selectFrom('conversation')
      .selectAll()
      .where('plan_link', '=', cleanText(digest))
      .executeTakeFirst();
    return row && conversationFrom(row);
  },

  async remindersDue(now: number, limit: number) {
    const rows = await db
      .selectFrom('conversation')
      .selectAll()
      .where('remind_at', '<=', now)
      .where('owner', '=', 'bot')
      .orderBy('remind_at')
      .limit(limit)
      .execute();
    return rows.map(conversationFrom);
  },

  async remembering(text: string, limit: number) {
    const rows = await db
      .selectFrom('conversation')
      .selectAll()
      .where('memory', 'like', `%${cleanText(text)}%`)
      .orderBy('updated_at', 'desc')
      .limit(limit)
      .execute();
    return rows.map(conversationFrom);
  },

  // === Cases ===

  async newestCase(conversation: string) {
    const row = await db
      .selectFrom('conversation')
      .innerJoin('case', 'case.reference', 'conversation.newest_case')
      .selectAll('case')
      .where('conversation.id', '=', cleanText(conversation))
      .executeTakeFirst();
    return row && caseFrom(row);
  },

  async caseByReference(reference: string) {
    const row = await db
      .selectFrom('case')
      .selectAll()
      .where('reference', '=', cleanText(reference))
      .executeTakeFirst();
    return row && caseFrom(row);
  },

  async openCases() {
    const rows = await db
      .selectFrom('case')
      .selectAll()
      .where('state', '!=', 'closed')
      .orderBy('created_at')
      .orderBy('reference')
      .execute();
    return rows.map(caseFrom);
  },

  async casesSince(time: number) {
    const rows = await db
      .selectFrom('case')
      .selectAll()
      .where('since', '>=', time)
      .orderBy('since', 'desc')
      .limit(1_000)
      .execute();
    return rows.map(caseFrom);
  },

  async caseEvents(reference: string) {
    const rows = await db
      .selectFrom('case_event')
      .selectAll()
      .where('case', '=', cleanText(reference))
      .orderBy('sequence')
      .execute();
    return rows.map(caseEventFrom);
  },

  async casesDue(now: number) {
    const rows = await db
      .selectFrom('case')
      .selectAll()
      .where('state', '!=', 'closed')
      .where('timer', '<=', now)
      .orderBy('timer')
      .execute();
    return rows.map(caseFrom);
  },
});
