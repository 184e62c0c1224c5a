import { expect } from 'chai';
import { checkKnowledge, KnowledgeErrors, loadKnowledge } from '../../knowledge/index.ts';
import type { Problem } from '../../knowledge/index.ts';
import { article, contentWith, removeContent, SMALL_CONTENT, TODAY } from '../support/content-folder.ts';

type Changes = Record<string, string | Uint8Array | null>;

const figure = (fields: object): string =>
  JSON.stringify({
    'a-figure': {
      what: 'a figure',
      kind: 'money',
      source: 'company-fees',
      checked: '2026-11-01',
      reviewBy: '2027-11-01',
      values: [{ value: 5 }],
      ...fields,
    },
  });
const step = (id: string, dependsOn: string): Changes => ({
  [`regulation/${id}.yaml`]: JSON.stringify({
    ...(JSON.parse(article({ questions: [`${id} one`, `${id} two`] })) as object),
    step: 'Do it',
    must: true,
    body: 'A body',
    dependsOn: [dependsOn],
  }),
});

/** Each code with content that raises it, and where. */
const CASES: Record<string, { changes: Changes; at?: string; flows?: string[]; asOf?: string }> = {
  'file-too-big': { changes: { 'articles/a.yaml': `# ${'x'.repeat(1_000_001)}` }, at: 'articles/a.yaml:1:1' },
  'not-utf8': {
    changes: { 'articles/a.yaml': Buffer.from('title: good\nanswer: caf\xe9\n', 'latin1') },
    at: 'articles/a.yaml:2:12',
  },
  'bad-yaml': { changes: { 'articles/a.yaml': 'title: "never closed' }, at: 'articles/a.yaml:1:21' },
  'yaml-bomb': {
    changes: { 'articles/a.yaml': 'a: &a [x, x]\nb: &b [*a, *a]\nc: [*b, *b]\n' },
    at: 'articles/a.yaml:2:8',
  },
  'wrong-place': { changes: { 'recipes/cake.yaml': 'a: b' }, at: 'recipes:1:1' },
  'bad-file-name': { changes: { 'articles/My File.yml': 'a: b' }, at: 'articles/My File.yml:1:1' },
  'duplicate-id': {
    changes: { 'history/cic-what.yaml': article({ status: 'closed' }) },
    at: 'history/cic-what.yaml:1:1',
  },
  'duplicate-key': { changes: { 'articles/a.yaml': 'title: one\ntitle: two\n' }, at: 'articles/a.yaml:2:1' },
  'missing-field': { changes: { 'articles/a.yaml': article({ answer: undefined }) } },
  'unknown-field': { changes: { 'articles/a.yaml': article({ colour: 'red' }) } },
  'wrong-value': { changes: { 'articles/a.yaml': article({ nations: ['france'] }) } },
  'bad-pattern': { changes: { 'boundaries.yaml': boundary({ declines: ['(unclosed'] }) }, at: 'boundaries.yaml:1:85' },
  'slow-pattern': { changes: { 'boundaries.yaml': boundary({ declines: ['(a+)+$'] }) } },
  'unknown-unit': { changes: { 'articles/a.yaml': article({ related: ['nowhere'] }) } },
  'unknown-source': { changes: { 'articles/a.yaml': article({ sources: ['nowhere'] }) } },
  'unknown-figure': { changes: { 'articles/a.yaml': article({ answer: 'It costs {{nothing-known}}.' }) } },
  'unknown-complexity': { changes: { 'articles/a.yaml': article({ complexity: 'nowhere' }) } },
  'unknown-boundary': { changes: { 'articles/a.yaml': article({ boundary: 'nowhere' }) } },
  'unknown-flow': { changes: { 'articles/a.yaml': article({ flow: 'nowhere' }) }, flows: ['legal-form'] },
  'unknown-phrase': {
    changes: { 'small-talk.yaml': '{"joke": {"says": ["tell me a joke"]}}' },
    at: 'small-talk.yaml:1:2',
  },
  'step-cycle': { changes: { ...step('first', 'second'), ...step('second', 'first') } },
  'links-to-itself': { changes: { 'articles/a.yaml': article({ related: ['a'] }) } },
  'no-source': { changes: { 'articles/a.yaml': article({ sources: [] }) } },
  'no-owner': { changes: { 'articles/a.yaml': article({ basis: 'judgement' }) } },
  'judgement-too-firm': {
    changes: { 'articles/a.yaml': article({ basis: 'judgement', owner: 'advisers', answer: 'You must do it.' }) },
  },
  'closed-offered': { changes: { 'articles/a.yaml': article({ status: 'closed' }) } },
  'nation-outside': {
    changes: {
      'articles/a.yaml': article({ nations: ['wales'], byNation: { scotland: { answer: 'Yes.', easyRead: 'Yes.' } } }),
    },
  },
  'topic-overlap': { changes: { 'articles/a.yaml': article({ topic: 'register-care' }) } },
  'dates-reversed': { changes: { 'articles/a.yaml': article({ reviewBy: '2026-10-01' }) } },
  'bare-figure': { changes: { 'articles/a.yaml': article({ answer: 'It costs £35 a year.' }) } },
  'bad-placeholder': { changes: { 'articles/a.yaml': article({ answer: 'It costs {{cic fee}}.' }) } },
  'forbidden-phrase': { changes: { 'articles/a.yaml': article({ boundary: 'tax', answer: 'No tax is due.' }) } },
  'bad-markup': { changes: { 'articles/a.yaml': article({ answer: '# A heading\n\nGood.' }) } },
  'figure-value': { changes: { 'figures/a.yaml': figure({ values: [{ value: 'five' }] }) } },
  'figure-overlap': {
    changes: {
      'figures/a.yaml': figure({
        values: [
          { value: 5, from: '2026-01-01', to: '2026-12-31' },
          { value: 6, from: '2026-06-01' },
        ],
      }),
    },
  },
  'nation-gap': { changes: { 'regulation/register-care-wales.yaml': null } },
  'missing-translation': {
    changes: { 'phrases/cy.yaml': '{"smalltalk.hello": "Helo."}' },
    at: 'phrases/cy.yaml:1:1',
  },
  'extra-translation': { changes: { 'phrases/cy.yaml': '{"gone.key": "Wedi mynd."}' } },
  'hard-to-read': {
    changes: {
      'articles/a.yaml': article({
        answer: 'Organisational sustainability necessitates multidisciplinary accountability.',
      }),
    },
  },
  'long-sentences': {
    changes: { 'articles/a.yaml': article({ answer: `${'You can do it and '.repeat(6)}that is all.` }) },
  },
  'american-spelling': { changes: { 'articles/a.yaml': article({ answer: 'You can organize the center.' }) } },
  'official-word': {
    changes: { 'articles/a.yaml': article({ answer: 'You can use it. Do it\nprior to a start.' }) },
  },
  'not-second-person': { changes: { 'articles/a.yaml': article({ answer: 'The applicant can use it.' }) } },
  'easy-read-long': {
    changes: {
      'articles/a.yaml': article({ easyRead: 'This is a very long line that has far too many words in it.' }),
    },
  },
  'same-question': { changes: { 'articles/a.yaml': article({ questions: ['What is a CIC?', 'the thing'] }) } },
  'unused-source': { changes: { 'sources.yaml': sources() } },
  'unused-figure': { changes: { 'figures/a.yaml': figure({}) } },
  'past-review': { changes: {}, asOf: '2028-01-01' },
  'helpline-overdue': { changes: {}, asOf: '2027-01-01' },
  'source-gone': { changes: { 'sources.yaml': sources({ gone: '2026-11-01' }) }, at: 'sources.yaml:1:89' },
  'figure-ended': { changes: { 'figures/a.yaml': figure({ values: [{ value: 5, to: '2026-10-31' }] }) } },
};

function boundary(fields: object): string {
  return JSON.stringify({ tax: { topic: 'Tax', maySay: 'rules', mayNot: 'bills', sendTo: 'HMRC', ...fields } });
}
function sources(more = {}): string {
  const source = { title: 'A', publisher: 'B', url: 'https://example.org/', date: '2026', ...more };
  return JSON.stringify({
    'company-fees': source,
    'asset-lock-guide': source,
    'care-guide': source,
    'never-cited': source,
  });
}

describe('checking the content', () => {
  after(removeContent);

  it('finds nothing wrong with content that is right', async () => {
    const { errors, warnings, dated, units } = await checkKnowledge(SMALL_CONTENT, { asOf: TODAY });
    expect([...errors, ...warnings, ...dated]).to.deep.equal([]);
    expect(units).to.be.greaterThan(8);
  });

  for (const [code, { changes, at, flows, asOf = TODAY }] of Object.entries(CASES))
    it(`tells ${code}`, async () => {
      const report = await checkKnowledge(contentWith(changes), { asOf, ...(flows && { flows }) });
      const found = [...report.errors, ...report.warnings, ...report.dated].filter((problem) => problem.code === code);
      expect(found, JSON.stringify(report.errors)).to.have.length.greaterThan(0);
      if (at) expect(found.map(placeOf)).to.include(at);
      for (const { todo, message } of found) expect(todo && message).to.be.a('string').that.is.not.empty;
    });

  it('tells what a boundary forbids wherever it stands, and at the start only under that boundary', async () => {
    const folder = contentWith({ 'articles/a.yaml': article({ answer: 'No tax is due.' }) });
    const { errors } = await checkKnowledge(folder, { asOf: TODAY });
    expect(errors.map(({ code }) => code)).to.deep.equal(['forbidden-phrase']);
    await loadKnowledge(folder, { asOf: TODAY });
  });

  it('has a case for every code but those of a broken disk and of other rooms', async () => {
    const { PROBLEM_KINDS } = await import('../../knowledge/errors.ts');
    expect(Object.keys(CASES).sort()).to.deep.equal(
      Object.keys(PROBLEM_KINDS)
        .filter((code) => code !== 'file-unreadable')
        .sort(),
    );
  });

  it('tells a folder that is not there', async () => {
    const { errors } = await checkKnowledge('/nowhere/at/all', { asOf: TODAY });
    expect(errors.map(({ code }) => code)).to.deep.equal(['file-unreadable']);
  });

  it('tells every mistake at once, in the order of files and lines', async () => {
    const { errors } = await checkKnowledge(
      contentWith({
        'articles/b.yaml': article({ related: ['nowhere'], answer: 'It costs £35.' }),
        'articles/a.yaml': 'title: "never closed',
        'history/c.yaml': article({ status: 'current' }),
      }),
      { asOf: TODAY },
    );
    expect(errors.map(({ place }) => place.file)).to.deep.equal([
      'articles/a.yaml',
      'articles/b.yaml',
      'articles/b.yaml',
      'history/c.yaml',
    ]);
  });

  it('does not tell as missing what stands in a file that could not be read', async () => {
    const { errors } = await checkKnowledge(contentWith({ 'sources.yaml': 'a: "broken' }), { asOf: TODAY });
    expect(errors.map(({ code }) => code)).to.deep.equal(['bad-yaml']);
  });

  it('names line and column inside a long text', async () => {
    const text = `title: A thing
nations: [england]
status: current
basis: official
questions: [what is it, tell me of it]
answer: |
  The first line is fine.

  Here it says £35 at once.
easyRead: It is fine.
sources: [company-fees]
checked: 2026-11-01
reviewBy: 2027-11-01
`;
    const { errors } = await checkKnowledge(contentWith({ 'articles/a.yaml': text }), { asOf: TODAY });
    expect(errors.map((error) => [error.code, placeOf(error)])).to.deep.equal([
      ['bare-figure', 'articles/a.yaml:9:16'],
    ]);
  });

  it('refuses to load, and carries every mistake', async () => {
    const folder = contentWith({ 'articles/a.yaml': article({ related: ['nowhere'], sources: ['nobody'] }) });
    const error = await loadKnowledge(folder, { asOf: TODAY }).then(
      () => undefined,
      (thrown: unknown) => thrown as KnowledgeErrors,
    );
    expect(error).to.be.instanceOf(KnowledgeErrors);
    expect(error?.problems.map(({ code }) => code)).to.have.members(['unknown-unit', 'unknown-source']);
    expect(error?.message).to.include('articles/a.yaml:1:');
  });

  it('is not held up by a file that is nested without end', async () => {
    const deep = `a: ${'['.repeat(100_000)}${']'.repeat(100_000)}`;
    const { errors } = await checkKnowledge(contentWith({ 'articles/a.yaml': deep }), { asOf: TODAY });
    expect(errors.map(({ code }) => code)).to.deep.equal(['yaml-bomb']);
  });
});

describe('content as it should never be', () => {
  after(removeContent);
  const errorsOf = async (changes: Changes): Promise<string[]> =>
    (await checkKnowledge(contentWith(changes), { asOf: TODAY })).errors.map(({ code }) => code);
  const yaml = (more = ''): string => `title: A thing
nations: [england, wales, scotland, northern-ireland]
status: current
basis: official
questions: [what is the thing, tell me about the thing]
answer: The thing is good. You can use it.
easyRead: The thing is good.
sources: [company-fees]
checked: 2026-11-01
reviewBy: 2027-11-01
${more}`;

  it('is taken as it is meant with Windows line ends, or with a mark of its encoding', async () => {
    expect(await errorsOf({ 'articles/a.yaml': yaml().replaceAll('\n', '\r\n') })).to.deep.equal([]);
    expect(await errorsOf({ 'articles/a.yaml': `\ufeff${yaml()}` })).to.deep.equal([]);
    expect(await errorsOf({ 'articles/a.yaml': yaml('owner: Siân Ŵyn 👋\n') })).to.deep.equal([]);
  });

  it('is told where one file is in two encodings, or in another one, or is no text at all', async () => {
    const half = Buffer.concat([Buffer.from(yaml('owner: Siân\n')), Buffer.from('topic: caf\xe9\n', 'latin1')]);
    expect(await errorsOf({ 'articles/a.yaml': half })).to.deep.equal(['not-utf8']);
    const utf16 = Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(yaml(), 'utf16le')]);
    expect(await errorsOf({ 'articles/a.yaml': utf16 })).to.deep.equal(['not-utf8']);
    expect(await errorsOf({ 'articles/a.yaml': Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 1, 2, 3]) })).to.deep.equal([
      'not-utf8',
    ]);
  });

  const wrong: Record<string, string> = {
    'an empty file': '',
    'a comment alone': '# nothing here\n',
    'a list': '- one\n- two\n',
    'a sentence': 'just a sentence\n',
    'a number for a title': yaml().replace('title: A thing', 'title: 5'),
    'a list for a title': yaml().replace('title: A thing', 'title: [A thing]'),
    'one word for a list': yaml().replace(/nations: .*/, 'nations: england'),
    'nothing for an answer': yaml().replace(/answer: .*/, 'answer:'),
    'a day that there is not': yaml().replace('2026-11-01', '2026-02-31'),
    'a day as in a letter': yaml().replace('2026-11-01', '1 November 2026'),
    'a key of the language': yaml('__proto__: { polluted: true }\n'),
    'a tag that would make an object': yaml('owner: !!js/function "function () {}"\n'),
    'two documents in one file': `${yaml()}---\n${yaml()}`,
    'a tab for indentation': yaml('byNation:\n\twales: { answer: Yes. }\n'),
  };
  for (const [what, text] of Object.entries(wrong))
    it(`is told in words: ${what}`, async () => {
      const report = await checkKnowledge(contentWith({ 'articles/a.yaml': text }), { asOf: TODAY });
      expect(
        [...report.errors, ...report.warnings].filter(({ place }) => place.file === 'articles/a.yaml'),
      ).not.to.deep.equal([]);
      expect(({} as Record<string, unknown>)['polluted']).to.equal(undefined);
    });

  it('is a figure without a source, or with one that nobody knows', async () => {
    expect(await errorsOf({ 'figures/a.yaml': figure({ source: undefined }) })).to.deep.equal(['missing-field']);
    expect(await errorsOf({ 'figures/a.yaml': figure({ source: 'nowhere' }) })).to.deep.equal(['unknown-source']);
    expect(await errorsOf({ 'figures/a.yaml': figure({ source: 7 }) })).to.deep.equal(['wrong-value']);
  });

  it('is a long way round from a step to itself', async () => {
    const changes = { ...step('one', 'two'), ...step('two', 'three'), ...step('three', 'one') };
    expect(await errorsOf(changes)).to.include('step-cycle');
  });

  it('is no more than told when there are thousands of mistakes', async () => {
    const many = Object.fromEntries(
      Array.from({ length: 300 }, (_, n) => [
        `articles/a-${n}.yaml`,
        article({ related: ['nowhere'], sources: ['nobody'] }),
      ]),
    );
    expect(await errorsOf(many)).to.have.length(600);
  });
});

const placeOf = ({ place: { file, line, column } }: Problem): string => `${file}:${line}:${column}`;
