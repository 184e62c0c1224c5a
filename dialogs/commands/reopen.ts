/** Takes up a flow that was gone through, with some answers changed: what no longer fits is dropped, and said. */
import type { Answers } from '../answers.ts';
import { isAsk } from '../engine/flow.ts';
import { fitsIn } from '../engine/flows.ts';
import * as moves from '../engine/moves.ts';
import type { FlowState } from '../engine/moves.ts';
import { droppedWords } from '../engine/onward.ts';
import type { Talk } from '../talk.ts';
import { joined } from '../voice/words.ts';
import type { Words } from '../voice/words.ts';
import type { Gone } from '../what-if/said.ts';

/** The answers are checked by the enquirer once more before the outcome. */
export async function reopenWith(talk: Talk, gone: Gone, changes: Answers, first?: Words): Promise<void> {
  const { flow, answers, around } = gone;
  let state: FlowState = { answers, around };
  const dropped: string[] = [];
  for (const [name, value] of Object.entries(changes)) {
    const step = flow.steps[flow.places.get(name) ?? -1];
    const opened = moves.change(flow, state, name);
    if (!opened || !step || !isAsk(step)) continue;
    const kept = moves.answer(flow, opened, step, value, fitsIn(talk.turn.knowledge));
    state = kept.state;
    dropped.push(...kept.dropped);
  }
  delete talk.memory.whatIf;
  await talk.turn.flows.stage.begin(talk, flow.id, {
    answers: state.answers,
    first: joined([first, droppedWords(talk, flow, dropped)]),
  });
}
