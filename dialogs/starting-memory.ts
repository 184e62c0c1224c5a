import type { Nation } from '../knowledge/index.ts';
import { remembered } from './memory.ts';
import type { Memory } from './ports.ts';

/** The memory of somebody of whom something is known before the first word: where they register and work. */
export function startingMemory({ nation }: { readonly nation?: Nation }): Memory {
  const memory: Memory = {};
  if (nation) remembered(memory).profile = { 'registered-in': nation, 'works-in': nation };
  return memory;
}
