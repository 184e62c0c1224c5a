import { expect } from 'chai';
import { mkdir, mkdtemp, rename, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { backUp, openStore } from '../../../bot/store/index.ts';
import { DeskWorld, somePacket } from '../../support/desk-world.ts';

describe('a backup of the embedded store', () => {
  let folder: string;
  beforeEach(async () => void (folder = await mkdtemp(join(tmpdir(), 'backup-'))));
  afterEach(() => rm(folder, { recursive: true, force: true }));

  it('is taken while the server works, and a case goes on from it where it was', async () => {
    const dataDir = join(folder, 'data');
    const world = new DeskWorld(await openStore({ dataDir }));
    await world.adviser('anna', 'Anna Price');
    await world.wish('c1', { kind: 'confirm', packet: somePacket({ question: 'beth yw CBC? £5 ŵ' }) });
    const [waiting] = await world.cases.queue();
    await world.cases.take(waiting!.reference, 'anna');
    const copy = join(folder, 'copy.sqlite');
    const busy = Array.from({ length: 30 }, (_, n) =>
      world.store.commit({
        conversation: { id: `busy-${n}`, channel: 'web', read: 0, owner: 'bot', memory: {} },
        log: [],
        at: world.now,
      }),
    );
    await Promise.all([backUp(dataDir, copy), ...busy]);
    await world.store.close();
    expect((await stat(copy)).mode & 0o077).to.equal(0);

    const restored = join(folder, 'restored');
    await mkdir(restored);
    await rename(copy, join(restored, 'conversations.sqlite'));
    const again = new DeskWorld(await openStore({ dataDir: restored }));
    const [open] = await again.cases.queue();
    expect(open).to.include({ reference: waiting!.reference, state: 'with-adviser', adviser: 'anna' });
    expect(open?.packet.question).to.equal('beth yw CBC? £5 ŵ');
    await again.cases.reply(open!.reference, 'anna', 'here I am', 'r1');
    expect((await again.store.log('c1', 0)).map(({ activity }) => activity.text)).to.include('here I am');
    expect((await again.cases.close(open!.reference, 'anna', 'decided-not-to-start')) as object).to.have.property(
      'case',
    );
    await again.store.close();
  });

  it('is never written over, nor made of nothing', async () => {
    const refused = async (work: Promise<void>): Promise<string> =>
      work.then(
        () => '',
        (error: Error) => error.message,
      );
    expect(await refused(backUp(folder, join(folder, 'copy.sqlite')))).to.include('no store');
    const store = await openStore({ dataDir: folder });
    await store.close();
    expect(await refused(backUp(folder, join(folder, 'conversations.sqlite')))).to.include('already');
  });
});
