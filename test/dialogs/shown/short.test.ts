import { expect } from 'chai';
import type { Answers } from '../../../dialogs/answers.ts';
import type { Flow } from '../../../dialogs/engine/flow.ts';
import { pathOf } from '../../../dialogs/engine/path.ts';
import { coverPairs } from '../../../dialogs/engine/walk.ts';
import type { Flows } from '../../../dialogs/index.ts';
import type { Knowledge } from '../../../knowledge/index.ts';
import { outcomeOf } from '../../support/outcome.ts';
import type { Shown } from '../../support/outcome.ts';
import { realFlows, realKnowledge } from '../../support/world.ts';

/** Outcomes whose blocks have a short version, written beforehand (FEATURES.md row 97). */
const FOLDERS: Readonly<Record<string, string>> = {
  appraisal: 'options',
  'legal-forms': 'legal-forms',
  finance: 'finance',
  regulation: 'regulation',
  motives: 'motivations',
};
const LONGEST = 3500;
const STARTS: readonly Answers[] = [
  { 'starting-point': 'team' },
  { 'starting-point': 'one-person', motives: ['autonomy', 'protect-jobs', 'meet-a-need'] },
];

describe('every outcome in the short version', () => {
  let knowledge: Knowledge;
  let flows: Flows;
  const results: { outcome: string; answers: Answers; short: readonly Shown[]; full: readonly Shown[] }[] = [];

  const add = (flow: Flow, around: Answers): void => {
    for (const given of coverPairs(flow, knowledge)) {
      const { passed, answers } = pathOf(flow, given, around);
      for (const step of passed)
        if (step.kind === 'show' && step.outcome in FOLDERS)
          results.push({
            outcome: step.outcome,
            answers,
            short: outcomeOf(knowledge, flows, step.outcome, answers, { short: true }),
            full: outcomeOf(knowledge, flows, step.outcome, answers),
          });
    }
  };

  before(async function () {
    this.timeout(60_000);
    [knowledge, flows] = [await realKnowledge(), await realFlows()];
    for (const flow of flows.all.values()) for (const around of STARTS) add(flow, around);
    console.log(`      outcomes in short: ${results.length}`);
  });

  const units = (messages: readonly Shown[]): string[] => messages.flatMap(({ meta }) => meta.units);

  it('tells each unit in its short words, and no unit less than in full', () => {
    for (const { outcome, answers, short, full } of results) {
      const where = `${outcome} for ${JSON.stringify(answers)}`;
      const told = (messages: readonly Shown[]): string[] =>
        units(messages).filter((id) => knowledge.units.get(id)?.folder === FOLDERS[outcome]);
      expect(told(short), where).to.deep.equal(told(full));
      const text = short.map((one) => one.text).join('\n');
      for (const id of told(short)) {
        const [first] = knowledge.units.get(id)!.easyRead.split('\n');
        if (!first!.includes('{{')) expect(text, `${id} in ${where}`).to.include(first!.trim());
      }
    }
  });

  it('keeps the pages it rests on, what it is not, and fits into messages that can be read', () => {
    for (const { outcome, answers, short } of results) {
      const where = `${outcome} for ${JSON.stringify(answers)}`;
      const said = short.flatMap(({ meta }) => meta.said);
      const stopped = said.some((id) => id.startsWith('phrases/finance.stop'));
      if (!stopped)
        expect(
          said.filter((id) => id.startsWith('sources/')),
          where,
        ).to.not.deep.equal([]);
      if (!stopped) expect(said, where).to.include('phrases/outcome.professional');
      for (const { text } of short) expect(text.length, where).to.be.at.most(LONGEST);
      for (const { text } of short) expect(text, where).to.not.include('{{').and.not.include('undefined');
    }
  });

  it('has for each short phrase the one that it stands for', async () => {
    const phrases = knowledge.phrases('en');
    const shorts = [...phrases.keys()].filter((key) => key.endsWith('.short') && key !== 'widget.short');
    expect(shorts.length).to.be.greaterThan(50);
    for (const key of shorts) expect(phrases.has(key.slice(0, -'.short'.length)), key).to.equal(true);
  });
});
