import { expect } from 'chai';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { KnowledgeErrors, watchKnowledge } from '../../knowledge/index.ts';
import type { Knowledge } from '../../knowledge/index.ts';
import { article, contentWith, removeContent, TODAY } from '../support/content-folder.ts';

describe('watching the content', () => {
  let stop: (() => void) | undefined;
  afterEach(() => stop?.());
  after(removeContent);

  /** Watches a folder, and hands out what is reported next. */
  function watched(folder: string): { next(): Promise<Knowledge | Error>; reports: (Knowledge | Error)[] } {
    const reports: (Knowledge | Error)[] = [];
    let waiting: ((report: Knowledge | Error) => void) | undefined;
    const report = (each: Knowledge | Error): void => {
      reports.push(each);
      waiting?.(each);
    };
    stop = watchKnowledge(folder, { asOf: () => TODAY, every: 10, onReload: report, onProblem: report });
    return { reports, next: () => new Promise((resolve) => (waiting = resolve)) };
  }

  it('hands on new content that checks clean', async () => {
    const folder = contentWith();
    const { next } = watched(folder);
    await pause();
    const reported = next();
    writeFileSync(join(folder, 'articles/new.yaml'), article());
    expect(((await reported) as Knowledge).units.has('new')).to.equal(true);
  });

  it('tells every mistake of content that does not, and hands on the mended content after', async () => {
    const folder = contentWith();
    const { next } = watched(folder);
    await pause();
    const problem = next();
    writeFileSync(join(folder, 'articles/new.yaml'), article({ sources: ['nowhere'], related: ['nothing'] }));
    const error = await problem;
    expect(error).to.be.instanceOf(KnowledgeErrors);
    expect((error as KnowledgeErrors).problems).to.have.length(2);

    const mended = next();
    writeFileSync(join(folder, 'articles/new.yaml'), article());
    expect(((await mended) as Knowledge).units.has('new')).to.equal(true);
  });

  it('says nothing while nothing changes, and nothing once stopped', async () => {
    const folder = contentWith();
    const { reports } = watched(folder);
    await pause();
    stop?.();
    writeFileSync(join(folder, 'articles/new.yaml'), article());
    await pause();
    expect(reports).to.deep.equal([]);
  });
});

/** Long enough for several looks. */
const pause = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 120));
