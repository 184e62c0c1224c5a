import { expect } from 'chai';
import type { Answers } from '../../../dialogs/answers.ts';
import { isAsk } from '../../../dialogs/engine/flow.ts';
import { progressOf } from '../../../dialogs/engine/progress.ts';
import { packetOf } from '../../../dialogs/hand-over/packet.ts';
import { Talk } from '../../../dialogs/talk.ts';
import type { Turn } from '../../../dialogs/index.ts';
import { realFlows, realKnowledge, TODAY } from '../../support/world.ts';

/** What is asked before a person takes over: never what is known, and never what is not needed here. */
describe('the questions of a hand-over', () => {
  const most = async (around: Answers): Promise<number> => {
    const { all } = await realFlows();
    const flow = all.get('hand-over')!;
    const given: Answers = {};
    let asked = 0;
    for (const step of flow.steps.filter(isAsk)) {
      const before = progressOf(all, flow, given, around).done;
      given[step.name] = step.name === 'no-move-date' ? 'no' : step.name === 'how-to-talk' ? ['here'] : 'skipped';
      if (progressOf(all, flow, given, around).done > before) asked += 1;
    }
    return asked;
  };

  it('are three where question and nation are known and the desk is open', async () => {
    expect(await most({ 'desk-open': 'yes', 'has-question': 'yes', 'nation-known': 'yes' })).to.equal(3);
  });

  it('are one more outside hours, for then the answer must find them', async () => {
    expect(await most({ 'desk-open': 'no', 'has-question': 'yes', 'nation-known': 'yes' })).to.equal(4);
  });

  it('are at most six where nothing is known and nobody is there', async () => {
    expect(await most({ 'desk-open': 'no' })).to.equal(6);
  });

  const contacts: readonly (readonly [string, object])[] = [
    ['Ann, ann@example.org', { name: 'Ann', email: 'ann@example.org' }],
    ["I'm Siân and my email is sian@example.org", { name: 'Siân', email: 'sian@example.org' }],
    ['My name is Mary-Jane O’Neill, phone 07700 900123', { phone: '07700 900123' }],
    ['Sam 07700 900 123', { name: 'Sam', phone: '07700 900 123' }],
    ['ann@example.org', { email: 'ann@example.org' }],
    ['only here', { safeTimes: 'only here in this chat' }],
    ['Only here, please.', { safeTimes: 'only here in this chat' }],
  ];
  for (const [text, expected] of contacts)
    it(`read “${text}”`, async () => {
      const turn = { memory: {}, knowledge: await realKnowledge(), flows: await realFlows(), now: new Date(TODAY) };
      const talk = new Talk(turn as unknown as Turn, { text: '' });
      const { contact } = packetOf(talk, 'asked-for-a-person', { contact: text });
      expect(contact).to.deep.include(expected);
      if (!('name' in expected) && 'safeTimes' in expected) expect(contact).to.not.have.property('name');
    });
});
