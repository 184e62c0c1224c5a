import { expect } from 'chai';
import { missesReport } from '../../../../bot/cli/kb/misses-report.ts';
import type { Cares } from '../../../../bot/cli/kb/misses-report.ts';
import type { Tally } from '../../../../bot/store/index.ts';

const tally = (kind: string, about: string, times: number, more: Partial<Tally> = {}): Tally => ({
  kind,
  about,
  part: '',
  day: '2026-11-20',
  times,
  ...more,
});

describe('what people asked in vain, for an editor', () => {
  const lines = (tallies: Tally[], cares: Cares = {}, all = false): string[] => missesReport(tallies, cares, { all });

  it('says when there is nothing', () => {
    expect(lines([]).join('\n')).to.include('Nothing was counted');
  });

  it('puts days together, the most often first, with the last day', () => {
    const [, title, first, second] = lines([
      tally('not-found', 'rare', 1),
      tally('not-found', 'often', 2),
      tally('not-found', 'often', 3, { day: '2026-11-22' }),
    ]);
    expect(title).to.match(/ \(6\)$/);
    expect(first).to.match(/ 5 +last 2026-11-22 +not-found often$/);
    expect(second).to.match(/ 1 +last 2026-11-20 +not-found rare$/);
  });

  it('shows what was meant of what was asked back, and how many did not say', () => {
    const text = lines([
      tally('asked-back', 'a b c', 10, { part: 'reading' }),
      tally('chosen', 'a b c', 5, { part: 'b' }),
      tally('chosen', 'a b c', 2, { part: 'none-of-these' }),
    ]).join('\n');
    expect(text).to.include('b 5, none-of-these 2, no reply 3');
  });

  it('shows how many of those offered a person wanted one, and how it went', () => {
    const text = lines([
      tally('person-offered', 'property', 4),
      tally('person-wanted', 'property', 3),
      tally('feedback', 'feedback-helpful', 6, { part: 'yes' }),
      tally('feedback', 'feedback-helpful', 1, { part: 'no' }),
    ]).join('\n');
    expect(text).to.include('wanted 3').and.include('yes 6, no 1');
  });

  it('shows who looks into it; what is answered only when it was asked in vain again', () => {
    const cares: Cares = {
      'not-found a': { owner: 'Anna', state: 'writing', on: '2026-11-19' },
      'not-found b': { owner: 'Ben', state: 'answered', on: '2026-11-21' },
      'not-found c': { owner: 'Ben', state: 'answered', on: '2026-11-19' },
      'not-found d': { owner: 'Ben', state: 'not-ours', on: '2026-11-01' },
    };
    const tallies = ['a', 'b', 'c', 'd'].map((about) => tally('not-found', about, 1));
    const text = lines(tallies, cares).join('\n');
    expect(text).to.include('[Anna: writing on 2026-11-19, 1 since then]');
    expect(text).to.include('not-found c').and.not.include('not-found b').and.not.include('not-found d');
    expect(lines(tallies, cares, true).join('\n'))
      .to.include('not-found b')
      .and.include('not-found d');
  });
});
