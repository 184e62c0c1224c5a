import { readFileSync } from 'node:fs';
import { expect } from 'chai';
import { flowsFrom } from '../../../dialogs/engine/load.ts';
import type { Knowledge } from '../../../knowledge/index.ts';
import { Enquirer } from '../../support/enquirer.ts';
import { realKnowledge } from '../../support/world.ts';

const handOver = readFileSync('dialogs/flows/hand-over.yaml', 'utf8');
const BEFORE = `offered: false
steps:
  - works-in: { kind: ask-choice, question: works-in }
  - people: { kind: ask-choice, question: people }
  - purpose: { kind: ask-choice, question: purpose }
  - lock: { kind: ask-choice, question: lock }
  - check: { kind: check-answers }
  - done: { kind: end, phrase: flow.every-step.done }
`;

/** A new version is deployed while somebody is in the middle (FEATURES.md row 16). */
describe('a flow edited while someone is in it', () => {
  let knowledge: Knowledge;
  before(async () => {
    knowledge = await realKnowledge();
  });

  const flowsWith = (text: string | undefined) =>
    flowsFrom(
      [['hand-over.yaml', handOver], ...(text === undefined ? [] : [['edited.yaml', text] as const])],
      knowledge,
    );

  /** Two answers given, the third question open; then the flow is another. */
  async function inTheMiddle(after: string | undefined): Promise<Enquirer> {
    const enquirer = new Enquirer({ knowledge, flows: flowsWith(BEFORE) });
    enquirer.memory = {
      welcomed: true,
      stack: { dialogStack: [{ id: 'edited', state: { answers: {}, around: {}, asked: 'works-in' } }] },
    } as never;
    await enquirer.say('Wales');
    await enquirer.say('two');
    expect(enquirer.at).to.deep.equal({ flow: 'edited', step: 'purpose' });
    const later = new Enquirer({ knowledge, flows: flowsWith(after) });
    later.memory = enquirer.memory;
    return later;
  }
  const answersOf = (enquirer: Enquirer) =>
    (enquirer.memory['stack'] as { dialogStack: { state: { answers: object } }[] }).dialogStack.at(-1)!.state.answers;

  it('an inserted question is asked, and the answer in hand goes to the question it was given to', async () => {
    const enquirer = await inTheMiddle(
      BEFORE.replace('  - people:', '  - exists: { kind: ask-choice, question: exists }\n  - people:'),
    );
    await enquirer.say('community');
    expect(answersOf(enquirer)).to.deep.equal({ 'works-in': 'wales', people: 'two', purpose: 'community' });
    expect(enquirer.at.step).to.equal('exists');
    await enquirer.say('new');
    expect(enquirer.at.step).to.equal('lock');
  });

  it('a renamed question keeps its answer, and the open one is still the open one', async () => {
    const enquirer = await inTheMiddle(
      BEFORE.replace(
        '- purpose: { kind: ask-choice, question: purpose }',
        '- aim: { kind: ask-choice, question: purpose, was: [purpose] }',
      ).replace(
        '- people: { kind: ask-choice, question: people }',
        '- heads: { kind: ask-choice, question: people, was: [people] }',
      ),
    );
    await enquirer.say('community');
    expect(answersOf(enquirer)).to.include({ aim: 'community' });
    expect(enquirer.at.step).to.equal('lock');
  });

  it('a removed question that was open is said to be gone, and the next one is asked', async () => {
    const enquirer = await inTheMiddle(BEFORE.replace('  - purpose: { kind: ask-choice, question: purpose }\n', ''));
    await enquirer.say('community');
    expect(enquirer.heard.flatMap(({ meta }) => meta.said)).to.include('phrases/flow.edited');
    expect(enquirer.at.step).to.equal('lock');
    await enquirer.say('for ever');
    expect(enquirer.at.step).to.equal('check');
  });

  it('an option that was taken away is asked for again', async () => {
    const enquirer = await inTheMiddle(BEFORE);
    const stack = enquirer.memory['stack'] as { dialogStack: { state: { answers: Record<string, string> } }[] };
    stack.dialogStack[0]!.state.answers['people'] = 'seventeen';
    await enquirer.say('community');
    expect(enquirer.at.step).to.equal('people');
  });

  it('a flow that is gone ends kindly, and what is said next is answered', async () => {
    const enquirer = await inTheMiddle(undefined);
    await enquirer.say('community');
    expect(enquirer.heard.flatMap(({ meta }) => meta.said)).to.include('phrases/flow.gone');
    expect(enquirer.at).to.deep.equal({});
    await enquirer.say('What is an asset lock?');
    expect(enquirer.heard[0]!.meta.outcome).to.equal('answer');
  });
});
