import { readFileSync } from 'node:fs';
import { expect } from 'chai';
import fc from 'fast-check';
import { parse } from 'yaml';
import { clockDate, deskHours, isOpen, workingDaysLeft } from '../../../bot/cases/hours.ts';
import { NATIONS, calendarSchema } from '../../../knowledge/model.ts';
import type { Packet } from '../../../dialogs/index.ts';

const file = new URL('../../../knowledge/content/calendar.yaml', import.meta.url);
const calendar = calendarSchema.parse(parse(readFileSync(file, 'utf8')));
const at = (time: string): number => Date.parse(time);
const promise = (time: string, nation?: 'england' | 'scotland' | 'wales' | 'northern-ireland') =>
  new Date(deskHours(calendar, at(time), nation, 0).promise).toISOString();
const packet = (clock?: string): Packet => ({
  reason: 'asked-for-a-person',
  level: 2,
  skill: 'general',
  worksIn: 'scotland',
  facts: [],
  told: [],
  notAnswered: [],
  organisations: [],
  removed: [],
  ...(clock && { clock }),
});

describe('desk hours', () => {
  it('knows the bank holidays of each nation', () => {
    const standrews = at('2026-11-30T11:00Z');
    expect(isOpen(calendar, standrews, 'england')).to.equal(true);
    expect(isOpen(calendar, standrews, 'scotland')).to.equal(false);
    expect(isOpen(calendar, standrews, undefined), 'nation not known').to.equal(false);
    expect(isOpen(calendar, at('2026-07-13T11:00Z'), 'northern-ireland')).to.equal(false);
  });

  it('promises Tuesday to a Scot who asks on the Friday evening before St Andrew’s Day, Monday to others', () => {
    expect(promise('2026-11-27T18:00Z', 'scotland')).to.equal('2026-12-01T17:00:00.000Z');
    expect(promise('2026-11-27T18:00Z', 'wales')).to.equal('2026-11-30T17:00:00.000Z');
    expect(promise('2026-11-27T18:00Z')).to.equal('2026-12-01T17:00:00.000Z');
  });

  it('counts working time over the night and over the change of clocks', () => {
    expect(promise('2026-11-24T10:00Z', 'england')).to.equal('2026-11-24T12:00:00.000Z');
    expect(promise('2026-11-24T16:00Z', 'england')).to.equal('2026-11-25T10:00:00.000Z');
    expect(promise('2026-10-23T15:30Z', 'england')).to.equal('2026-10-26T10:30:00.000Z');
    expect(promise('2026-11-24T07:00Z', 'england'), 'before opening').to.equal('2026-11-24T17:00:00.000Z');
  });

  it('never promises a time that is past or out of hours', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: at('2026-01-01'), max: at('2028-12-01') }),
        fc.constantFrom(undefined, ...NATIONS),
        (now, nation) => {
          const { promise: time } = deskHours(calendar, now, nation, 0);
          expect(time).to.be.greaterThan(now);
          expect(isOpen(calendar, time - 1, nation)).to.equal(true);
        },
      ),
    );
  });
});

describe('the date that cannot move', () => {
  it('is read as people write it', () => {
    for (const written of ['2026-11-27', '27 November 2026', 'by 27 Nov 2026', '27/11/2026'])
      expect(clockDate(written)?.toISODate(), written).to.equal('2026-11-27');
    expect(clockDate('soon')).to.equal(undefined);
  });

  it('is counted in working days of the nation, and a date that cannot be read is near', () => {
    const now = at('2026-11-27T10:00Z');
    expect(workingDaysLeft(calendar, packet(), now)).to.equal(undefined);
    expect(workingDaysLeft(calendar, packet('2026-12-01'), now)).to.equal(1);
    expect(workingDaysLeft(calendar, packet('2026-11-20'), now)).to.equal(0);
    expect(workingDaysLeft(calendar, packet('before Friday'), now)).to.equal(0);
  });
});
