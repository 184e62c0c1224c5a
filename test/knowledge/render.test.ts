import { expect } from 'chai';
import { loadKnowledge, phrase, renderUnit } from '../../knowledge/index.ts';
import type { Knowledge } from '../../knowledge/index.ts';
import { SMALL_CONTENT, TODAY } from '../support/content-folder.ts';

describe('a unit as the enquirer reads it', () => {
  let knowledge: Knowledge;
  before(async () => {
    knowledge = await loadKnowledge(SMALL_CONTENT, { asOf: TODAY });
  });
  const said = (key: string, params = {}): string => phrase(knowledge, `render.${key}`, params);

  it('has the answer, its sources with publisher and date, and the date it was checked', () => {
    const { text, ids } = renderUnit(knowledge, 'cic-what');
    expect(text).to.include('must help a community');
    expect(text).to.include('[Guide to the asset lock](https://www.gov.uk/asset-lock), CIC Regulator, 5 March 2026');
    expect(text).to.include(said('checked', { date: '1 November 2026' }));
    expect(ids).to.include.members(['articles/cic-what', 'sources/asset-lock-guide', 'phrases/render.checked']);
  });

  it('cites the sources of its figures too', () => {
    expect(renderUnit(knowledge, 'cic-time').ids).to.include('figures/cic-time');
  });

  it('tells what differs only for the nation it is asked for, and all of it when no nation is known', () => {
    expect(renderUnit(knowledge, 'cic-what', { nation: 'wales' }).text).to.include('CBC');
    expect(renderUnit(knowledge, 'cic-what', { nation: 'scotland' }).text).not.to.include('CBC');
    expect(renderUnit(knowledge, 'cic-what').text).to.include(said('in-nation', { nation: 'Wales' }));
  });

  it('says for which nation it holds, and warns who is elsewhere', () => {
    const only = said('only-for', { nations: 'Wales' });
    expect(renderUnit(knowledge, 'register-care-wales', { nation: 'wales' }).text).to.include(only);
    const other = renderUnit(knowledge, 'register-care-wales', { nation: 'scotland' }).text;
    expect(other).to.include(said('other-nation', { nations: 'Wales', nation: 'Scotland' }));
  });

  it("marks the advisers' view, but not what the service says of itself; what is closed, and what may not be open", () => {
    expect(renderUnit(knowledge, 'start-with-one-person').text).to.include(said('basis-judgement'));
    expect(renderUnit(knowledge, 'cic-what').text).not.to.include(said('basis-judgement'));
    const service = { ...knowledge.units.get('start-with-one-person')!, basis: 'service' } as const;
    const units = new Map(knowledge.units).set(service.id, service);
    expect(renderUnit({ ...knowledge, units }, service.id).text).not.to.include(said('basis-judgement'));
    expect(renderUnit(knowledge, 'closed-fund').text).to.include(said('status-closed'));
    expect(renderUnit(knowledge, 'open-fund').text).to.include(said('status-unknown'));
  });

  it('leads nowhere where a page has gone, and still says what it was', () => {
    const [id] = knowledge.units.get('cic-what')!.sources;
    const source = { ...knowledge.sources.get(id!)!, gone: '2026-11-01' };
    const later = { ...knowledge, sources: new Map(knowledge.sources).set(source.id, source) };
    const { text } = renderUnit(later, 'cic-what');
    expect(text).to.include(source.title).and.not.include(source.url);
    expect(renderUnit(knowledge, 'cic-what').text).to.include(source.url);
  });

  it('gives the way to the provider', () => {
    expect(renderUnit(knowledge, 'open-fund').text).to.include('[Open Fund Ltd](https://example.org/open-fund)');
  });

  it('warns when nobody has looked for too long, at the unit or at one of its figures', async () => {
    const late = await loadKnowledge(SMALL_CONTENT, { asOf: '2027-06-01' });
    expect(renderUnit(late, 'cic-cost').text).to.include(said('overdue', { date: '1 April 2027' }));
    expect(renderUnit(late, 'cic-what').text).not.to.include(said('overdue', { date: '1 November 2027' }));
  });

  it('has a short version with the same sources', () => {
    const { text } = renderUnit(knowledge, 'cic-what', { short: true });
    expect(text).to.include('A CIC is a kind of company.').and.to.include('https://www.gov.uk/asset-lock');
    expect(text).not.to.include('An asset lock keeps');
  });

  it('refuses a unit that is not there, and a phrase that is not there or lacks a name', () => {
    expect(() => renderUnit(knowledge, 'nowhere')).to.throw('nowhere');
    expect(() => phrase(knowledge, 'no.such')).to.throw('no.such');
    expect(() => phrase(knowledge, 'render.checked')).to.throw('date');
  });
});
