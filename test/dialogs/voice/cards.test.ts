/** Cards are drawn in Teams only: whatever they say, the text beside them says too. */
import { expect } from 'chai';
import type { PlanPage } from '../../../dialogs/index.ts';
import { readIn, type Card } from '../../support/adaptive-card.ts';
import { Enquirer, type Said } from '../../support/enquirer.ts';
import { workedCase } from '../../support/worked-case.ts';
import { realFlows, realKnowledge } from '../../support/world.ts';

const page = (url: string): PlanPage => ({ open: () => ({ url, until: '2027-02-22' }), close: () => true });

/** Letters only: a list's dashes and the bold of a label are how the text shows what a card shows by its layout. */
const bare = (text: string): string =>
  text
    .replace(/\]\([^)]*\)/g, '')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();

function expectTwin({ text, cards }: Said): Card {
  const [card] = cards;
  expect(cards).to.have.length(1);
  for (const line of readIn(card!)) expect(bare(text), line).to.include(bare(line));
  return card!;
}

describe('a card', () => {
  const enquirer = async (url: string, kind: 'web' | 'teams'): Promise<Enquirer> => {
    const world = { knowledge: await realKnowledge(), flows: await realFlows(), planPage: page(url) };
    const talk = new Enquirer({ ...world, channel: { kind } });
    talk.memory = workedCase();
    return talk;
  };
  const withCard = (heard: readonly Said[]): Said => heard.find(({ card }) => card)!;

  it('of the plan says what the text says, and opens its page', async () => {
    const talk = await enquirer('https://advice.example/plan/x', 'teams');
    const card = expectTwin(withCard(await talk.say('my plan')));
    expect(readIn(card).length).to.be.greaterThan(3);
    expect(card.actions).to.deep.equal([
      { type: 'Action.OpenUrl', title: 'Open your plan', url: 'https://advice.example/plan/x' },
    ]);
  });

  it('of the plan leads nowhere from where there is no whole address, and the text has the link', async () => {
    const talk = await enquirer('/plan/x', 'web');
    const said = withCard(await talk.say('my plan'));
    expect(expectTwin(said).actions).to.deep.equal([]);
    expect(said.text).to.include('[Open your plan](/plan/x)');
  });

  it('of the answers, and of the ways side by side, says what the text says of them', async () => {
    const talk = await enquirer('/plan/x', 'teams');
    await talk.say('change what matters most');
    await talk.say('control, jobs, purpose');
    const wide = (): Said | undefined => talk.heard.find(({ cards }) => cards.some(({ msteams }) => msteams));
    for (let turn = 0; turn < 3 && !wide(); turn += 1) {
      for (const said of talk.heard.filter(({ card }) => card)) expectTwin(said);
      await talk.say('yes');
    }
    expectTwin(wide()!);
  });
});
