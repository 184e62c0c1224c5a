import { expect } from 'chai';
import { dayWords, fillFigures, loadKnowledge, valueOn, valueWords } from '../../knowledge/index.ts';
import type { Figure, Knowledge } from '../../knowledge/index.ts';
import { SMALL_CONTENT, TODAY } from '../support/content-folder.ts';

describe('figures', () => {
  let knowledge: Knowledge;
  before(async () => {
    knowledge = await loadKnowledge(SMALL_CONTENT, { asOf: TODAY });
  });

  const words: [Figure['kind'], { value: number | string; upTo?: number }, string][] = [
    ['money', { value: 115 }, '£115'],
    ['money', { value: 0.5 }, '£0.50'],
    ['money', { value: 1_200_000 }, '£1.2 million'],
    ['money', { value: 2e9 }, '£2 billion'],
    ['money', { value: 10_000, upTo: 250_000 }, '£10,000 to £250,000'],
    ['percent', { value: 35 }, '35%'],
    ['percent', { value: 2.5, upTo: 4 }, '2.5 to 4%'],
    ['count', { value: 1_500 }, '1,500'],
    ['days', { value: 1 }, '1 day'],
    ['days', { value: 14 }, '14 days'],
    ['working-days', { value: 1, upTo: 15 }, '1 to 15 working days'],
    ['weeks', { value: 10 }, '10 weeks'],
    ['months', { value: 9 }, '9 months'],
    ['years', { value: 1 }, '1 year'],
    ['hours', { value: 24 }, '24 hours'],
    ['date', { value: '2027-01-31' }, '31 January 2027'],
    ['phone', { value: '116 123' }, '116 123'],
    ['short-text', { value: 'no limit' }, 'no limit'],
  ];
  for (const [kind, value, text] of words)
    it(`reads ${text} from a ${kind}`, () =>
      expect(valueWords(knowledge, kind, { ...value, confirmed: true })).to.equal(text));

  it('tells the value of the day', () => {
    const fee = knowledge.figures.get('cic-fee')!;
    expect(valueOn(fee, '2024-04-30')).to.equal(undefined);
    expect(valueOn(fee, '2026-01-31')?.value).to.equal(65);
    expect(valueOn(fee, '2026-02-01')?.value).to.equal(115);
  });

  it('says when nobody has confirmed it, with the page to check, and gives the link once', () => {
    const { text, figures } = fillFigures(knowledge, 'It is {{cic-fee}}. Yes, {{cic-fee}}.');
    expect(text.match(/£115/g)).to.have.length(2);
    expect(text.match(/\(https:\/\/www\.gov\.uk\/company-fees\)/g)).to.have.length(1);
    expect(figures.map(({ id }) => id)).to.deep.equal(['cic-fee', 'cic-fee']);
  });

  it('points to the page where no value holds', async () => {
    const before = await loadKnowledge(SMALL_CONTENT, { asOf: '2020-01-01' });
    expect(fillFigures(before, '{{cic-fee}}').text).to.include('https://www.gov.uk/company-fees').and.not.include('£');
  });

  it('leaves what is not a figure', () => {
    expect(fillFigures(knowledge, 'Hello {{name}}').text).to.equal('Hello {{name}}');
  });

  it('writes dates as people do, as far as they go', () => {
    expect(['2026', '2026-02', '2026-02-03'].map(dayWords)).to.deep.equal(['2026', 'February 2026', '3 February 2026']);
  });
});
