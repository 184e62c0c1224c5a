/** The flows whose answers a plan is made of, in the order in which somebody would take them. */
import { remembered } from '../memory.ts';
import type { Memory } from '../ports.ts';
import { agreedIn } from './agreed.ts';

export const PLAN_FLOWS = [
  'motivations',
  'options-appraisal',
  'legal-form',
  'finance',
  'regulatory-steps',
  'engagement',
] as const;
export const GROWS_IN: ReadonlySet<string> = new Set(PLAN_FLOWS);

/** Whether one of them was gone through, or a step agreed on, known without putting the plan together. */
export const isPlanBegun = (memory: Memory): boolean =>
  agreedIn(memory).length > 0 || (remembered(memory).done ?? []).some(({ flow }) => GROWS_IN.has(flow));
