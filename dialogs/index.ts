/** The only file of this room that other rooms import. */
export type * from './ports.ts';
export { converse } from './converse/converse.ts';
export { doneIn, isUnderWay } from './memory.ts';
export { startingMemory } from './starting-memory.ts';

// === Flows: reading, checking, drawing, walking ===
export { loadFlows } from './engine/load.ts';
export type { Flows } from './engine/flows.ts';
export type { Flow } from './engine/flow.ts';
export { drawFlow } from './engine/draw.ts';
export { walk } from './engine/walk.ts';
export type { Walk } from './engine/walk.ts';
export { FlowErrors, describeFlowProblem } from './engine/problems.ts';
export type { FlowProblem } from './engine/problems.ts';

// === The plan ===
export { agreedIn, withAgreed } from './plan/agreed.ts';
export { hasPlan, planOf } from './plan/plan.ts';
export { isPlanBegun } from './plan/grows-in.ts';
export { localeIn, showsNames } from './memory.ts';
export type * from './plan/model.ts';

// === Reminders ===
export { nextReminderAt } from './reminders/kept.ts';
export { remind } from './reminders/due.ts';
export type { Reminded } from './reminders/due.ts';

// === Understanding ===
export { understand } from './understanding/index.ts';
export type { Readings } from './understanding/index.ts';
