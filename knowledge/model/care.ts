/** Complexity, boundaries and safety (three levels, what may not be said, three paths), and when advisers are there. */
import { z } from 'zod';
import { day, line, slug, text } from './parts.ts';
import { NATIONS } from './vocabulary.ts';

// === Complexity, boundaries, safety (three levels, what may not be said, three paths) ===

export const complexitySchema = z.record(
  slug,
  z.strictObject({
    level: z.union([z.literal(1), z.literal(2), z.literal(3)]),
    /** Said to the enquirer: why a person should look. */
    why: text,
    easyRead: text,
    skill: slug,
    /** Patterns in free text that raise it (case-insensitive regular expressions). */
    patterns: z.array(text).default([]),
    /** A unit whose specialist is named at once, for level 3. */
    specialist: slug.optional(),
  }),
);
export type Complexity = z.infer<typeof complexitySchema>[string] & { id: string };

export const boundariesSchema = z.record(
  slug,
  z.strictObject({
    topic: line,
    maySay: line,
    mayNot: line,
    sendTo: text,
    /** Phrases that no unit under this boundary may contain (case-insensitive regular expressions). */
    forbidden: z.array(text).default([]),
    /** Free-text patterns that are declined with `sendTo`: never ours, no case. */
    declines: z.array(text).default([]),
    /** What the enquirer is told when declined. */
    decline: text.optional(),
    easyRead: text.optional(),
  }),
);
export type Boundary = z.infer<typeof boundariesSchema>[string] & { id: string };

export const SAFETY_PATHS = ['distress', 'whistleblowing', 'safeguarding'] as const;
export type SafetyPath = (typeof SAFETY_PATHS)[number];
export const safetySchema = z.record(
  z.enum(SAFETY_PATHS),
  z.strictObject({
    patterns: z.array(text).min(1),
    /** What looks like it and is not ("dying to start"). */
    except: z.array(text).default([]),
    answer: text,
    easyRead: text,
    byNation: z.record(z.enum(NATIONS), text),
    sources: z.array(slug).min(1),
    keepText: z.boolean(),
    checked: day,
    reviewBy: day,
  }),
);
export type Safety = z.infer<typeof safetySchema>;

// === When advisers are there ===

export const WEEKDAYS = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'] as const;
const clock = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'write a time as HH:MM, such as 09:00');

export const calendarSchema = z.strictObject({
  hours: z.strictObject({
    timeZone: z.literal('Europe/London'),
    days: z.array(z.enum(WEEKDAYS)).min(1),
    opens: clock,
    closes: clock,
  }),
  /** Bank holidays, substitute days included: on these dates nobody in that nation is promised an answer. */
  holidays: z.record(z.enum(NATIONS), z.array(day)),
  /** The last day that `holidays` knows about; a promise may not fall after it. */
  until: day,
  source: slug,
  checked: day,
  reviewBy: day,
});
export type Calendar = z.infer<typeof calendarSchema>;
