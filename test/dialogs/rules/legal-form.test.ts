import { readFileSync } from 'node:fs';
import { expect } from 'chai';
import fc from 'fast-check';
import { parse } from 'yaml';
import type { Answers } from '../../../dialogs/answers.ts';
import { decideLegalForms } from '../../../dialogs/rules/index.ts';

interface Case {
  readonly name: string;
  readonly answers: Answers;
  /** Best first; exactly these. */
  readonly forms?: string[];
  /** Must be first. */
  readonly first?: string;
  readonly refusal?: string;
  readonly tie?: string;
  readonly conflicts?: string[];
  readonly complexity?: string[];
  /** Form to the question that decided against it. */
  readonly out?: Record<string, string>;
}

const cases = parse(readFileSync('test/dialogs/rules/legal-form.yaml', 'utf8')) as Case[];

describe('which legal forms fit', () => {
  for (const one of cases)
    it(one.name, () => {
      const decision = decideLegalForms(one.answers);
      const forms = decision.forms.map(({ form }) => form);
      if (one.forms) expect(forms).to.deep.equal(one.forms);
      if (one.first) expect(forms[0]).to.equal(one.first);
      expect(decision.refusal?.id).to.equal(one.refusal);
      if (one.tie) expect(decision.tie?.id).to.equal(one.tie);
      if (one.conflicts) expect(decision.conflicts).to.have.members(one.conflicts);
      if (one.complexity) expect(decision.complexity).to.include.members(one.complexity);
      const out = Object.fromEntries(decision.out.map(({ form, by }) => [form, by]));
      if (one.out) expect(out).to.include(one.out);
    });

  const one = (...names: string[]) => fc.constantFrom(...names, 'not-sure', 'skipped');
  const several = (...names: string[]) => fc.oneof(fc.subarray(names), fc.constantFrom('not-sure', 'skipped'));
  const yesNo = fc.option(one('yes', 'no'), { nil: 'no' });
  const anyAnswers = fc.record({
    'works-in': one('england', 'wales', 'scotland', 'northern-ireland', 'several'),
    'registered-in': one('england', 'wales', 'scotland', 'northern-ireland', 'same', 'not-yet'),
    exists: fc.constantFrom('new', 'owner-selling', 'not-sure'),
    'body-needed': one('yes', 'no'),
    people: one('one', 'two', 'three-or-more'),
    purpose: one('charitable', 'community', 'members', 'campaigning', 'private'),
    'board-pay': one('nobody', 'fewer-than-half', 'half-or-more'),
    votes: several('board', 'staff', 'users', 'local-people', 'investors'),
    money: several('contracts', 'grants', 'gift-aid', 'local-shares', 'investors', 'loans', 'rates-bill'),
    lock: one('for-ever', 'not-needed', 'may-sell'),
    'special-support': yesNo,
    'special-public-share': yesNo,
    'special-wales-children': yesNo,
    'special-weeks': yesNo,
  });

  it('shows at most three, and has a word on every other form', () => {
    fc.assert(
      fc.property(anyAnswers, (answers) => {
        const { forms, out, behind, refusal } = decideLegalForms(answers as Answers);
        expect(forms.length).to.be.at.most(3);
        const all = [...forms, ...out, ...behind].map(({ form }) => form);
        expect(new Set(all).size).to.equal(all.length);
        if (!refusal) expect(all).to.have.lengthOf(16);
        expect(forms.length > 0 || refusal !== undefined, 'a form or a refusal').to.equal(true);
      }),
    );
  });

  it('never ends in one form while purpose or board pay is not sure', () => {
    fc.assert(
      fc.property(anyAnswers, fc.constantFrom('purpose', 'board-pay'), (answers, open) => {
        const { forms, refusal } = decideLegalForms({
          ...answers,
          exists: 'new',
          'body-needed': 'yes',
          [open]: 'not-sure',
        } as Answers);
        if (forms.length === 1) expect(refusal, JSON.stringify(forms)).to.not.equal(undefined);
      }),
    );
  });

  it('never names a form of a nation where it does not exist', () => {
    fc.assert(
      fc.property(anyAnswers, (answers) => {
        const forms = decideLegalForms(answers as Answers).forms.map(({ form }) => form);
        const nation =
          answers['registered-in'] === 'same' || answers['registered-in'] === 'not-yet'
            ? answers['works-in']
            : answers['registered-in'];
        if (nation === 'scotland' || nation === 'northern-ireland') expect(forms).to.not.include('cio');
        if (nation === 'england' || nation === 'wales' || nation === 'northern-ireland')
          expect(forms).to.not.include('scio');
      }),
    );
  });
});
