/** What the turn itself says, by the names of its phrases. */
import type { Say } from '../cases/index.ts';
import type { Reply } from './turn-adapter.ts';
import type { TurnWords } from './create-turns.ts';

/** Start-up checks that the content has them: a server that cannot apologise must not start. */
export const TURN_PHRASES = ['turn.failed', 'tap.person', 'turn.too-long'] as const;

export function turnWords(say: Say): TurnWords {
  return {
    failed: (reference) => {
      const person = say('tap.person');
      return reply(['turn.failed', 'tap.person'], {
        text: say('turn.failed', { reference }),
        suggestedActions: { to: [], actions: [{ type: 'imBack', title: person, value: person }] },
      });
    },
    tooLong: () => reply(['turn.too-long'], { text: say('turn.too-long') }),
  };
}

function reply(phrases: readonly string[], activity: Reply['activity']): Reply {
  return {
    activity: { type: 'message', textFormat: 'markdown', ...activity },
    meta: { units: [], said: phrases.map((key) => `phrases/${key}`) },
  };
}
