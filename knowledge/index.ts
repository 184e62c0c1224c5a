/** The only file of this room that other rooms import. */

// === Reading and checking the content ===
export { loadKnowledge, readKnowledge } from './load.ts';
export type { Knowledge } from './load.ts';
export type { Locale } from './load/read-content.ts';
export { checkKnowledge, datedProblems } from './check.ts';
export type { Report } from './check.ts';
export { lookAt, watchFolders } from './watch.ts';
export type { WatchOptions } from './watch.ts';
export { describeProblem, KnowledgeErrors } from './errors.ts';
export type { Problem, ProblemCode } from './errors.ts';

// === Look-up ===
export { languageOf } from './find/language.ts';
export { detectSafety, explain, find, prepare } from './find.ts';
export type { Outcome, Query, Reading } from './find.ts';

// === Words to the enquirer ===
export { renderUnit } from './render.ts';
export type { Rendered, RenderOptions } from './render.ts';
export { withoutGoneLinks } from './gone-links.ts';
export { phrase } from './phrase.ts';
export { dayWords, fillFigures, renderText, valueOn, valueWords } from './figures.ts';

// === Reading what people type ===
export { oneSlip } from './find/lexicon.ts';

// === The words of the content ===
export { isDay } from './model/parts.ts';
export * from './model.ts';
