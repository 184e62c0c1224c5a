/** The only file of this room that other rooms import. */

// === Reading and checking the content ===
export { loadKnowledge } from './load.ts';
export type { Knowledge } from './load.ts';
export type { Locale } from './load/read-content.ts';
export { checkKnowledge } from './check.ts';
export type { Report } from './check.ts';
export { describeProblem, KnowledgeErrors } from './errors.ts';
export type { Problem, ProblemCode } from './errors.ts';

// === The words of the content ===
export * from './model.ts';
