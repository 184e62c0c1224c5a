import { expect } from 'chai';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
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
import { stale } from '../../../../bot/cli/kb/stale.ts';
import { article, contentWith, removeContent, SMALL_CONTENT } from '../../../support/content-folder.ts';

/** Runs a command on the small content, or another folder; hands back what it printed and its exit code. */
async function run(
  command: Command,
  args: string[],
  folder = SMALL_CONTENT,
): Promise<{ printed: string; code: number }> {
  const lines: string[] = [];
  const { log, error } = console;
  console.log = console.error = (line: unknown) => void lines.push(String(line));
  try {
    const code = await command.run([...args, '--content', folder, '--as-of', '2026-11-24']);
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

  it('refuses what it cannot use', async () => {
    for (const [command, args] of [
      [ask, []],
      [coverage, []],
      [graph, []],
      [stale, ['--days', 'many']],
    ] as const) {
      const error: unknown = await run(command, [...args]).catch((thrown: unknown) => thrown);
      expect(error).to.be.instanceOf(UsageError);
    }
    const error: unknown = await check.run(['--as-of', 'today']).catch((thrown: unknown) => thrown);
    expect(error).to.be.instanceOf(UsageError);
  });
});
