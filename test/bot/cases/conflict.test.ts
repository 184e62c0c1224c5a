import { expect } from 'chai';
import { isInConflict } from '../../../bot/cases/conflict.ts';
import type { CaseRow } from '../../../bot/store/index.ts';
import { somePacket } from '../../support/desk-world.ts';

const named = (conversation: string, ...organisations: string[]) =>
  ({ conversation, packet: somePacket({ organisations }) }) as CaseRow;

describe('two enquirers in one affair', () => {
  it('are noticed by the organisation they name, however it is written', () => {
    const team = named('c1', 'Harbour NHS Foundation Trust');
    for (const name of ['harbour trust', 'The Harbour NHS Trust', 'HARBOUR'])
      expect(isInConflict(team, [named('c2', 'somebody else', name)]), name).to.equal(true);
  });

  it('are not made up from words that every organisation has, nor from one’s own earlier case', () => {
    expect(
      isInConflict(named('c1', 'Harbour Trust'), [named('c2', 'Mountain Trust'), named('c1', 'Harbour Trust')]),
    ).to.equal(false);
    expect(isInConflict(named('c1'), [named('c2')])).to.equal(false);
    expect(isInConflict(named('c1', '—'), [named('c2', '...')])).to.equal(false);
    expect(isInConflict(named('c1', 'NHS Trust'), [named('c2', 'the council')])).to.equal(false);
  });
});
