import { expect } from 'chai';
import { createTerminalTalk } from '../../../bot/cli/chat/terminal-talk.ts';
import { terminalText } from '../../../bot/cli/chat/terminal-text.ts';
import { TurnWorld } from '../../support/turn-world.ts';

describe('talking in the terminal', () => {
  it('shows each answer once, and what somebody else writes to the same conversation', async () => {
    const world = await TurnWorld.open();
    const shown: string[] = [];
    let id = '';
    world.store.onChange((conversation) => (id = conversation));
    const talk = createTerminalTalk(world.store, world.turns, (text) => shown.push(text));
    await talk.begin();
    await talk.say('hello');
    await Promise.all([talk.look(), talk.look()]);
    expect(shown).to.deep.equal(['1: hello']);
    const row = (await world.store.conversation(id))!;
    await world.store.commit({
      conversation: { id: row.id, channel: row.channel, read: row.version, owner: 'adviser', memory: row.memory },
      log: [{ author: 'adviser', activity: { type: 'message', text: 'from the desk' } }],
      at: Date.now(),
    });
    await talk.look();
    expect(shown).to.deep.equal(['1: hello', 'from the desk']);
  });

  it('shows what can be tapped, and links with their address', () => {
    const actions = ['England', 'Wales'].map((title) => ({ type: 'imBack', title, value: title }));
    const text = '**Where?** See [the page](https://a.example/x).\n\n- one';
    expect(terminalText({ activity: { text, suggestedActions: { to: [], actions } } })).to.equal(
      'Where? See the page <https://a.example/x>.\n\n• one\n\n  [England]\n  [Wales]',
    );
  });
});
