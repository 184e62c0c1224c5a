/** A conversation in the terminal, in the store of the server: an adviser at the desk can take it over. */
import { randomUUID } from 'node:crypto';
import type { Store } from '../../store/index.ts';
import type { Turns } from '../../turn/index.ts';
import { terminalText } from './terminal-text.ts';

export interface TerminalTalk {
  /** Says hello. */
  begin(): Promise<void>;
  say(text: string): Promise<void>;
  /** Shows what was written to the conversation elsewhere, by an adviser for instance. */
  look(): Promise<void>;
}

export function createTerminalTalk(store: Store, turns: Turns, show: (text: string) => void): TerminalTalk {
  const conversation = `terminal/${randomUUID()}`;
  const about = { conversation, channel: 'terminal', facts: { kind: 'terminal', employerTenant: false } } as const;
  let shown = 0;

  async function look(): Promise<void> {
    for (const row of await store.log(conversation, shown)) {
      // Another look may have been quicker.
      if (row.sequence <= shown) continue;
      shown = row.sequence;
      if (row.author !== 'enquirer' && row.activity.type === 'message') show(terminalText(row));
    }
  }

  return {
    async begin() {
      const activity = { type: 'conversationUpdate', membersAdded: [{ id: 'enquirer', name: '' }] };
      await turns.take({ ...about, externalId: undefined, activity: activity as never });
      await look();
    },
    async say(text) {
      await turns.take({ ...about, externalId: randomUUID(), activity: { type: 'message', text } });
      await look();
    },
    look,
  };
}
