import { expect } from 'chai';
import pg from 'pg';
import { EVERY_CONVERSATION, openStore, type Change, type Store } from '../../../bot/store/index.ts';
import { until } from '../../support/fake-connector.ts';
import { newPostgresDatabase } from '../../support/postgres.ts';

const change = (id: string): Change => ({
  conversation: { id, channel: 'web', read: 0, owner: 'bot', memory: {} },
  log: [{ author: 'enquirer', activity: { type: 'message', text: 'hello' } }],
  at: 1,
});

describe('a PostgreSQL that ends all connections, as a restart does', function () {
  this.timeout(20_000);
  let url: string;
  let stores: Store[];
  const troubles: unknown[] = [];

  before(async () => {
    url = await newPostgresDatabase();
    const open = () => openStore({ url }, { onTrouble: (error) => troubles.push(error) });
    stores = [await open(), await open()];
  });
  after(() => Promise.all(stores.map((store) => store.close())));

  it('is only said, and everything goes on: changes, and what other instances hear of them', async () => {
    const [one, two] = stores as [Store, Store];
    const heard: string[] = [];
    two.onChange((id) => heard.push(id));
    await one.commit(change('before'));
    await until(() => heard.includes('before'));

    const admin = new pg.Client({ connectionString: url });
    await admin.connect();
    await admin.query(
      'select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()',
    );
    await admin.end();

    await until(() => heard.includes(EVERY_CONVERSATION), 'the notice that something may have been missed');
    expect(troubles.length).to.be.greaterThan(0);
    // A connection may still be found dead by the first who use it.
    await until(() =>
      one.commit(change('after')).then(
        () => true,
        () => false,
      ),
    );
    await until(() => heard.includes('after'));
    expect(await two.log('before', 0)).to.have.length(1);
    expect(await two.log('after', 0)).to.have.length(1);
  });
});
