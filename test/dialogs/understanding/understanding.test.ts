import { readFileSync } from 'node:fs';
import { expect } from 'chai';
import { parse } from 'yaml';
import { understand, type Reply } from '../../../dialogs/understanding/index.ts';

const golden = parse(readFileSync(new URL('golden.yaml', import.meta.url), 'utf8')) as Record<
  string,
  Record<string, unknown[]>
>;

const money = [
  { name: 'grants', also: ['grant'] },
  { name: 'loans', also: ['loan', 'borrowing'] },
  { name: 'community-shares', also: ['selling shares'] },
  { name: 'trading-income', also: ['sales', 'contracts'] },
];
const forms = [
  { name: 'charity', also: [] },
  { name: 'community-interest-company', also: ['CIC'] },
  { name: 'co-operative', also: ['co-op', 'coop'] },
];
const asked: Record<string, Omit<Reply, 'text'>> = {
  yesNo: { kind: 'yesNo', ask: 'Have you asked the staff?' },
  choice: { kind: 'choice', ask: 'What money do you hope for?', options: money, several: true },
  one: { kind: 'choice', ask: 'Which form?', options: forms, several: false },
  money: { kind: 'money', ask: 'How much money do you need?' },
  count: { kind: 'count', ask: 'How many people will work there?' },
  date: { kind: 'date', ask: 'When do you want to start?', today: '2026-11-24' },
  duration: { kind: 'duration', ask: 'How long could you pay wages?' },
};

describe('understanding: what people type, read right or not at all', () => {
  for (const [kind, table] of Object.entries(golden))
    describe(kind, () => {
      for (const [text, right] of Object.entries(table))
        it(`"${text}" is ${JSON.stringify(right)}`, () => {
          expect(right).to.deep.include(understand({ ...asked[kind]!, text } as Reply & { kind: 'yesNo' }));
        });
    });
});

describe('understanding: a long or hostile reply costs nothing', () => {
  for (const kind of Object.keys(asked))
    it(`${kind}: 20,000 characters of "£1 " are not read`, () => {
      expect(understand({ ...asked[kind]!, text: '£1 '.repeat(6667) } as Reply & { kind: 'yesNo' })).to.be.oneOf([
        'unclear',
        'other',
      ]);
    });
});

describe('understanding: a question with nothing to choose from', () => {
  for (const text of ['the last one', '1', 'all of them', 'both', 'none'])
    it(`"${text}" chooses nothing`, () => {
      const read = understand({ kind: 'choice', text, options: [], several: true });
      expect(typeof read === 'string' || read.length === 0).to.equal(true);
    });
});
