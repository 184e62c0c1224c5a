import { expect } from 'chai';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { postgresEngine, sqliteEngine, type Engine } from '../../../bot/store/engines.ts';
import { migrate } from '../../../bot/store/migrations.ts';
import { openStore, type StorePlace } from '../../../bot/store/index.ts';
import { newPostgresDatabase } from '../../support/postgres.ts';

describe('a store of an earlier release', function () {
  this.timeout(20_000);
  let dataDir: string;
  beforeEach(async () => void (dataDir = await mkdtemp(join(tmpdir(), 'migrations-'))));
  afterEach(() => rm(dataDir, { recursive: true, force: true }));

  const makes: readonly [string, () => Promise<readonly [Engine, StorePlace]>][] = [
    ['SQLite', async () => [await sqliteEngine(dataDir), { dataDir }]],
    [
      'PostgreSQL',
      async () => {
        const url = await newPostgresDatabase();
        return [await postgresEngine(url), { url }];
      },
    ],
  ];
  for (const [name, make] of makes)
    it(`is brought up to date with all that is in it, on ${name}, by several at once`, async () => {
      const [engine, place] = await make();
      await migrate(engine.write, engine.kind, '0001-first-light');
      const conversation = {
        id: 'old',
        channel: 'web',
        version: 7,
        owner: 'bot',
        memory: '{"profile":{"works-in":"wales"}}',
        next_sequence: 5,
        reference: null,
        newest_case: null,
        forgotten: 0,
        created_at: 1,
        updated_at: 2,
      };
      await engine.write
        .insertInto('conversation')
        .values(conversation as never)
        .execute();
      await engine.close();

      const stores = [await openStore(place), await openStore(place)];
      for (const store of stores)
        expect(await store.conversation('old')).to.deep.include({
          version: 7,
          nextSequence: 5,
          memory: { profile: { 'works-in': 'wales' } },
        });
      const rows = await stores[0]!.commit({
        conversation: { id: 'old', channel: 'web', read: 7, owner: 'bot', memory: {} },
        log: [{ author: 'bot', activity: { type: 'message', text: 'welcome back' } }],
        at: 3,
      });
      expect(rows[0]?.sequence).to.equal(5);
      for (const store of stores) await store.close();
    });
});
