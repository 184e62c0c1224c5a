import { expect } from 'chai';
import { suggest } from '../../../bot/desk/suggest.ts';
import type { Knowledge } from '../../../knowledge/index.ts';
import { realKnowledge } from '../../support/world.ts';

describe('suggested answers', () => {
  let knowledge: Knowledge;
  before(async () => {
    knowledge = await realKnowledge();
  });

  it('come from the knowledge base, with their sources and the date they were checked', () => {
    const { items } = suggest(knowledge, 'what is an asset lock', 'wales');
    expect(items).to.have.length.within(1, 4);
    for (const { text, unit } of items) {
      expect(knowledge.units.has(unit)).to.equal(true);
      expect(text)
        .to.match(/\]\(https?:/)
        .and.to.match(/Checked on/);
      expect(text).not.to.include('{{');
    }
  });

  it('are none where the bot declines, and the boundary says who is to be asked', () => {
    const { boundary } = suggest(knowledge, 'can I get a visa to work for my own social enterprise', undefined);
    expect(boundary?.sendTo).to.be.a('string').and.not.include('{{');
    expect(boundary?.mayNot).to.be.a('string');
  });

  it('are the reviewed words alone when it is about safety, filled in for the nation', () => {
    const { items, safety } = suggest(knowledge, 'I cannot go on, I want to end my life', 'scotland');
    expect(items).to.deep.equal([]);
    expect(safety?.path).to.equal('distress');
    expect(safety?.text).to.include('116 123').and.not.include('{{');
  });

  it('take any text without harm', () => {
    for (const text of ['', ' ', '💥'.repeat(500), 'x'.repeat(10_000), '<script>alert(1)</script>', '((((', '\\'])
      expect(suggest(knowledge, text, undefined).items).to.be.an('array');
  });
});
