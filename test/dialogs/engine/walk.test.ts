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

  it('has no dead end, no loop and no fall off its end, counted over all of them', async function () {
    this.timeout(60_000);
    const began = performance.now();
    const knowledge = await realKnowledge();
    const total = { ways: 0, covering: 0, deadEnds: 0, loops: 0 };
    for (const flow of (await realFlows()).all.values()) {
      const count = (answers: Answers, around: Answers): void => {
        const { passed, stop } = pathOf(flow, answers, around);
        const names = passed.map(({ name }) => name);
        if (stop.kind !== 'end' || !flow.places.has(stop.name)) total.deadEnds += 1;
        if (new Set(names).size < names.length) total.loops += 1;
      };
      for (const around of AROUND) {
        const { examples, routes } = walk(flow, knowledge, around);
        expect(examples, `${flow.id}: not all ways are counted`).to.have.lengthOf(routes);
        for (const answers of examples) count(answers, around);
        total.ways += routes;
        const rows = coverPairs(flow, knowledge);
        for (const answers of rows) count(answers, around);
        total.covering += rows.length;
      }
    }
    const seconds = ((performance.now() - began) / 1000).toFixed(1);
    console.log(
      `      ${total.ways} ways and ${total.covering} sets of answers that cover every pair, in ${seconds} s: ` +
        `dead ends ${total.deadEnds}, loops ${total.loops}`,
    );
    expect({ deadEnds: total.deadEnds, loops: total.loops }).to.deep.equal({ deadEnds: 0, loops: 0 });
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
