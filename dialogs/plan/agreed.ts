/** Steps that an adviser and the enquirer agreed on: they join the plan (FEATURES.md row 52). */
import { remembered } from '../memory.ts';
import type { AgreedStep } from '../memory.ts';
import type { Memory } from '../ports.ts';

/** State is read and written on every turn (PITFALLS.md D7). */
const MOST = 30;

export const agreedIn = (memory: Memory): readonly AgreedStep[] => remembered(memory).agreed ?? [];

/** What the conversation remembers then; the same step again, with another day say, takes the other's place. */
export function withAgreed(memory: Memory, step: AgreedStep): Memory {
  const others = agreedIn(memory).filter(({ text }) => text !== step.text);
  return { ...remembered(memory), agreed: [...others, step].slice(-MOST) } as unknown as Memory;
}
