/** The flows whose answers a plan is made of. */
import { remembered } from '../memory.ts';
import type { Memory } from '../ports.ts';

export const GROWS_IN: ReadonlySet<string> = new Set([
  'motivations',
  'options-appraisal',
  'legal-form',
  'finance',
  'regulatory-steps',
  'engagement',
]);

/** Whether one of them was gone through, known without putting the plan together. */
export const isPlanBegun = (memory: Memory): boolean =>
  (remembered(memory).done ?? []).some(({ flow }) => GROWS_IN.has(flow));
