import { expect } from 'chai';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ask } from '../../../../bot/cli/kb/ask.ts';
import { check } from '../../../../bot/cli/kb/check.ts';
import { UsageError } from '../../../../bot/cli/kb/command.ts';
import type { Command } from '../../../../bot/cli/kb/command.ts';
import { coverage } from '../../../../bot/cli/kb/coverage.ts';
import { figures } from '../../../../bot/cli/kb/figures.ts';
import { graph } from '../../../../bot/cli/kb/graph.ts';
import { links, wrongForm } from '../../../../bot/cli/kb/links.ts';
import { misses } from '../../../../bot/cli/kb/misses.ts';
import { preview } from '../../../../bot/cli/kb/preview.ts';
import { score } from '../../../../bot/cli/kb/score.ts';
import { stale } from '../../../../bot/cli/kb/stale.ts';
import { openStore } from '../../../../bot/store/index.ts';
import { article, contentWith, removeContent, SMALL_CONTENT } from '../../../support/content-folder.ts';
import { bundled } from '../../../support/server-process.ts';

/** Runs a command on the small content, or another folder; hands back what it printed and its exit code. */
async function run(
  command: Command,
  args: string[],
  folder = SMALL_CONTENT,
  env: NodeJS.ProcessEnv = {},
): Promise<{ printed: string; code: number }> {
  const lines: string[] = [];
  const { log, error } = console;
  console.log = console.error = (line: unknown) => void lines.push(String(line));
  try {
    const code = await command.run([...args, '--content', folder, '--as-of', '2026-11-24'], env);
    return { code, printed: lines.join('\n') };
  } finally {
    Object.assign(console, { log, error });
  }
}

describe('the commands of kb', () => {
  after(removeContent);

  it('check passes what is right, and counts warnings only when asked to', async () => {
    expect((await run(check, [])).code).to.equal(0);
    const unclear = contentWith({ 'articles/a.yaml': article({ answer: 'You can organize it.' }) });
    expect((await run(check, [], unclear)).code).to.equal(0);
    expect(await run(check, ['--strict'], unclear)).to.include({ code: 1 });
    const wrong = await run(check, ['--quiet'], contentWith({ 'articles/a.yaml': article({ sources: [] }) }));
    expect(wrong.code).to.equal(1);
    expect(wrong.printed).to.include('[no-source]');
  });

  it('check --release counts what is overdue on the day', async () => {
    const late = contentWith({ 'articles/a.yaml': article({ reviewBy: '2026-11-20' }) });
    expect((await run(check, [], late)).code).to.equal(0);
    expect((await run(check, ['--release'], late)).code).to.equal(1);
  });

  it('stale looks ahead', async () => {
    expect((await run(stale, [])).printed).to.match(/^0 to look at/);
    expect((await run(stale, ['--days', '30'])).printed).to.include('[helpline-overdue]');
  });

  it('figures tells value, source and who tells it', async () => {
    const { printed } = await run(figures, ['cic-fee']);
    expect(printed).to.include('£115 (not confirmed)').and.include('told by: cic-cost');
    expect(printed).not.to.include('helpline');
  });

  it('coverage tells open facts, and fails on them', async () => {
    const dossiers = mkdtempSync(join(tmpdir(), 'dossiers-'));
    writeFileSync(
      join(dossiers, 'one.yaml'),
      '- { id: told-fact, status: current }\n- { id: open-fact, status: closed }\n',
    );
    const folder = contentWith({ 'articles/a.yaml': article({ facts: ['told-fact', 'strange-fact'] }) });
    const { printed, code } = await run(coverage, [dossiers, '--all'], folder);
    rmSync(dossiers, { recursive: true });
    expect(code).to.equal(1);
    expect(printed).to.include('told-fact → a').and.include('OPEN open-fact').and.include('UNKNOWN strange-fact');
  });

  it('links tells addresses of a wrong form', async () => {
    expect((await run(links, [])).code).to.equal(0);
    const wrong = [
      'http://localhost/a',
      'https://10.0.0.1/',
      'https://example.org/?utm_source=x',
      'https://me@example.org/',
      'https://example.org/a.',
    ];
    for (const url of wrong) expect(wrongForm(url), url).to.have.length(1);
    expect(wrongForm('https://www.gov.uk/set-up-a-cic')).to.deep.equal([]);
  });

  it('graph draws a unit with its neighbours, and a folder', async () => {
    expect((await run(graph, ['cic-cost'])).printed).to.include('u_cic_cost --> u_cic_time');
    expect((await run(graph, ['regulation'])).printed).to.include('u_register_care_wales[');
  });

  it('ask tells outcome, reasons and answer', async () => {
    const { printed } = await run(ask, ['how much does it cost to set up a CIC']);
    expect(printed).to.include('"kind": "answer"').and.include('--- cic-cost ---').and.include('£115');
  });

  describe('refuse in words', () => {
    const WRONG: readonly (readonly [Command, string[]])[] = [
      [ask, []],
      [ask, ['what is a CIC', '--nation', 'atlantis']],
      [ask, ['and how much is it', '--after', 'nothing']],
      [check, ['articles']],
      [coverage, []],
      [coverage, ['/there/is/nothing/here']],
      [coverage, [SMALL_CONTENT]],
      [figures, ['--as-of', '2026-02-31']],
      [graph, []],
      [graph, ['nothing-of-this-name']],
      [misses, ['--days', '0']],
      [preview, ['--port', '70000']],
      [preview, ['--port', 'x']],
      [score, []],
      [score, ['/there/is/nothing/here.yaml']],
      [score, ['package.json']],
      [stale, ['--days', 'many']],
      [stale, ['--days', '-1']],
    ];
    for (const [command, args] of WRONG)
      it(`${command.usage.split(' ')[0]} ${args.join(' ')}`, async () => {
        // Of an option that is given twice the later one counts.
        const error: unknown = await command
          .run(['--content', SMALL_CONTENT, '--as-of', '2026-11-24', ...args])
          .catch((thrown: unknown) => thrown);
        expect((error as { code?: string }).code ?? (error as Error).name).to.be.oneOf([
          'UsageError',
          'ERR_PARSE_ARGS_UNKNOWN_OPTION',
          'ERR_PARSE_ARGS_INVALID_OPTION_VALUE',
        ]);
        expect((error as Error).message).not.to.match(/ENOENT: |at .*\.ts:/);
      });

    it('a folder of content that is not there', async () => {
      for (const command of [check, ask, stale, figures, links, graph, preview])
        expect(await command.run(['x', '--content', '/nowhere']).catch((thrown: unknown) => thrown)).to.be.instanceOf(
          UsageError,
        );
    });

    it('a port that something else has', async () => {
      const other = createServer();
      await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve));
      const { port } = other.address() as AddressInfo;
      const error: unknown = await preview
        .run(['--content', SMALL_CONTENT, '--port', String(port)])
        .catch((thrown: unknown) => thrown);
      other.close();
      expect(error).to.be.instanceOf(UsageError);
      expect((error as Error).message).to.include(String(port));
    });
  });

  it('misses reads what the server has counted, and what people wrote about how it went', async () => {
    const dataDir = mkdtempSync(join(tmpdir(), 'misses-'));
    const missing = await misses.run([], { DATA_DIR: dataDir }).catch((thrown: unknown) => thrown);
    expect(missing).to.be.instanceOf(UsageError);
    const store = await openStore({ dataDir });
    await store.addTallies([{ kind: 'declined', about: 'tax', part: '', day: '2026-11-23', times: 4 }]);
    const done = [{ flow: 'feedback', answers: { words: 'It was\nclear.' }, around: {}, on: '2026-11-23' }];
    await store.commit({
      conversation: { id: 'c', channel: 'web', read: 0, owner: 'bot', memory: { done } },
      log: [],
      at: 1,
    });
    await store.close();
    const { printed, code } = await run(misses, ['--words'], SMALL_CONTENT, { DATA_DIR: dataDir });
    rmSync(dataDir, { recursive: true });
    expect(code).to.equal(0);
    expect(printed)
      .to.match(/ 4 +last 2026-11-23 +declined tax/)
      .and.include('2026-11-23  It was clear.');
  });

  it('score tells what passes and what does harm', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'score-'));
    const file = join(folder, 'questions.yaml');
    const question = { id: 'q1', text: 'how much does it cost to set up a CIC', area: 'money', expect: 'answer' };
    writeFileSync(file, JSON.stringify([{ ...question, must: [['£115']] }]));
    const real = 'knowledge/content';
    const { code, printed } = await run(score, [file], real);
    writeFileSync(file, JSON.stringify([{ ...question, must_not: ['CIC'] }]));
    const harm = await run(score, [file], real);
    rmSync(folder, { recursive: true });
    expect(printed)
      .to.match(/expected answer +[01]\/1/)
      .and.include('harmful: 0');
    expect(code).to.equal(0);
    expect(harm.code).to.equal(1);
    expect(harm.printed).to.include('HARM q1');
  });
});

describe('the command kb', function () {
  this.timeout(60_000);
  let program: string;
  before(async () => void (program = await bundled('bot/cli/kb.ts', 'kb')));
  const kb = (...args: string[]) => {
    const env = { ...process.env, NODE_NO_WARNINGS: '1' };
    const ended = spawnSync(process.execPath, [program, ...args], { encoding: 'utf8', env });
    return { code: ended.status, out: ended.stdout, err: ended.stderr };
  };

  it('lists its commands, and explains one', () => {
    for (const args of [[], ['--help']]) {
      const { code, out, err } = kb(...args);
      expect([code, err]).to.deep.equal([0, '']);
      for (const name of [
        'check',
        'preview',
        'ask',
        'stale',
        'figures',
        'links',
        'misses',
        'coverage',
        'graph',
        'score',
      ])
        expect(out).to.match(new RegExp(`^  ${name}`, 'm'));
    }
    expect(kb('stale', '--help')).to.deep.include({ code: 0, err: '' });
  });

  it('says on the error output what it does not understand, ends with 2, and shows nothing of its inside', () => {
    for (const args of [['nonsense'], ['check', '--lous'], ['score'], ['toString']]) {
      const { code, out, err } = kb(...args);
      expect([code, out], args.join(' ')).to.deep.equal([2, '']);
      expect(err)
        .to.include('npm run kb')
        .and.not.match(/\n +at /);
    }
  });

  it('ends with 1 when it finds something', () => {
    const folder = contentWith({ 'articles/a.yaml': article({ sources: [] }) });
    const { code, out } = kb('check', '--content', folder);
    removeContent();
    expect(code).to.equal(1);
    expect(out)
      .to.match(/articles\/a\.yaml:\d+:\d+ error/)
      .and.include(' 1 error,');
  });
});
