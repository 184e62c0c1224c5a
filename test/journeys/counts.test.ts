import { readdirSync, readFileSync } from 'node:fs';
import { expect } from 'chai';
import { parse } from 'yaml';
import { journeysIn } from '../support/journey.ts';
import type { ChannelKind } from '../support/journey.ts';

/** What issue 5 asks for in numbers: fewer would mean that something was taken away. */
describe('the tables of conversations', () => {
  const journeys = readdirSync('test/journeys')
    .filter((name) => name.endsWith('.yaml'))
    .flatMap(journeysIn);
  const on = (channel: ChannelKind): number =>
    journeys.filter(({ channels }) => channels === undefined || channels.includes(channel)).length;

  it('hold at least sixty journeys, on the web and in Teams alike', () => {
    console.log(`      journeys: ${journeys.length}, on the web ${on('web')}, in Teams ${on('teams')}`);
    expect(on('web')).to.be.at.least(60);
    expect(on('teams')).to.be.at.least(60);
  });

  it('name each journey once', () => {
    const names = journeys.map(({ name }) => name);
    expect(names.filter((name, at) => names.indexOf(name) !== at)).to.deep.equal([]);
  });

  it('hold at least twelve worked cases of the appraisal, each with what an adviser would have said', () => {
    const cases = parse(readFileSync('test/dialogs/rules/appraisal.yaml', 'utf8'), { merge: true }) as object[];
    console.log(`      worked cases: ${cases.length}`);
    expect(cases.length).to.be.at.least(12);
    for (const one of cases) expect(one).to.have.any.keys('first', 'firstOneOf', 'kind', 'later', 'out', 'shows');
  });
});
