import { expect } from 'chai';
import { planOf } from '../../../dialogs/index.ts';
import { Enquirer } from '../../support/enquirer.ts';
import { TODAY, realKnowledge, realWorld } from '../../support/world.ts';

/** Motives are asked for in the person's own words too: what nobody knows is kept, not lost (issue 5, point 2). */
describe('motives in words of their own', () => {
  const after = async (...talk: string[]): Promise<Enquirer> => {
    const enquirer = new Enquirer(await realWorld());
    enquirer.memory = { welcomed: true };
    for (const text of ['find out why we want this', ...talk]) await enquirer.say(text);
    return enquirer;
  };
  const motivesOf = ({ memory }: Enquirer): unknown =>
    (memory['profile'] as { motives?: unknown } | undefined)?.motives;

  it('are read back in full before they count', async () => {
    const enquirer = await after('the choir needs a van. We want to save jobs');
    expect(enquirer.heard[0]!.text).to.include('the choir needs a van').and.include('To save jobs');
    expect(motivesOf(enquirer)).to.equal(undefined);
  });

  it('are kept beside those that are recognised, and stand in the plan and before an adviser', async () => {
    const enquirer = await after('the choir needs a van; save jobs', 'yes', 'yes');
    expect(motivesOf(enquirer)).to.deep.equal(['protect-jobs', 'own:the choir needs a van']);
    const plan = planOf(await realKnowledge(), enquirer.memory, TODAY);
    expect(plan.motives?.own).to.include('the choir needs a van');
    expect(plan.motives?.list.map(({ id }) => id)).to.deep.equal(['protect-jobs']);
    for (const text of ['a person', 'Which van may we buy', 'skip', 'skip', 'skip', 'skip', 'skip', 'skip', 'yes'])
      if (!enquirer.wishes.some(({ kind }) => kind === 'confirm')) await enquirer.say(text);
    const packet = enquirer.wishes.find(({ kind }) => kind === 'confirm')!.packet!;
    expect(packet.facts.map(({ value }) => value).join()).to.include('the choir needs a van');
  });

  it('of a single word are asked for once more, and then believed', async () => {
    const enquirer = await after('choirs');
    expect(enquirer.heard[0]!.meta.said).to.include('phrases/ask.again');
    await enquirer.say('choirs');
    expect(enquirer.heard[0]!.meta.said).to.include('phrases/ask.echo');
  });

  it('as an essay are cut to what can be kept, with the question still open', async () => {
    const enquirer = await after('we want to sing more together in the evening '.repeat(80));
    expect(enquirer.heard[0]!.text.length).to.be.below(1000);
    expect(enquirer.at).to.deep.equal({ flow: 'motivations', step: 'motives' });
  });

  it('cannot pass for mark-up or for the bot', async () => {
    const enquirer = await after('**you have won** [here](https://example.org) for sure', 'yes', 'yes');
    for (const { text } of enquirer.heard) expect(text).to.not.include('](https://example.org');
  });
});
