import { expect } from 'chai';
import { spawnSync } from 'node:child_process';
import { runAsk } from '../../../bot/cli/ask/command.ts';
import { askBatch } from '../../../bot/cli/ask/batch.ts';
import { createAsker, type Asker } from '../../../bot/cli/ask/asker.ts';
import { loadContent, type Content } from '../../../bot/content.ts';
import { readConfig } from '../../../bot/config.ts';
import { TURN_PHRASES } from '../../../bot/turn/index.ts';

describe('asking from the command line', function () {
  this.timeout(30_000);
  const { contentDir } = readConfig(process.env);
  let content: Content;
  let asker: Asker;

  before(async () => {
    content = await loadContent(contentDir, '2026-11-24', { phrases: TURN_PHRASES });
    asker = await createAsker(content, () => new Date('2026-11-24T12:00:00Z'));
  });
  after(() => asker.close());

  it('answers a question with its units, its sources and the day they were checked', async () => {
    const answer = await asker.ask({ text: 'what is a community interest company' });
    expect(answer.outcome).to.equal('answer');
    expect(answer.units).not.to.deep.equal([]);
    for (const unit of answer.units) expect(content.knowledge.units.has(unit)).to.equal(true);
    expect(answer.text)
      .to.match(/community interest company/i)
      .and.match(/\]\(https:\/\//)
      .and.match(/202\d/);
  });

  it('knows nothing of the question before', async () => {
    const alone = await asker.ask({ text: 'and in Scotland?' });
    await asker.ask({ text: 'do we have to register with a regulator for home care' });
    expect(await asker.ask({ text: 'and in Scotland?' })).to.deep.equal(alone);
  });

  it('answers for the nation that was given', async () => {
    const text = 'who do we register a home care service with';
    const [wales, scotland] = await Promise.all([
      asker.ask({ text, nation: 'wales' }),
      asker.ask({ text, nation: 'scotland' }),
    ]);
    expect(wales.text).to.include('Care Inspectorate Wales');
    expect(scotland.text).to.include('Care Inspectorate').and.not.include('Care Inspectorate Wales');
  });

  it('never asks back: it answers once what it was asked, and says so', async () => {
    const texts = [
      'registration',
      'grants',
      'who inspects care',
      'who do we register a home care service with',
      'pension',
    ];
    const answers = await Promise.all(texts.map((text) => asker.ask({ text })));
    for (const answer of answers) if (answer.clarified) expect(answer.text).not.to.equal('');
    expect(answers.filter(({ clarified }) => clarified)).not.to.deep.equal([]);
  });

  it('hands a complex case over, and takes the safety path at once', async () => {
    const wages = await asker.ask({ text: 'we cannot pay the wages this Friday and are insolvent' });
    expect(wages.outcome).to.equal('handOver');
    expect((await asker.ask({ text: 'I want to end my life' })).outcome).to.equal('safety');
  });

  it('answers a batch line by line, and says in its place what is wrong with a line', async () => {
    const lines = [
      '{"id":"a","text":"what is a CIC","nation":"any"}',
      '',
      'not json',
      '{"id":"c"}',
      '{"id":"d","text":"hello","nation":"france"}',
      '{"id":5,"text":"hello"}',
    ];
    const out: Record<string, unknown>[] = [];
    const all = await askBatch(asker, lines, (line) => out.push(JSON.parse(line) as Record<string, unknown>));
    expect(all).to.equal(false);
    expect(out.map(({ id }) => id)).to.deep.equal(['a', null, 'c', 'd', 5]);
    expect(out.map((line) => 'error' in line)).to.deep.equal([false, true, true, true, false]);
    expect(out[0]).to.have.keys('id', 'outcome', 'units', 'text');
  });

  it('prints nothing but JSON when it is asked for JSON', async () => {
    const out: string[] = [];
    const args = ['what is a CIC', '--nation', 'wales', '--json', '--as-of', '2026-11-24'];
    expect(await runAsk(args, contentDir, (line) => out.push(line))).to.equal(0);
    expect(out).to.have.length(1);
    expect(JSON.parse(out[0]!)).to.have.keys('outcome', 'units', 'text');
  });

  for (const args of [[], ['--nation', 'atlantis', 'x'], ['--as-of', 'soon', 'x'], ['x', '--batch', 'y'], ['--loud']])
    it(`refuses "${args.join(' ')}" in words`, async () => {
      const error = await runAsk(args, contentDir, () => {}).then(
        () => undefined,
        (thrown: unknown) => thrown,
      );
      expect(error).to.be.instanceOf(Error);
    });

  it('is a command that says what is wrong, and nothing else', () => {
    const args = ['--import=tsx', 'bot/cli/ask.ts', '--nation', 'atlantis', 'x'];
    const { status, stdout, stderr } = spawnSync(process.execPath, args, { encoding: 'utf8' });
    expect([status, stdout]).to.deep.equal([2, '']);
    expect(stderr).to.include('atlantis').and.not.include('    at ');
  });
});
