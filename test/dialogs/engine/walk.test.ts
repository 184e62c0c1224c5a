import { expect } from 'chai';
import type { Answers } from '../../../dialogs/answers.ts';
import { coverPairs, walk } from '../../../dialogs/engine/walk.ts';
import { isAsk } from '../../../dialogs/engine/flow.ts';
import { pathOf } from '../../../dialogs/engine/path.ts';
import { progressOf } from '../../../dialogs/engine/progress.ts';
import { realFlows, realKnowledge } from '../../support/world.ts';

/** What a flow may find known already: the desk, and who is asking. */
const WHO = ['team', 'users', 'one-person', 'inside-host', 'existing-body', 'buyer'];
const AROUND: Answers[] = [
  {},
  { 'desk-open': 'yes' },
  { 'desk-open': 'no', 'employers-teams': 'yes', 'has-question': 'yes' },
  ...WHO.map((who) => ({ 'starting-point': who })),
];

describe('every way through every flow', () => {
  it('comes to an end, and every step lies on some way', async function () {
    this.timeout(60_000);
    const knowledge = await realKnowledge();
    const counts: string[] = [];
    for (const flow of (await realFlows()).all.values()) {
      const walks = AROUND.map((around) => walk(flow, knowledge, around));
      const visited = new Set(walks.flatMap((one) => [...one.visited]));
      for (const step of flow.steps) expect(visited, `${flow.id}: ${step.name} is on no way`).to.include(step.name);
      expect(walks.every((one) => one.routes > 0)).to.equal(true);
      counts.push(`${flow.id} ${Math.max(...walks.map((one) => one.routes))}`);
    }
    console.log(`      ways: ${counts.join(', ')}`);
  });

  it('never shows more questions than were promised', async function () {
    this.timeout(60_000);
    const knowledge = await realKnowledge();
    const { all } = await realFlows();
    for (const flow of all.values())
      for (const answers of walk(flow, knowledge, {}, 500).examples) {
        let most = progressOf(all, flow, {}).ofAtMost;
        const given: typeof answers = {};
        for (const [name, value] of Object.entries(answers)) {
          given[name] = value;
          const now = progressOf(all, flow, given).ofAtMost;
          expect(now, `${flow.id} after ${name}`).to.be.at.most(most);
          most = now;
        }
      }
  });

  it('every pair of answers can be given together without a dead end', async function () {
    this.timeout(60_000);
    const knowledge = await realKnowledge();
    const counts: string[] = [];
    for (const flow of (await realFlows()).all.values()) {
      const rows = coverPairs(flow, knowledge);
      for (const answers of rows) {
        const { stop, passed } = pathOf(flow, answers);
        expect(stop.kind).to.equal('end');
        expect(passed.filter(isAsk).length).to.be.at.most(flow.steps.length);
      }
      counts.push(`${flow.id} ${rows.length}`);
    }
    console.log(`      covering sets: ${counts.join(', ')}`);
  });
});
