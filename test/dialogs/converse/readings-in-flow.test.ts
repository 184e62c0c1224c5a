import { expect } from 'chai';
import { find } from '../../../knowledge/index.ts';
import { Enquirer } from '../../support/enquirer.ts';
import { realFlows, realKnowledge } from '../../support/world.ts';

describe('a question asked back in the middle of a flow', () => {
  /** Anything that has several readings; which ones they are is the content's business. */
  const VAGUE = ['how do I get money', 'fees', 'registration', 'help with money', 'the rules'];
  let enquirer: Enquirer;
  let titles: string[];

  beforeEach(async () => {
    const knowledge = await realKnowledge();
    enquirer = new Enquirer({ knowledge, flows: await realFlows() });
    for (const text of ['choose a legal form', 'England']) await enquirer.say(text);
    const vague = VAGUE.flatMap((text) => {
      const outcome = find(knowledge, { text, nation: 'england' });
      return outcome.kind === 'clarify' && outcome.by === 'reading' ? [{ text, outcome }] : [];
    })[0]!;
    titles = vague.outcome.readings.map(({ label }) => label);
    await enquirer.say(vague.text);
  });
  const said = (): string[] => enquirer.heard.flatMap(({ meta }) => meta.said);

  it('leaves the numbers to the question of the flow, which is put again', () => {
    const [asked, question] = enquirer.heard;
    expect(asked?.meta.outcome).to.equal('clarify');
    expect(asked?.text).to.include(titles[0]).and.not.match(/^1\. /m);
    expect(question?.text).to.match(/^1\. /m);
  });

  it('is answered by what is meant, and the flow goes on', async () => {
    await enquirer.say(titles[1]!.toUpperCase());
    expect(enquirer.heard[0]?.meta.outcome).to.equal('answer');
    expect(enquirer.heard[0]?.meta.noted?.[0]).to.deep.include({ what: 'chosen' });
    expect(said()).to.include('questions/registered-in');
    await enquirer.say('2');
    expect(enquirer.at.step).to.equal('exists');
  });

  it('hears that none is meant', async () => {
    await enquirer.say('none of these');
    expect(said()).to.include.members(['phrases/not-found.1', 'questions/registered-in']);
    expect(said()).not.to.include('phrases/ask.again');
  });

  it('is left behind by an answer to the question of the flow', async () => {
    await enquirer.say('2');
    expect(enquirer.at.step).to.equal('exists');
    expect(enquirer.memory['pending']).to.equal(undefined);
  });
});
