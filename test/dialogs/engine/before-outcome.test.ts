import { expect } from 'chai';
import type { Answers } from '../../../dialogs/answers.ts';
import { isAsk } from '../../../dialogs/engine/flow.ts';
import { pathOf } from '../../../dialogs/engine/path.ts';
import { walk } from '../../../dialogs/engine/walk.ts';
import { realFlows, realKnowledge } from '../../support/world.ts';

/** A person comes first there, at once, on one answer: nothing may stand between (PRACTICE.md findings 7 and 8). */
const AT_ONCE: ReadonlySet<string> = new Set(['finance/in-trouble', 'finance/before-signing']);
const AROUND: readonly Answers[] = [{}, { 'starting-point': 'team' }, { 'starting-point': 'one-person' }];

describe('before an outcome, on every way', () => {
  it('all answers are shown to be checked, and nothing is asked after', async function () {
    this.timeout(60_000);
    const knowledge = await realKnowledge();
    let outcomes = 0;
    const exceptions = new Set<string>();
    for (const flow of (await realFlows()).all.values())
      for (const around of AROUND)
        for (const answers of walk(flow, knowledge, around, 2_000).examples) {
          const { passed } = pathOf(flow, answers, around);
          for (const [at, step] of passed.entries()) {
            if (step.kind !== 'show') continue;
            outcomes += 1;
            const name = `${flow.id}/${step.name}`;
            const check = passed.slice(0, at).findLastIndex(({ kind }) => kind === 'check-answers');
            if (AT_ONCE.has(name)) exceptions.add(name);
            else expect(check, `${name} without a check`).to.be.greaterThan(-1);
            if (check >= 0) expect(passed.slice(check, at).filter(isAsk), name).to.deep.equal([]);
          }
        }
    expect(outcomes).to.be.greaterThan(100);
    expect([...exceptions].sort()).to.deep.equal([...AT_ONCE].sort());
    console.log(`      outcomes on all ways: ${outcomes}`);
  });

  it('every flow that is offered has one, or is there to find out where to begin', async () => {
    for (const flow of (await realFlows()).all.values()) {
      if (!flow.offered) continue;
      const shows = flow.steps.some(({ kind }) => kind === 'show');
      expect(shows, flow.id).to.equal(flow.id !== 'starting-point');
    }
  });
});
