import { expect } from 'chai';
import { flowsFrom } from '../../../dialogs/engine/load.ts';
import { drawFlow } from '../../../dialogs/engine/draw.ts';
import { FlowErrors } from '../../../dialogs/engine/problems.ts';
import type { Knowledge } from '../../../knowledge/index.ts';
import { realFlows, realKnowledge } from '../../support/world.ts';

describe('reading flows', () => {
  let knowledge: Knowledge;
  before(async () => {
    knowledge = await realKnowledge();
  });

  const problemsOf = (text: string): { code: string; line: number }[] => {
    try {
      flowsFrom([['test.yaml', text]], knowledge);
    } catch (error) {
      if (error instanceof FlowErrors) return error.problems.map(({ code, place }) => ({ code, line: place.line }));
      throw error;
    }
    return [];
  };

  it('says every mistake of a file at once, each with its line', () => {
    const text = `offered: false
steps:
  - nation: { kind: ask-choice, question: no-such-question }
  - hello: { kind: say, phrase: no.such.phrase }
  - jump: { kind: when, rule: no-such-rule, goTo: nowhere }
  - again: { kind: when, rule: desk-open, goTo: nation }
  - who: { kind: run, flow: no-such-flow }
  - person: { kind: hand-over, reason: no-such-reason }
  - result: { kind: show, outcome: no-such-outcome }
  - done: { kind: end, offer: [no-such-flow] }
  - never: { kind: say, phrase: welcome.hello }
`;
    expect(problemsOf(text)).to.deep.equal([
      { code: 'unknown-question', line: 3 },
      { code: 'unknown-phrase', line: 4 },
      { code: 'unknown-step', line: 5 },
      { code: 'unknown-rule', line: 5 },
      { code: 'goes-back', line: 6 },
      { code: 'unknown-flow', line: 7 },
      { code: 'unknown-complexity', line: 8 },
      { code: 'unknown-outcome', line: 9 },
      { code: 'unknown-flow', line: 10 },
      { code: 'unreachable', line: 11 },
    ]);
  });

  it('refuses a rule that reads what nobody was asked by then', () => {
    const text = `offered: false
steps:
  - early: { kind: say, phrase: welcome.hello, only: purpose-unsure2 }
  - a: { kind: ask-yes-no, question: lock, only: has-hard-date }
  - end: { kind: end }
`;
    expect(problemsOf(text).map(({ code }) => code)).to.deep.equal(['unknown-rule', 'rule-too-early']);
  });

  it('says what is wrong in the shape of a file', () => {
    expect(
      problemsOf('steps:\n  - a: { kind: ask-choice, question: lock, colour: blue }\n').map(({ code }) => code),
    ).to.deep.equal(['unknown-field']);
    expect(problemsOf('steps:\n  - a: { kind: dance }\n').map(({ code }) => code)).to.deep.equal(['wrong-value']);
    expect(problemsOf('steps: [\n').map(({ code }) => code)).to.include('bad-yaml');
    expect(
      problemsOf('offered: false\nsteps:\n  - a: { kind: end }\n    b: { kind: end }\n').map(({ code }) => code),
    ).to.include('one-name-a-step');
  });

  it('refuses a flow that runs itself', () => {
    expect(
      problemsOf('offered: false\nsteps:\n  - me: { kind: run, flow: test }\n').map(({ code }) => code),
    ).to.deep.equal(['flow-cycle']);
  });

  it('draws each flow, conditions and all', async () => {
    for (const flow of (await realFlows()).all.values()) {
      const drawing = drawFlow(flow);
      for (const step of flow.steps) expect(drawing).to.include(`"${step.name}<br/>`);
    }
  });
});
