import { readFileSync } from 'node:fs';
import { expect } from 'chai';
import { parse } from 'yaml';
import { boundaryRow } from '../../../bot/cases/boundary.ts';
import type { Say } from '../../../bot/cases/boundary.ts';
import { CASE_PHRASES } from '../../../bot/cases/index.ts';
import { TELLS } from '../../../bot/cases/moves.ts';
import type { CaseRow } from '../../../bot/store/index.ts';
import { phrase } from '../../../knowledge/index.ts';
import { somePacket } from '../../support/desk-world.ts';

const file = new URL('../../../knowledge/content/phrases/en.yaml', import.meta.url);
const phrases = new Map(Object.entries(parse(readFileSync(file, 'utf8')) as Record<string, string>));
const say: Say = (key, params) => phrase({ phrases: () => phrases }, key, params);
const NOON = Date.parse('2026-11-24T12:00Z');

const row: CaseRow = {
  reference: 'K7M-4XQ',
  conversation: 'c1',
  state: 'left-message',
  since: NOON,
  timer: Date.parse('2026-12-01T17:00Z'),
  promisedAt: NOON,
  priority: 4,
  adviser: undefined,
  packet: somePacket(),
  closedBecause: undefined,
  createdAt: NOON,
  closedAt: undefined,
};
const told = (tell: (typeof TELLS)[number], more: Partial<CaseRow> = {}) =>
  boundaryRow(say, {
    tell,
    case: { ...row, ...more },
    adviserName: 'Anna Price',
    now: NOON,
    underWay: false,
    deliver: false,
  });

describe('what an enquirer is told of changes to the case', () => {
  it('stands in the content, whole and with every name filled in', () => {
    for (const key of CASE_PHRASES) expect(phrases.has(key), key).to.equal(true);
    for (const tell of TELLS) {
      const { activity, meta } = told(tell);
      expect(activity.text, tell)
        .to.have.length.greaterThan(20)
        .and.not.match(/\{\{|undefined|Price/);
      expect(meta!.said[0]).to.equal(`phrases/cases.${tell}`);
    }
  });

  it('names the day of an answer that is promised for another day, and the time of one for today', () => {
    expect(told('promise-missed').activity.text).to.include('Tuesday 1 December 2026');
    expect(told('still-waiting', { timer: NOON + 3_600_000 }).activity.text).to.include('13:00');
  });

  it('says on the way back what the bot knows, and offers three ways on', () => {
    const { activity } = told('handed-back');
    expect(activity.text).to.include('Where the service is given: Wales');
    expect(activity.suggestedActions?.actions.map(({ value }) => value)).to.have.length(3);
  });
});
