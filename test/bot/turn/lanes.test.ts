import { expect } from 'chai';
import fc from 'fast-check';
import { Lanes } from '../../../bot/turn/lanes.ts';

describe('lanes', () => {
  it('run one thing at a time in each lane, in order, whatever fails', async () => {
    const work = fc.record({ lane: fc.constantFrom('a', 'b', 'c'), ticks: fc.nat(5), fails: fc.boolean() });
    await fc.assert(
      fc.asyncProperty(fc.array(work, { maxLength: 40 }), async (jobs) => {
        const lanes = new Lanes();
        const running = new Set<string>();
        const order: Record<string, number[]> = {};
        const all = jobs.map(({ lane, ticks, fails }, index) =>
          lanes.run(lane, async () => {
            expect(running.has(lane)).to.equal(false);
            running.add(lane);
            for (let tick = 0; tick < ticks; tick += 1) await Promise.resolve();
            (order[lane] ??= []).push(index);
            running.delete(lane);
            if (fails) throw new Error('this one fails');
          }),
        );
        const results = await Promise.allSettled(all);
        expect(results.map(({ status }) => status === 'rejected')).to.deep.equal(jobs.map(({ fails }) => fails));
        for (const indexes of Object.values(order)) expect(indexes).to.deep.equal([...indexes].sort((a, b) => a - b));
        await lanes.idle();
        expect(lanes.busy).to.equal(0);
      }),
      { numRuns: 50 },
    );
  });
});
