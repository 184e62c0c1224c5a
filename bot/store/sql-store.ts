/** The store over SQL; the same for both engines. */
import { applyChange } from './apply-change.ts';
import { cleanText } from './clean-text.ts';
import type { Engine } from './engines.ts';
import { expire, type Keep } from './expire.ts';
import { GroupCommit } from './group-commit.ts';
import { runKept } from './kept-query.ts';
import * as outbox from './outbox.ts';
import { accountFrom, accountTo, caseEventFrom, caseFrom, conversationFrom, logFrom, sameEmail } from './rows.ts';
import type { Account, CaseEvent, CaseRow, Change, ClaimedRow, ConversationRow, LogRow, Store } from './store.ts';
import type { Carrier, Undelivered } from './store.ts';

const MOST_ROWS = 10_000;
/** For writes that belong to no conversation. */
const NONE = '';

export class SqlStore implements Store {
  readonly #engine: Engine;
  readonly #writes: GroupCommit;
  readonly #changed = new Set<(conversation: string) => void>();
  #carrier: Carrier | undefined;
  readonly #done: number[] = [];
  #takingOut: Promise<void> | undefined;
  readonly #onTrouble: (error: unknown) => void;

  constructor(engine: Engine, onTrouble: (error: unknown) => void) {
    this.#engine = engine;
    this.#onTrouble = onTrouble;
    this.#writes = new GroupCommit(engine.write, {
      transactions: engine.transactions,
      announce: async (sql, conversations) => {
        const named = conversations.filter((conversation) => conversation !== NONE);
        if (named.length > 0) await engine.announce?.(sql, named);
      },
    });
  }

  async start(): Promise<void> {
    await this.#engine.listen?.((conversation) => this.#tell(conversation));
  }

  // === Conversations ===

  async conversation(id: string): Promise<ConversationRow | undefined> {
    const { read } = this.#engine;
    const [row] = await runKept(
      read,
      'conversation',
      (slot) => read.selectFrom('conversation').selectAll().where('id', '=', slot('id')),
      { id: cleanText(id) },
    );
    return row && conversationFrom(row);
  }

  async commit(change: Change): Promise<readonly LogRow[]> {
    const { id } = change.conversation;
    const carrier = this.#carrier;
    const { rows, claimed } = await this.#writes.run(id, (sql) => applyChange(sql, change, carrier?.leaseMs));
    this.#tell(id);
    if (carrier && claimed.length > 0) this.#call(() => carrier.take(claimed));
    else if (carrier && change.log.some(({ deliver }) => deliver)) this.#call(() => carrier.wake(id));
    return rows;
  }

  async answered(conversation: string, externalId: string): Promise<readonly LogRow[]> {
    const rows = await this.#engine.read
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
  }

  async log(conversation: string, after: number, limit = MOST_ROWS): Promise<readonly LogRow[]> {
    const rows = await this.#engine.read
      .selectFrom('log')
      .selectAll()
      .where('conversation', '=', cleanText(conversation))
      .where('sequence', '>', after)
      .orderBy('sequence')
      .limit(limit)
      .execute();
    return rows.map(logFrom);
  }

  // === Plans and reminders ===

  async byPlanLink(digest: string): Promise<ConversationRow | undefined> {
    const row = await this.#engine.read
      .selectFrom('conversation')
      .selectAll()
      .where('plan_link', '=', cleanText(digest))
      .executeTakeFirst();
    return row && conversationFrom(row);
  }

  async remindersDue(now: number, limit: number): Promise<readonly ConversationRow[]> {
    const rows = await this.#engine.read
      .selectFrom('conversation')
      .selectAll()
      .where('remind_at', '<=', now)
      .where('owner', '=', 'bot')
      .orderBy('remind_at')
      .limit(limit)
      .execute();
    return rows.map(conversationFrom);
  }

  // === Cases ===

  async newestCase(conversation: string): Promise<CaseRow | undefined> {
    const row = await this.#engine.read
      .selectFrom('conversation')
      .innerJoin('case', 'case.reference', 'conversation.newest_case')
      .selectAll('case')
      .where('conversation.id', '=', cleanText(conversation))
      .executeTakeFirst();
    return row && caseFrom(row);
  }

  async caseByReference(reference: string): Promise<CaseRow | undefined> {
    const row = await this.#engine.read
      .selectFrom('case')
      .selectAll()
      .where('reference', '=', cleanText(reference))
      .executeTakeFirst();
    return row && caseFrom(row);
  }

  async openCases(): Promise<readonly CaseRow[]> {
    const rows = await this.#engine.read
      .selectFrom('case')
      .selectAll()
      .where('state', '!=', 'closed')
      .orderBy('created_at')
      .orderBy('reference')
      .execute();
    return rows.map(caseFrom);
  }

  async casesSince(time: number): Promise<readonly CaseRow[]> {
    const rows = await this.#engine.read
      .selectFrom('case')
      .selectAll()
      .where('since', '>=', time)
      .orderBy('since', 'desc')
      .limit(1_000)
      .execute();
    return rows.map(caseFrom);
  }

  async caseEvents(reference: string): Promise<readonly CaseEvent[]> {
    const rows = await this.#engine.read
      .selectFrom('case_event')
      .selectAll()
      .where('case', '=', cleanText(reference))
      .orderBy('sequence')
      .execute();
    return rows.map(caseEventFrom);
  }

  async casesDue(now: number): Promise<readonly CaseRow[]> {
    const rows = await this.#engine.read
      .selectFrom('case')
      .selectAll()
      .where('state', '!=', 'closed')
      .where('timer', '<=', now)
      .orderBy('timer')
      .execute();
    return rows.map(caseFrom);
  }

  // === Outbox ===

  claimOutbox(now: number, limit: number, leaseMs: number): Promise<readonly ClaimedRow[]> {
    return this.#writes.run(NONE, (sql) => outbox.claim(sql, this.#engine.kind, { now, limit, leaseMs }));
  }

  /** What is done at about the same time is taken out at once. */
  async outboxDone(ids: readonly number[]): Promise<void> {
    this.#done.push(...ids);
    this.#takingOut ??= this.#takeOut();
    await this.#takingOut;
  }

  async #takeOut(): Promise<void> {
    let taken: readonly number[] | undefined;
    try {
      await this.#writes.runSoon(NONE, async (sql) => {
        // Run a second time when another change in its transaction fails: then for the same ones.
        taken ??= this.#done.splice(0);
        this.#takingOut = undefined;
        if (taken.length > 0) await outbox.done(sql, taken);
      });
    } catch (error) {
      this.#takingOut = undefined;
      this.#done.push(...(taken ?? []));
      throw error;
    }
  }

  async outboxRelease(ids: readonly number[], now: number): Promise<void> {
    if (ids.length > 0) await this.#writes.run(NONE, (sql) => outbox.release(sql, ids, now));
  }

  outboxRetry(id: number, due: number): Promise<void> {
    return this.#writes.run(NONE, (sql) => outbox.retry(sql, id, due));
  }

  outboxGiveUp(id: number, because: string): Promise<void> {
    return this.#writes.run(NONE, (sql) => outbox.giveUp(sql, id, because));
  }

  async outboxBegin(now: number): Promise<void> {
    if (this.#engine.kind === 'sqlite') await this.#writes.run(NONE, (sql) => outbox.allDue(sql, now));
  }

  undelivered(conversation: string): Promise<readonly Undelivered[]> {
    return outbox.undelivered(this.#engine.read, cleanText(conversation));
  }

  outboxAge(now: number): Promise<number> {
    return outbox.age(this.#engine.read, now);
  }

  // === Accounts and settings ===

  async account(email: string): Promise<Account | undefined> {
    const row = await this.#engine.read
      .selectFrom('account')
      .selectAll()
      .where('email', '=', cleanText(sameEmail(email)))
      .executeTakeFirst();
    return row && accountFrom(row);
  }

  async accountById(id: string): Promise<Account | undefined> {
    const row = await this.#engine.read
      .selectFrom('account')
      .selectAll()
      .where('id', '=', cleanText(id))
      .executeTakeFirst();
    return row && accountFrom(row);
  }

  async putAccount(account: Account): Promise<void> {
    const { id, ...rest } = accountTo(account);
    await this.#writes.run(NONE, (sql) =>
      sql
        .insertInto('account')
        .values({ id, ...rest })
        .onConflict((conflict) => conflict.column('id').doUpdateSet(rest))
        .execute(),
    );
  }

  async removeAccount(id: string): Promise<void> {
    await this.#writes.run(NONE, (sql) => sql.deleteFrom('account').where('id', '=', cleanText(id)).execute());
  }

  async accounts(): Promise<readonly Account[]> {
    const rows = await this.#engine.read.selectFrom('account').selectAll().orderBy('email').execute();
    return rows.map(accountFrom);
  }

  async setting(key: string): Promise<string | undefined> {
    const row = await this.#engine.read.selectFrom('setting').select('value').where('key', '=', key).executeTakeFirst();
    return row?.value;
  }

  async putSettingOnce(key: string, value: string): Promise<string> {
    await this.#writes.run(NONE, (sql) =>
      sql
        .insertInto('setting')
        .values({ key, value: cleanText(value) })
        .onConflict((conflict) => conflict.column('key').doNothing())
        .execute(),
    );
    return (await this.setting(key)) ?? value;
  }

  // === Life ===

  onChange(listener: (conversation: string) => void): () => void {
    this.#changed.add(listener);
    return () => void this.#changed.delete(listener);
  }

  carry(carrier: Carrier): () => void {
    this.#carrier = carrier;
    return () => {
      if (this.#carrier === carrier) this.#carrier = undefined;
    };
  }

  expire(now: number, keep: Keep): Promise<Record<string, number>> {
    return expire(this.#engine.read, this.#writes, now, keep);
  }

  async close(): Promise<void> {
    await this.#writes.idle();
    await this.#engine.close();
  }

  #tell(conversation: string): void {
    for (const listener of this.#changed) this.#call(() => listener(conversation));
  }

  /** A listener that throws must not fail the commit that it hears of. */
  #call(listener: () => void): void {
    try {
      listener();
    } catch (error) {
      this.#onTrouble(error);
    }
  }
}
