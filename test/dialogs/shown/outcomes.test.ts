import { expect } from 'chai';
import type { Answers } from '../../../dialogs/answers.ts';
import type { Flow } from '../../../dialogs/engine/flow.ts';
import { pathOf } from '../../../dialogs/engine/path.ts';
import { coverPairs } from '../../../dialogs/engine/walk.ts';
import type { Flows } from '../../../dialogs/index.ts';
import type { Knowledge } from '../../../knowledge/index.ts';
import { renderUnit } from '../../../knowledge/index.ts';
import { outcomeOf } from '../../support/outcome.ts';
import type { Shown } from '../../support/outcome.ts';
import { realFlows, realKnowledge } from '../../support/world.ts';

/** What one message may hold and still be read. */
const LONGEST = 3500;
/** The showcase of all kinds of step decides nothing, and is offered to nobody. */
const DECIDES_NOTHING = 'your-answers';
const STARTS: readonly Answers[] = [
  { 'starting-point': 'team' },
  { 'starting-point': 'users' },
  { 'starting-point': 'one-person', motives: ['autonomy', 'protect-jobs', 'meet-a-need'] },
  { 'starting-point': 'existing-body' },
];

interface Result {
  readonly outcome: string;
  readonly answers: Answers;
  readonly messages: readonly Shown[];
}

describe('every outcome, for every pair of answers', () => {
  let knowledge: Knowledge;
  let flows: Flows;
  const results: Result[] = [];

  /** With the unit that is told beside it, where a specialist comes at once. */
  const resultsOf = (flow: Flow, around: Answers): Result[] =>
    coverPairs(flow, knowledge).flatMap((given) => {
      const { passed, answers } = pathOf(flow, given, around);
      return passed.flatMap((step, at) => {
        if (step.kind !== 'show') return [];
        const next = passed[at + 1];
        const beside = next?.kind === 'say' && next.unit ? [unitTold(knowledge, next.unit)] : [];
        const messages = [...outcomeOf(knowledge, flows, step.outcome, answers), ...beside];
        return [{ outcome: step.outcome, answers, messages }];
      });
    });

  before(async function () {
    this.timeout(60_000);
    [knowledge, flows] = [await realKnowledge(), await realFlows()];
    for (const flow of flows.all.values()) for (const around of STARTS) results.push(...resultsOf(flow, around));
    const names = [...new Set(results.map(({ outcome }) => outcome))];
    const counts = names.map((name) => `${name} ${results.filter(({ outcome }) => outcome === name).length}`);
    console.log(`      outcomes shown: ${counts.join(', ')}`);
  });

  const each = (check: (result: Result) => void): void => {
    for (const result of results)
      try {
        check(result);
      } catch (error) {
        throw new Error(`${result.outcome} for ${JSON.stringify(result.answers)}`, { cause: error });
      }
  };

  it('says something, and leaves nothing to be filled in', () =>
    each(({ messages }) => {
      expect(messages.length).to.be.greaterThan(0);
      for (const { text } of messages) expect(text).to.match(/\S/).and.not.include('{{').and.not.include('undefined');
    }));

  it('fits into messages that can be read', () =>
    each(({ messages }) => messages.forEach(({ text }) => expect(text.length).to.be.at.most(LONGEST))));

  it('never shows a percentage or a score', () => {
    for (const { outcome, messages } of results)
      if (outcome === 'appraisal')
        for (const { text } of messages)
          expect(text.replace(/\(https[^)]*\)/g, '')).to.not.match(/\d\s?%|\d\s?(out of|\/)\s?\d/);
  });

  it('says what it is not, and who should look before anything is signed', () =>
    each(({ outcome, messages }) => {
      const said = messages.flatMap(({ meta }) => meta.said);
      const stopped = said.some((id) => id.startsWith('phrases/finance.stop'));
      if (outcome === DECIDES_NOTHING || stopped) return;
      expect(said).to.include('phrases/outcome.professional');
      if (outcome !== 'motives') expect(said).to.include('phrases/outcome.before-signing');
    }));

  it('rests on pages, each with its link and the day it was checked: none is without', () => {
    let without = 0;
    each(({ outcome, messages }) => {
      if (outcome === DECIDES_NOTHING) return;
      const said = messages.flatMap(({ meta }) => meta.said);
      const sources = said.filter((id) => id.startsWith('sources/'));
      if (sources.length === 0) without += 1;
      expect(sources).to.not.deep.equal([]);
      expect(messages.map(({ text }) => text).join()).to.match(/\]\(https:\/\//);
    });
    console.log(`      outcomes without sources: ${without}`);
  });

  it('names no lender where bills may go unpaid or a home is at stake', () =>
    each(({ outcome, answers, messages }) => {
      if (outcome !== 'finance') return;
      const may = answers['wages-and-tax'] === 'yes' || answers['wages-and-tax'] === 'nothing-to-pay';
      if (may && answers['guarantee-asked'] !== 'yes') return;
      const told = messages.flatMap(({ meta }) => meta.units);
      expect(told.filter((id) => knowledge.units.get(id)?.folder === 'finance')).to.deep.equal([]);
    }));
});

function unitTold(knowledge: Knowledge, unit: string): Shown {
  const { text, ids } = renderUnit(knowledge, unit, {});
  return { text, meta: { units: [unit], said: [...ids] }, card: [], taps: [] };
}
