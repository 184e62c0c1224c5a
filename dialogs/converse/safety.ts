/** Danger comes before everything, whatever else is going on: three paths, each with its own fixed words (PRACTICE.md §6). */
import { detectSafety } from '../../knowledge/index.ts';
import type { Knowledge, SafetyPath } from '../../knowledge/index.ts';
import type { Talk } from '../talk.ts';
import { Reply } from '../voice/reply.ts';

export async function safetyFirst(talk: Talk): Promise<boolean> {
  const { turn, voice, memory, incoming } = talk;
  const path = pathOf(turn.knowledge, incoming.text);
  if (!path) return false;
  if (!turn.knowledge.safety[path].keepText) {
    turn.housekeeping.replaceIncoming(voice.phrase(`kept.${path}`).text);
    // Nothing of it may reach a business adviser, so an offer that was being looked at is taken back.
    if (turn.openCase?.state === 'offered') turn.cases.leave();
  }
  pause(talk);
  memory.welcomed = true;
  const nation = talk.worksIn ?? talk.registeredIn;
  if (nation) delete memory.pending;
  else memory.pending = { kind: 'safety-nation', path };
  const reply = new Reply().add(voice.safety(path, nation));
  reply.outcome = 'safety';
  if (memory.paused) reply.tap(voice.phrase('tap.carry-on'));
  await talk.send(reply);
  return true;
}

/** Business questions stop; the answers are kept to go on with. */
function pause({ memory }: Talk): void {
  if (!memory.stack) return;
  const flows = memory.stack.dialogStack.filter(({ id }) => id !== 'hand-over');
  if (flows.length > 0) memory.paused = { dialogStack: flows };
  delete memory.stack;
}

/** Short replies that mean no danger, "yes" and "Wales": most of a guided talk is made of a few hundred of them. */
const harmless = new WeakMap<Knowledge, Set<string>>();
const SHORT = 40;
const MOST_KEPT = 2_000;

function pathOf(knowledge: Knowledge, text: string): SafetyPath | undefined {
  const known = harmless.get(knowledge) ?? new Set();
  if (known.has(text)) return undefined;
  const path = detectSafety(knowledge, text);
  if (!path && text.length <= SHORT && known.size < MOST_KEPT) harmless.set(knowledge, known.add(text));
  return path;
}
