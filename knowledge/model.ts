/**
 * The shape of the knowledge base: what an author may write in each folder of `content/`, as zod schemas, and the types
 * that the rest of the code reads. No behaviour lives here.
 */
export * from './model/vocabulary.ts';
export * from './model/units.ts';
export * from './model/figures.ts';
export * from './model/words.ts';
export * from './model/care.ts';
