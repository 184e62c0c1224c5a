/**
 * The shape of the knowledge base: what an author may write in each folder of `content/`, as zod schemas,
 * and the types that the rest of the code reads. No behaviour lives here.
 */
import { z } from 'zod';

// === Vocabulary ===

export const NATIONS = ['england', 'wales', 'scotland', 'northern-ireland'] as const;
export const STATUSES = ['current', 'announced', 'unknown', 'closed', 'historical'] as const;
export const BASES = ['law', 'official', 'evidence', 'judgement'] as const;
export const FOLDERS = [
  'motivations',
  'options',
  'legal-forms',
  'finance',
  'regulation',
  'support',
  'articles',
  'history',
] as const;
/** The ten criteria of the options appraisal, in the order scores are written down. */
export const CRITERIA = [
  'safe',
  'control',
  'users',
  'staff',
  'jobs',
  'income',
  'personal',
  'purpose',
  'back',
  'start',
] as const;
/** Who may be asking: the answers of the question `starting-point`. */
export const STARTING_POINTS = [
  'team',
  'being-moved',
  'users',
  'community',
  'one-person',
  'inside-host',
  'existing-body',
  'buyer',
  'adviser-or-student',
] as const;
export const LEGAL_FORMS = [
  'unincorporated-association',
  'sole-trader',
  'cic-limited-by-guarantee',
  'cic-limited-by-shares',
  'company-limited-by-guarantee',
  'company-limited-by-shares',
  'cio',
  'scio',
  'charitable-company',
  'charitable-trust',
  'co-operative-society',
  'community-benefit-society',
  'charitable-community-benefit-society',
  'partnership',
  'limited-liability-partnership',
  'employee-ownership-trust',
] as const;

export type Nation = (typeof NATIONS)[number];
export type Status = (typeof STATUSES)[number];
export type Basis = (typeof BASES)[number];
export type Folder = (typeof FOLDERS)[number];
export type Criterion = (typeof CRITERIA)[number];
export type StartingPoint = (typeof STARTING_POINTS)[number];
export type LegalFormId = (typeof LEGAL_FORMS)[number];

// === Parts ===

const slug = z
  .string()
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'use small letters, digits and hyphens, such as cic-asset-lock');
const day = z.string().regex(/^\d{4}-\d{2}-\d{2}$/, 'write a date as YYYY-MM-DD');
const text = z.string().trim().min(1, 'write something here');
const line = text.max(300, 'keep this to one line of at most 300 characters');
const nations = z.array(z.enum(NATIONS)).min(1).describe('the nations this holds for');

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
  /** The role that stands behind a judgement, where there is no page to cite. */
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

// === Figures ===

const figureValue = z.strictObject({
  /** A number for money (pounds), percent, count, days and so on; text for a date or phone number. */
  value: z.union([z.number(), text]),
  /** The top of a range, where the figure is one. */
  upTo: z.number().optional(),
  from: day.optional(),
  to: day.optional(),
  /** False: worked out or reported, not seen on a page. It is then shown with "check today". */
  confirmed: z.boolean().default(true),
  note: line.optional(),
});
export const figureSchema = z.strictObject({
  what: line,
  kind: z.enum([
    'money',
    'percent',
    'count',
    'days',
    'working-days',
    'weeks',
    'months',
    'years',
    'hours',
    'date',
    'phone',
    'short-text',
  ]),
  source: slug,
  checked: day,
  /** A helpline is looked at every month; an overdue one stops a release. */
  reviewBy: day,
  helpline: z.boolean().default(false),
  values: z.array(figureValue).min(1),
});
export const figuresSchema = z.record(slug, figureSchema);
export type Figure = z.infer<typeof figureSchema> & { id: string };

// === Sources, glossary, words for look-up ===

export const sourceSchema = z.strictObject({
  title: line,
  publisher: line,
  url: z.url({ protocol: /^https?$/ }),
  date: z.string().regex(/^\d{4}(-\d{2}(-\d{2})?)?$/, 'write a date as YYYY, YYYY-MM or YYYY-MM-DD'),
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

// === Complexity, boundaries, safety (PRACTICE.md §2, §5, §6) ===

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
