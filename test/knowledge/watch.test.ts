import { expect } from 'chai';
import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { lookAt, watchFolders } from '../../knowledge/index.ts';
import { article, contentWith, removeContent } from '../support/content-folder.ts';

describe('watching the content', () => {
  let stop: (() => Promise<void>) | undefined;
  afterEach(() => stop?.());
  after(removeContent);

  /** Watches folders, and counts what is reported. */
  function watched(folders: string[], more: { since?: string; every?: number; onChange?: () => Promise<void> } = {}) {
    const seen = { changes: 0, errors: [] as unknown[] };
    const onChange = async (): Promise<void> => {
      seen.changes += 1;
      await more.onChange?.();
    };
    stop = watchFolders(folders, { every: 10, ...more, onChange, onError: (error) => seen.errors.push(error) });
    return seen;
  }

  it('reports a file that is new, changed or gone in any of the folders, each change once', async () => {
    const [content, flows] = [contentWith(), contentWith()];
    const seen = watched([content, flows]);
    const file = join(flows, 'articles/new.yaml');
    await pause();
    for (const change of [
      () => writeFileSync(join(content, 'articles/new.yaml'), article()),
      () => writeFileSync(file, article()),
      () => writeFileSync(file, article({ title: 'Another thing' })),
      () => rmSync(file),
    ]) {
      const before = seen.changes;
      change();
      await pause();
      expect(seen.changes).to.equal(before + 1);
    }
    await pause();
    expect(seen).to.deep.equal({ changes: 4, errors: [] });
  });

  it('reports what was changed between the reading and the beginning of the watch', async () => {
    const folder = contentWith();
    const since = await lookAt([folder]);
    writeFileSync(join(folder, 'articles/new.yaml'), article());
    const seen = watched([folder], { since });
    await pause();
    expect(seen.changes).to.equal(1);
  });

  it('leaves a folder alone while it is still being written', async () => {
    const folder = contentWith();
    const seen = watched([folder], { since: await lookAt([folder]), every: 60 });
    for (let n = 1; n <= 60; n += 1) {
      writeFileSync(join(folder, 'articles/new.yaml'), article({ title: 'A'.repeat(n) }));
      await new Promise((resolve) => setTimeout(resolve, 5));
    }
    expect(seen.changes).to.equal(0);
    while (seen.changes === 0) await pause();
    expect(seen.changes).to.equal(1);
  });

  it('does not see what editors keep beside a file', async () => {
    const folder = contentWith();
    const seen = watched([folder], { since: await lookAt([folder]) });
    for (const name of ['.new.yaml.swp', '#new.yaml#', 'new.yaml~']) writeFileSync(join(folder, 'articles', name), 'x');
    await pause();
    expect(seen.changes).to.equal(0);
  });

  it('goes on after trouble', async () => {
    const folder = contentWith();
    const since = await lookAt([folder]);
    const seen = watched([folder], { since, onChange: () => Promise.reject(new Error('no room')) });
    for (const title of ['One', 'Second'])
      await pause().then(() => writeFileSync(join(folder, 'articles/new.yaml'), article({ title })));
    await pause();
    expect(seen.changes).to.equal(2);
    expect(seen.errors).to.have.length(2);
  });

  it('says nothing once stopped, and has then ended what it began', async () => {
    const folder = contentWith();
    let ended = false;
    const onChange = async (): Promise<void> => {
      await pause();
      ended = true;
    };
    const seen = watched([folder], { since: await lookAt([folder]), onChange });
    writeFileSync(join(folder, 'articles/new.yaml'), article());
    while (seen.changes === 0) await new Promise((resolve) => setTimeout(resolve, 5));
    await stop?.();
    expect(ended).to.equal(true);
    writeFileSync(join(folder, 'articles/new.yaml'), article({ title: 'Later' }));
    await pause();
    expect(seen.changes).to.equal(1);
  });
});

/** Long enough for several looks. */
const pause = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 120));
