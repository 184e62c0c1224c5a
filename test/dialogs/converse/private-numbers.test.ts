import { expect } from 'chai';
import { withoutPrivateNumbers } from '../../../dialogs/converse/private-numbers.ts';

describe('private numbers', () => {
  const out = (text: string): string => withoutPrivateNumbers(text, '[out]');

  for (const text of [
    'my NI number is QQ 12 34 56 C'.replace('QQ', 'AB'),
    'ab123456c',
    'card 4111 1111 1111 1111',
    '5555-5555-5555-4444 please',
    'NHS number 943 476 5919',
    'nhs number: 9434765919',
  ])
    it(`are taken out of “${text}”`, () => {
      expect(out(text)).to.include('[out]');
      expect(out(text)).to.not.match(/\d{4}/);
    });

  for (const text of [
    'our company is 07700901',
    'charity 1123456 and SC012345',
    'we need £10,000 to £20,000',
    'call 07700 900123 or 020 7946 0958',
    'on 12/03/2027 at 10',
    'invoice 1234567890123',
    'reference SE-4711',
    'about 943 476 5918 people',
  ])
    it(`are not seen in “${text}”`, () => expect(out(text)).to.equal(text));
});
