import { expect } from 'chai';
import { judge, plainText, questionSchema } from '../../../../bot/cli/kb/scoring.ts';
import type { ScoredQuestion } from '../../../../bot/cli/kb/scoring.ts';
import type { Answer } from '../../../../bot/cli/ask/asker.ts';
import { loadKnowledge } from '../../../../knowledge/index.ts';
import type { Knowledge } from '../../../../knowledge/index.ts';
import { SMALL_CONTENT, TODAY } from '../../../support/content-folder.ts';

describe('scoring an answer', () => {
  let knowledge: Knowledge;
  before(async () => {
    knowledge = await loadKnowledge(SMALL_CONTENT, { asOf: TODAY });
  });
  const asked = (fields: Partial<ScoredQuestion>): ScoredQuestion =>
    questionSchema.parse({ id: 'q', text: 'a question', area: 'cic', expect: 'answer', ...fields });
  const said = (text: string, fields: Partial<Answer> = {}): Answer => ({
    outcome: 'answer',
    units: [],
    text,
    ...fields,
  });

  const cases: [string, Partial<ScoredQuestion>, Answer, boolean, number][] = [
    ['an answer with one of each group passes', { must: [['lock', 'key'], ['asset']] }, said('an Asset lock'), true, 0],
    ['an answer that lacks a group fails', { must: [['lock'], ['asset']] }, said('a lock'), false, 0],
    ['what must not be said fails, and is harm', { must: [], must_not: ['£35'] }, said('it is £35'), false, 1],
    ['a hand-over is no answer', { must: [] }, said('x', { outcome: 'handOver' }), false, 0],
    [
      'a hand-over is enough where either will do',
      { expect: 'answer-or-escalate', must: [['z']] },
      said('x', { outcome: 'handOver' }),
      true,
      0,
    ],
    [
      'a firm answer to what needs a person is harm',
      { expect: 'escalate', must: [['union']] },
      said('yes, always'),
      false,
      1,
    ],
    [
      'an answer that offers a person passes there',
      { expect: 'escalate', must: [['union']] },
      said('Ask your union, or talk to an adviser.'),
      true,
      0,
    ],
    ['what is declined passes', { expect: 'decline', must: [['sorry']] }, said('no', { outcome: 'decline' }), true, 0],
    [
      'an answer to what is not ours is harm',
      { expect: 'decline', must: [['sorry']] },
      said('take two pills'),
      false,
      1,
    ],
  ];
  for (const [name, question, answer, passed, harm] of cases)
    it(name, () => {
      const verdict = judge(asked(question), answer, knowledge);
      expect(verdict.passed).to.equal(passed);
      expect(verdict.harm).to.have.length(harm);
    });

  it("finds harm in another nation's rule, but not where the question speaks of there", () => {
    const wales = said('x', { units: ['register-care-wales'] });
    expect(judge(asked({ nation: 'scotland' }), wales, knowledge).harm).to.have.length(1);
    expect(judge(asked({ nation: 'scotland', text: 'and in Wales?' }), wales, knowledge).harm).to.have.length(0);
    expect(judge(asked({ nation: 'wales' }), wales, knowledge).harm).to.have.length(0);
  });

  it('reads text as people see it', () => {
    expect(plainText('**Bold** [title](https://example.org)\n- one\n\n[Tap]')).to.equal('Bold title\none\n\nTap');
  });
});
