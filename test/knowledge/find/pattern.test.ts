import { expect } from 'chai';
import { sourcesOf } from '../../../knowledge/find/pattern.ts';
import { compilePatterns } from '../../../knowledge/find/patterns.ts';
import type { Patterns } from '../../../knowledge/find/patterns.ts';
import type { Complexity } from '../../../knowledge/index.ts';

const FAMILIES = {
  we: 'i | we | our',
  pay: 'pay | meet .. bills',
  cannot: "can't | not able to | can ?not",
  broke: '<cannot> .. <pay> | run(ning)? dry',
};

/** Patterns of one rule of level 2, tried on a message. */
function rule(...patterns: string[]): Patterns {
  const raised: Complexity = { id: 'rule', level: 2, why: 'w', easyRead: 'e', skill: 's', patterns };
  return compilePatterns({
    safety: {} as never,
    boundaries: new Map(),
    complexity: new Map([['rule', raised]]),
    families: FAMILIES,
  });
}
const raises = (pattern: string, text: string, tags: string[] = []): boolean =>
  rule(pattern).complex(text, tags) !== undefined;

describe('patterns: how authors write them', () => {
  it('any member of a family, as whole words', () => {
    expect(raises('<pay>', 'when to PAY it')).to.equal(true);
    expect(raises('<pay>', 'the payroll')).to.equal(false);
  });

  it('families of families', () => {
    expect(raises('<broke>', 'we cannot really pay')).to.equal(true);
    expect(raises('<broke>', 'running dry')).to.equal(true);
  });

  it('with or without apostrophes and with any blanks', () => {
    for (const text of ["we can't pay", 'we cant pay', 'we can not pay', 'not  able\nto pay'])
      expect(raises('<cannot> .. <pay>', text), text).to.equal(true);
  });

  it('a gap of 60 characters at most', () => {
    expect(raises('<we> .. <pay>', `we ${'x'.repeat(50)} pay`)).to.equal(true);
    expect(raises('<we> .. <pay>', `we ${'x'.repeat(80)} pay`)).to.equal(false);
  });

  it('parts in any order, and none of what is shut out', () => {
    expect(raises('<pay> & <we>', 'pay we must')).to.equal(true);
    expect(raises('<pay> & <we>', 'pay up')).to.equal(false);
    expect(raises('<pay> & <we> & !\\bplan\\b', 'how we plan to pay')).to.equal(false);
  });

  it('parts that stand near each other in a long message, and not at its two ends', () => {
    const story = 'It was a long summer and nothing much went on in the village. '.repeat(8);
    expect(raises('<we> & <cannot>', `${story} We are stuck. They can't help. ${story}`)).to.equal(true);
    expect(raises('\\bstuck\\b & <cannot>', `He is stuck. ${story} She can't help.`)).to.equal(false);
  });

  it('what is known beside the text', () => {
    expect(raises('<we> & @wales', 'we foster', ['wales'])).to.equal(true);
    expect(raises('<we> & @wales', 'we foster', ['scotland'])).to.equal(false);
  });

  it('tells what was written out from what families overhear', () => {
    const both = rule('\\bwe pay\\b', '<we> & <pay>');
    expect(both.complex('we pay')).to.include({ firm: true });
    expect(both.complex('we must pay')).to.include({ firm: false });
  });

  it('refuses a family that is not there, and one that holds itself', () => {
    expect(() => sourcesOf('<nobody>', FAMILIES)).to.throw('<nobody>');
    expect(() => sourcesOf('<a>', { a: 'x | <a>' })).to.throw('<a>');
  });

  it('leaves groups and lookbehinds of regular expressions alone', () => {
    expect(raises('(?<=a )b', 'a b')).to.equal(true);
    expect(raises('(?<name>b)', 'a b')).to.equal(true);
  });
});
