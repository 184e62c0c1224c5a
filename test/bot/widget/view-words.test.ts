/** The sentences that the view puts together itself. */
import { expect } from 'chai';
import { offered } from '../../../bot/widget/view/offered.ts';
import { sayer } from '../../../bot/widget/view/settings.ts';
import { wordsOf } from '../../../bot/widget/view/status-line.tsx';
import { timeOf } from '../../../bot/widget/view/who-and-when.tsx';

const NOW = new Date('2026-11-24T10:00:00Z');
const say = sayer({
  'status-waiting': 'Asked.',
  'status-left-message': 'Left.',
  'status-promised': 'Answer {{when}}.',
  'status-today': 'today by {{time}}',
  'status-day': 'by {{day}}',
  'status-adviser': 'With {{adviser}}.',
  'status-adviser-unnamed': 'With an adviser.',
  'status-closed': 'Ended.',
  'status-reference': 'Ref {{reference}}',
  yesterday: 'Yesterday',
});
const line = (status: Parameters<typeof wordsOf>[0]) => wordsOf(status, { say, locale: 'en-GB' }, NOW);

describe('the status line', () => {
  it('says who has been asked, until when, and under which reference', () => {
    const status = { state: 'waiting', reference: 'LW-1', promised: '2026-11-24T14:30:00Z' } as const;
    expect(line(status)).to.equal('Asked. Answer today by 14:30. Ref LW-1.');
    expect(line({ ...status, promised: '2026-11-26T17:00:00Z' })).to.equal(
      'Asked. Answer by Thursday 26 November. Ref LW-1.',
    );
    expect(line({ ...status, state: 'left-message' })).to.match(/^Left\./);
  });
  it('speaks of no promise that has passed, nor of one that cannot be read', () => {
    expect(line({ state: 'waiting', promised: '2026-11-24T09:59:00Z' })).to.equal('Asked.');
    expect(line({ state: 'waiting', promised: 'soon' })).to.equal('Asked.');
  });
  it('is in British time, whatever the clock of the device', () => {
    expect(line({ state: 'waiting', promised: '2026-07-01T15:00:00Z' })).to.equal('Asked.');
    const summer = wordsOf(
      { state: 'waiting', promised: '2026-07-01T15:00:00Z' },
      { say, locale: 'en-GB' },
      new Date('2026-07-01T08:00:00Z'),
    );
    expect(summer).to.equal('Asked. Answer today by 16:00.');
  });
  it('names the adviser by first name, or not at all', () => {
    expect(line({ state: 'with-adviser', adviser: 'Mary' })).to.equal('With Mary.');
    expect(line({ state: 'with-adviser' })).to.equal('With an adviser.');
  });
  it('is not there before a person was asked for', () => {
    expect(line({ state: 'offered' })).to.equal(undefined);
    expect(line({ state: 'closed' })).to.equal(undefined);
    expect(line({ state: 'closed', reference: 'LW-1' })).to.equal('Ended. Ref LW-1.');
  });
});

describe('the time beneath a message', () => {
  const at = (iso: string) => timeOf(new Date(iso), new Date('2026-11-24T12:00:00'), 'en-GB', say);
  it('is the hour today, and the day before that', () => {
    expect(at('2026-11-24T09:05:00')).to.equal('09:05');
    expect(at('2026-11-23T23:59:00')).to.equal('Yesterday, 23:59');
    expect(at('2026-11-02T09:05:00')).to.equal('2 November, 09:05');
  });
});

describe('the buttons below the text box', () => {
  it('hold the way to a person, and the way back from one', () => {
    expect(offered(undefined)).to.deep.equal(['short', 'person']);
    expect(offered({ state: 'waiting' })).to.deep.equal(['short', 'cancel']);
    expect(offered({ state: 'with-adviser' })).to.deep.equal(['back']);
    expect(offered({ state: 'closed' })).to.deep.equal(['short', 'person']);
  });
});
