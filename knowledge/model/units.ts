/** A unit of knowledge: what every one carries, and what each folder adds (DESIGN.md §4). */
import { z } from 'zod';
import { day, line, nations, slug, text } from './parts.ts';
import { BASES, LEGAL_FORMS, NATIONS, STARTING_POINTS, STATUSES } from './vocabulary.ts';
import type { Folder } from './vocabulary.ts';

const nationText = z.strictObject({ answer: text, easyRead: text, sources: z.array(slug).optional() });

/** What every unit carries, whatever its folder (DESIGN.md §4). */
const unit = z.strictObject({
  title: line,
  nations,
  status: z.enum(STATUSES),
  basis: z.enum(BASES),
  /** Units with the same topic say the same thing for different nations. */
  topic: slug.optional(),
  answer: text,
  easyRead: text,
  /** What is different in one nation: added beneath `answer` for who is there, or for all when the nation is not known. */
  byNation: z.partialRecord(z.enum(NATIONS), nationText).optional(),
  /** How people ask this, in their words. */
  questions: z.array(line).min(2, 'give at least two ways people ask this'),
  /** Words and abbreviations that name this unit's subject and so find it. */
  keywords: z.array(line).optional(),
  sources: z.array(slug).default([]),
  /** The role that stands behind a judgement or the service's word about itself, where there is no page to cite. */
  owner: line.optional(),
  checked: day,
  reviewBy: day,
  /** Ids of the research facts that this unit covers. For `kb coverage`; never shown. */
  facts: z.array(slug).default([]),
  related: z.array(slug).default([]),
  /** A topic of boundaries.yaml: what may not be said here. */
  boundary: slug.optional(),
  /** A rule of complexity.yaml: why a person should look at this too. */
  complexity: slug.optional(),
  /** The flow offered beneath the answer. */
  flow: slug.optional(),
});

const score = z.int().min(0).max(4);
const scores = z.strictObject({
  safe: score,
  control: score,
  users: score,
  staff: score,
  jobs: score,
  income: score,
  personal: score,
  purpose: score,
  back: score,
  start: score,
});

// === A unit of each folder ===

export const SCHEMAS = {
  motivations: unit.extend({
    /** The choice as a person would tap it. */
    label: line,
    also: z.array(line).default([]),
    evidence: text,
    risk: text,
    askBack: line,
    conflicts: z.array(z.strictObject({ with: slug, why: text })).default([]),
  }),
  options: unit.extend({
    label: line,
    for: z.array(z.enum(STARTING_POINTS)).min(1),
    /** Scores 0 fails to 4 very good. `carry-on` has one set for each answer to `if-nothing`, in `scoresIf`. */
    scores: scores.optional(),
    scoresIf: z.record(slug, scores).optional(),
    gain: text,
    giveUp: text,
    wayBack: text,
    cost: text,
    time: text,
    mustBeTrue: z.array(line).min(1),
  }),
  'legal-forms': unit.extend({
    label: line,
    short: line.optional(),
    registrar: line,
    /** Figure ids of what registering costs. */
    fees: z.array(slug).default([]),
    registrationTime: line,
    minimumPeople: line,
    assetLock: z.enum(['by-law', 'optional-by-law', 'by-rules', 'charity-law', 'none']),
    profitRule: line,
    boardPay: z.enum(['yes', 'rarely', 'owners']),
    taxRelief: z.enum(['charity', 'none', 'partial']),
    communityShares: z.boolean(),
    yearlyDuties: z.array(line).default([]),
    for: z.array(line).min(1),
    against: z.array(line).min(1),
    mustBeTold: z.array(line).default([]),
  }),
  finance: unit.extend({
    kind: z.enum([
      'grant',
      'loan',
      'blend',
      'shares',
      'equity',
      'contract',
      'gift',
      'prize',
      'tax-relief',
      'concept',
      'support',
    ]),
    provider: line.optional(),
    /** Absent on a concept: only routes are offered. */
    eligibility: z
      .strictObject({
        /** Legal forms that may apply; empty means any. `none` stands for a group or person with no legal body. */
        forms: z.array(z.enum([...LEGAL_FORMS, 'none'])).default([]),
        stages: z.array(z.enum(['idea', 'starting', 'early-trading', 'established'])).min(1),
        amount: z.strictObject({ from: z.number().nonnegative().nullable(), to: z.number().positive().nullable() }),
        purposes: z
          .array(
            z.enum([
              'start-up',
              'running-costs',
              'project',
              'equipment',
              'property',
              'growth',
              'working-capital',
              'own-pay',
            ]),
          )
          .default([]),
        needsTradingIncome: z.boolean().default(false),
        needsAssetLock: z.boolean().default(false),
        personalDebt: z.boolean().default(false),
        /** What else must be true, one line each, in plain words. */
        also: z.array(line).default([]),
      })
      .optional(),
    terms: text.optional(),
    contact: z.url({ protocol: /^https$/ }).optional(),
  }),
  regulation: unit.extend({
    /** The step as an instruction: "Apply to the Care Quality Commission". */
    step: line,
    must: z.boolean(),
    /** Names of conditions in dialogs/rules: all must hold. Empty: applies to everybody. */
    when: z.array(slug).default([]),
    dependsOn: z.array(slug).default([]),
    body: line,
    fee: z.array(slug).default([]),
    /** How long it usually takes, ISO 8601, such as P26W. */
    takes: z
      .string()
      .regex(/^P(\d+[DWMY])+$/, 'write a duration such as P26W or P14D')
      .optional(),
    /** Where no official time is known: what our advisers would set aside for it. */
    setAside: z
      .string()
      .regex(/^P(\d+[DWMY])+$/, 'write a duration such as P26W or P14D')
      .optional(),
  }),
  support: unit.extend({
    body: line,
    helpsWith: z.array(line).min(1),
    contact: z.url({ protocol: /^https$/ }),
    phone: slug.optional().describe('the figure id of the phone number'),
  }),
  articles: unit,
  history: unit.extend({ status: z.enum(['closed', 'historical']) }),
} as const;

export type UnitOf<F extends Folder> = z.infer<(typeof SCHEMAS)[F]> & { id: string; folder: F };
export type Unit = { [F in Folder]: UnitOf<F> }[Folder];
