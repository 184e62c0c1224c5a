import { expect } from 'chai';
import fc from 'fast-check';
import type { Answers } from '../../../dialogs/answers.ts';
import { fitsIn } from '../../../dialogs/engine/flows.ts';
import { pathOf } from '../../../dialogs/engine/path.ts';
import { Enquirer } from '../../support/enquirer.ts';
import { realFlows, realKnowledge } from '../../support/world.ts';

const WORDS = [
  'yes',
  'no',
  'not sure',
  'skip',
  'back',
  'help',
  'why?',
  'stop',
  'carry on',
  'start over',
  'undo',
  'a person',
  '1',
  '2',
  '3',
  '1 and 2',
  'none',
  'the last one',
  'Wales',
  'England',
  'community',
  'charitable',
  'new',
  'staff',
  'contracts',
  '£10k',
  '12 March 2027',
  'three months',
  'change nation',
  "actually we're in Scotland",
  'help me choose a legal form',
  'weigh up our options',
  'find money',
  'show me the steps',
  'are we ready',
  'find out where to begin',
  'What is an asset lock?',
  'banana',
  'yes pass it on',
  'remove 2',
  'cancel my request',
  'my answers',
  'short version',
  'progress',
  'I want to die',
  '🙂',
  '',
  'lorem ipsum '.repeat(40),
  '__proto__',
  '{{promise}}',
  '[link](javascript:alert(1))',
];

describe('any talk at all', function () {
  this.timeout(60_000);

  it('is answered every time, keeps the place that its answers give, and stays plain JSON', async () => {
    const knowledge = await realKnowledge();
    const flows = await realFlows();
    const fits = fitsIn(knowledge);
    await fc.assert(
      fc.asyncProperty(fc.array(fc.constantFrom(...WORDS), { minLength: 5, maxLength: 40 }), async (talk) => {
        const enquirer = new Enquirer({ knowledge, flows });
        for (const text of talk) {
          await enquirer.say(text);
          expect(enquirer.heard.length, `no answer to “${text}”`).to.be.greaterThan(0);
          for (const said of enquirer.heard) expect(said.text.trim(), `an empty answer to “${text}”`).to.not.equal('');
          expect(JSON.parse(JSON.stringify(enquirer.memory))).to.deep.equal(enquirer.memory);
          const top = (
            enquirer.memory['stack'] as
              { dialogStack: { id: string; state: { answers: Answers; around: Answers; asked: string } }[] } | undefined
          )?.dialogStack.at(-1);
          if (top)
            expect(pathOf(flows.all.get(top.id)!, top.state.answers, top.state.around, fits).stop.name).to.equal(
              top.state.asked,
            );
        }
      }),
      { numRuns: 60 },
    );
  });
});
