import { expect } from 'chai';
import { readdirSync, readFileSync } from 'node:fs';
import { planDocument } from '../../../bot/plan/document/build.ts';
import type { Block, PlanDocument, Section } from '../../../bot/plan/document/model.ts';
import { runsOf } from '../../../bot/plan/document/runs.ts';
import { timelineOf } from '../../../bot/plan/document/timeline.ts';
import { sectionHtml } from '../../../bot/plan/page/markup.ts';
import { withoutOwnWords } from '../../../bot/plan/private.ts';
import { planOf, type Memory, type Plan } from '../../../dialogs/index.ts';
import type { Knowledge } from '../../../knowledge/index.ts';
import { workedCase } from '../../support/worked-case.ts';
import { realKnowledge, TODAY } from '../../support/world.ts';

describe('a plan as a document', () => {
  let knowledge: Knowledge;
  let plan: Plan;
  let document: PlanDocument;
  before(async () => {
    knowledge = await realKnowledge();
    plan = planOf(knowledge, workedCase(), TODAY);
    document = planDocument(plan, knowledge);
  });

  const part = (id: string): Section => document.sections.find((section) => section.id === id)!;
  const block = <K extends Block['kind']>(id: string, kind: K): Extract<Block, { kind: K }> =>
    part(id).blocks.find((one) => one.kind === kind) as Extract<Block, { kind: K }>;

  it('has a part for each thing that a plan holds, from what stands first to where it comes from', () => {
    expect(document.sections.map(({ id }) => id)).to.deep.equal([
      'short',
      'choice',
      'side-by-side',
      'scores',
      'others',
      'reasons',
      'legal-forms',
      'money',
      'steps',
      'risks',
      'people',
      'ready',
      'open',
      'checks',
      'sources',
    ]);
    expect(document.notice).to.equal(plan.notice);
  });

  it('says no part of what was not gone through', () => {
    const motives = { flow: 'motivations', answers: { motives: ['autonomy'] }, around: {}, on: TODAY };
    const small = planDocument(planOf(knowledge, { done: [motives] } as unknown as Memory, TODAY), knowledge);
    expect(small.sections.map(({ id }) => id)).to.deep.equal(['reasons', 'sources']);
  });

  it('sets every way beside the others on every point, and marks the one that stands first', () => {
    const { columns, rows } = block('side-by-side', 'compare');
    expect(columns.map(({ badge }) => badge !== undefined)).to.deep.equal(columns.map((_, at) => at === 0));
    for (const { cells } of rows) expect(cells).to.have.length(columns.length);
  });

  it('charts a word for each point and way, and marks picks and what is left out', () => {
    const { rows, ways } = block('scores', 'scores');
    expect(rows).to.have.length(10);
    for (const { scores } of rows) expect(scores).to.have.length(ways.length);
    expect(rows.filter(({ strong }) => strong)).to.have.length(3);
    expect(rows.filter(({ mark, strong }) => mark && !strong)).to.have.length(1);
  });

  it('says the chart again as a table', () => {
    const html = sectionHtml(part('scores'));
    for (const { name } of block('scores', 'scores').rows) expect(html).to.match(new RegExp(`<th scope="row">${name}`));
  });

  it('gives for each rejected way the answer that decided it', () => {
    const { rows } = block('others', 'table');
    expect(rows.map(([way]) => way)).to.deep.equal(plan.appraisal!.rejected.map(({ title }) => title));
    for (const [, reason, answer] of rows) expect([reason, answer]).to.not.include('');
  });

  it('numbers steps as they come in time, and refers to earlier ones only', () => {
    const { items } = block('steps', 'steps');
    expect(items).to.have.length(plan.steps!.list.length);
    items.forEach(({ rows }, at) => {
      const after = rows.find(({ label }) => label === 'After step')?.text;
      for (const number of String(after ?? '')
        .split(', ')
        .filter(Boolean))
        expect(Number(number)).to.be.within(1, at);
    });
    expect(block('steps', 'timeline').bars).to.have.length(items.length);
  });

  it('lists every source with its date', () => {
    const { items } = block('sources', 'list');
    expect(items).to.have.length(plan.sources.length);
    for (const item of items) expect(item).to.match(/^\[.+\]\(https?:.+\) \(.+\d{4}\)$/);
  });

  it('has no placeholder left, anywhere', () => expect(JSON.stringify(document)).to.not.include('{{'));

  it('leaves out an enquirer’s own words for whoever has the link', () => {
    expect(JSON.stringify(document)).to.include('Siân Tŵr');
    const shown = planDocument(withoutOwnWords(plan), knowledge);
    expect(JSON.stringify(shown)).to.not.include('Siân');
    expect(JSON.stringify(shown)).to.include('1 March 2027');
  });

  it('finds every phrase that it names', () => {
    const folder = new URL('../../../bot/plan/', import.meta.url);
    const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.ts'));
    const keys = files.flatMap((name) =>
      [...readFileSync(new URL(name, folder), 'utf8').matchAll(/\bwords\(\s*'([\w.-]+)'/g)].map(
        ([, key]) => `plan.page.${key}`,
      ),
    );
    expect(keys.length).to.be.greaterThan(60);
    for (const key of keys) expect(knowledge.phrases().has(key), key).to.equal(true);
  });
});

describe('text of the content as runs', () => {
  it('parts links and bold from the rest', () => {
    expect(runsOf('a **b [c](https://d.example/e_(f)) g** h')).to.deep.equal([
      { text: 'a ', bold: false },
      { text: 'b ', bold: true },
      { text: 'c', bold: true, url: 'https://d.example/e_(f)' },
      { text: ' g', bold: true },
      { text: ' h', bold: false },
    ]);
  });

  it('makes a link of nothing but an address', () => {
    expect(runsOf('[x](javascript:alert(1))')).to.deep.equal([{ text: '[x](javascript:alert(1))', bold: false }]);
  });
});

describe('days as places on a line', () => {
  const span = (start: string, finish: string) => ({ start, finish, must: true });

  it('reach from the first day to the last', () => {
    const { bars } = timelineOf([span('2027-01-01', '2027-02-01'), span('2027-02-01', '2027-03-04')], 'en-GB');
    expect(bars[0]!.at).to.equal(0);
    expect(bars[1]!.at + bars[1]!.length).to.be.closeTo(1, 1e-9);
  });

  it('are read by at most six months, on the line, for a week as for ten years', () => {
    for (const [from, to] of [
      ['2027-01-05', '2027-01-12'],
      ['2027-01-05', '2027-02-12'],
      ['2027-01-01', '2028-03-04'],
      ['2027-01-01', '2037-01-01'],
    ] as const) {
      const { ticks } = timelineOf([span(from, to)], 'en-GB');
      expect(ticks.length, `${from} to ${to}`).to.be.within(1, 6);
      for (const { at } of ticks) expect(at).to.be.within(0, 1);
    }
  });

  it('are drawn for a single day too', () => {
    const { bars, ticks } = timelineOf([span('2027-01-05', '2027-01-05')], 'en-GB');
    expect(bars[0]).to.deep.include({ at: 0, length: 0 });
    expect(ticks).to.have.length(1);
  });
});
