/** What the rest of the bot may use of the turn. */
export { createTurns, LONGEST_MESSAGE, type RunningTurns, type TurnsOptions, type TurnWords } from './create-turns.ts';
export { LaneFull } from './lanes.ts';
export { TURN_PHRASES, turnWords } from './turn-words.ts';
export type { Reply } from './turn-adapter.ts';
export type * from './turns.ts';
export { toReply } from './turn-adapter.ts';
export { replyRow } from './turn-rows.ts';
