/** Sources, glossary, words for look-up, questions and phrases. */
import { z } from 'zod';
import { day, line, slug, text } from './parts.ts';
import { NATIONS } from './vocabulary.ts';

// === Sources, glossary, words for look-up ===

export const sourceSchema = z.strictObject({
  title: line,
  publisher: line,
  url: z.url({ protocol: /^https?$/ }),
  date: z.string().regex(/^\d{4}(-\d{2}(-\d{2})?)?$/, 'write a date as YYYY, YYYY-MM or YYYY-MM-DD'),
  /** Since when the page no longer answers: it is told without a link until somebody finds where it went. */
  gone: day.optional(),
});
export const sourcesSchema = z.record(slug, sourceSchema);
export type Source = z.infer<typeof sourceSchema> & { id: string };

export const glossarySchema = z.record(
  slug,
  z.strictObject({ term: line, also: z.array(line).default([]), meaning: text, welsh: line.optional() }),
);
export type GlossaryTerm = z.infer<typeof glossarySchema>[string] & { id: string };

/** Everyday and expert words for one thing: each word finds what the others find. */
export const synonymsSchema = z.array(z.array(line).min(2));

/** Words and phrases that patterns name together, as `<name>`, with ` | ` between them: see find/pattern.ts. */
export const familiesSchema = z.record(slug, text);
export type WordFamilies = z.infer<typeof familiesSchema>;

/** Words that tell a nation, in the order of how surely they do. */
export const placesSchema = z.partialRecord(
  z.enum(NATIONS),
  z.strictObject({
    /** The nation itself and its people. */
    names: z.array(line).min(1),
    /** Towns, counties and regions that name nothing else. */
    places: z.array(line).default([]),
    /** Also ordinary words, or in two nations: count only after "in" and the like, with a capital. */
    unsure: z.array(line).default([]),
    /** Public bodies of one nation: count only where nothing else tells. */
    bodies: z.array(line).default([]),
  }),
);
export type Places = z.infer<typeof placesSchema>;

/** What people say that asks for nothing, as whole messages. The reply is the phrase `smalltalk.<id>`. */
export const smallTalkSchema = z.record(slug, z.strictObject({ says: z.array(line).min(1) }));
export type SmallTalk = z.infer<typeof smallTalkSchema>;

// === Questions that flows ask ===

export const questionSchema = z.strictObject({
  /** What it is about, in a few words: for lists of answers, and for "change …". */
  label: line.optional(),
  ask: text,
  easyRead: text,
  why: text,
  /** Said when a reply could not be used. */
  help: text,
  options: z.array(z.strictObject({ name: slug, label: line, also: z.array(line).default([]) })).optional(),
  /** What "not sure" leads to, in words, where the flow goes on with a cautious reading. */
  notSure: text.optional(),
});
export type Question = z.infer<typeof questionSchema> & { id: string };

// === Phrases: what the bot itself says ===

export const phrasesSchema = z.record(z.string().regex(/^[a-z][a-z0-9-]*(\.[a-z0-9-]+)*$/), text);
