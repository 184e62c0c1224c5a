import { expect } from 'chai';
import { wantedIn } from '../../../dialogs/reminders/said.ts';
import { dayAt, remindAt } from '../../../dialogs/reminders/when.ts';
import { TODAY } from '../../support/world.ts';

const said: [string, string, string | undefined, boolean][] = [
  ['our CIC34 on 1 March 2027', 'our CIC34', '2027-03-01', false],
  ['our CIC34 is due on 1 March 2027', 'our CIC34', '2027-03-01', true],
  ['my CIC34 is due', 'my CIC34', undefined, true],
  ['file accounts by 31 January', 'file accounts', '2027-01-31', true],
  ['call the CQC tomorrow', 'call the CQC', '2026-11-25', false],
  ['ring the union in three weeks', 'ring the union', '2026-12-15', false],
  ['on 5 May 2027 about the lease', 'the lease', '2027-05-05', false],
  ['the insurance runs out on 12/02/2027', 'the insurance runs out', '2027-02-12', true],
  ['the two nurses and the three vans', 'the two nurses and the three vans', undefined, false],
  ['1 March 2027', '', '2027-03-01', false],
  ['our lease', 'our lease', undefined, false],
];

describe('what somebody wants to be reminded of', () => {
  for (const [text, what, on, ahead] of said)
    it(text, () => expect(wantedIn(text, TODAY)).to.deep.equal({ what, on, ahead }));

  it('does not take long over a long text', () => {
    const begun = performance.now();
    wantedIn('one two three four five six seven eight nine ten '.repeat(40), TODAY);
    expect(performance.now() - begun).to.be.lessThan(500);
  });
});

describe('when a reminder is told', () => {
  const now = new Date('2026-11-24T10:00:00Z');
  const at = (on: string, ahead = true): string | undefined => {
    const time = remindAt(on, now, ahead);
    return time === undefined ? undefined : new Date(time).toISOString();
  };

  it('is a month, a week or a day ahead, in the morning of the United Kingdom, summer and winter', () => {
    expect(at('2027-03-01')).to.equal('2027-02-01T09:00:00.000Z');
    expect(at('2027-07-15')).to.equal('2027-06-15T08:00:00.000Z');
    expect(at('2026-12-20')).to.equal('2026-12-13T09:00:00.000Z');
    expect(at('2026-11-30')).to.equal('2026-11-29T09:00:00.000Z');
    expect(at('2026-11-25')).to.equal('2026-11-25T09:00:00.000Z');
  });

  it('is the day itself where that was asked for', () =>
    expect(at('2027-03-01', false)).to.equal('2027-03-01T09:00:00.000Z'));

  it('is never, once that morning has passed', () => {
    expect(at('2026-11-24')).to.equal(undefined);
    expect(at('2020-01-01')).to.equal(undefined);
  });

  it('names its day', () => expect(dayAt(remindAt('2027-07-15', now, false)!)).to.equal('2027-07-15'));
});
