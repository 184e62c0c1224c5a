/** Advisers' accounts, and the few settings that the server makes for itself and keeps. */
import { cleanText } from './clean-text.ts';
import type { GroupCommit } from './group-commit.ts';
import { accountFrom, accountTo, sameEmail } from './rows.ts';
import type { Database } from './schema.ts';
import type { Account, Store } from './store.ts';

type Accounts = Pick<
  Store,
  'account' | 'accountById' | 'putAccount' | 'removeAccount' | 'accounts' | 'setting' | 'putSettingOnce'
>;

/** These belong to no conversation. */
const NONE = '';

export function accountsAndSettings(db: Database, writes: GroupCommit): Accounts {
  const setting = async (key: string): Promise<string | undefined> => {
    const row = await db.selectFrom('setting').select('value').where('key', '=', key).executeTakeFirst();
    return row?.value;
  };
  return {
    async account(email: string) {
      const row = await db
        .selectFrom('account')
        .selectAll()
        .where('email', '=', cleanText(sameEmail(email)))
        .executeTakeFirst();
      return row && accountFrom(row);
    },

    async accountById(id: string) {
      const row = await db.selectFrom('account').selectAll().where('id', '=', cleanText(id)).executeTakeFirst();
      return row && accountFrom(row);
    },

    async putAccount(account: Account) {
      const { id, ...rest } = accountTo(account);
      await writes.run(NONE, (sql) =>
        sql
          .insertInto('account')
          .values({ id, ...rest })
          .onConflict((conflict) => conflict.column('id').doUpdateSet(rest))
          .execute(),
      );
    },

    async removeAccount(id: string) {
      await writes.run(NONE, (sql) => sql.deleteFrom('account').where('id', '=', cleanText(id)).execute());
    },

    async accounts() {
      const rows = await db.selectFrom('account').selectAll().orderBy('email').execute();
      return rows.map(accountFrom);
    },

    setting,

    async putSettingOnce(key: string, value: string) {
      await writes.run(NONE, (sql) =>
        sql
          .insertInto('setting')
          .values({ key, value: cleanText(value) })
          .onConflict((conflict) => conflict.column('key').doNothing())
          .execute(),
      );
      return (await setting(key)) ?? value;
    },
  };
}
