/**
 * A flow as data: what an author may write in `flows/<id>.yaml`, and the types the engine reads. Routing only: a
 * condition *names* a rule (`rules/`), and every sentence is content (STYLE-EXAMPLES.md §6).
 */
import { z } from 'zod';

const slug = z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'use small letters, digits and hyphens');
const rule = slug.describe('the name of a condition in dialogs/rules');
/** A phrase key under `phrases/`. */
const phrase = z
  .string()
  .regex(/^[a-z][a-z0-9-]*(\.[a-z0-9-]+)*$/, 'write a phrase key, such as flow.legal-form.intro');

/** What any step may carry: it stands on the path only if `only` holds and `unless` does not. */
const onPath = { only: rule.optional(), unless: rule.optional() };
/** What every question may carry. */
const asking = {
  ...onPath,
  /** An id in `knowledge/content/questions`. */
  question: slug,
  /** The name under which the answer is known to all flows; what is known there is not asked again. */
  profile: slug.optional(),
  /** Read the answer back and count it only when it is confirmed. */
  echo: z.boolean().optional(),
  /** Names this step had before: answers given under them still count. */
  was: z.array(slug).default([]),
};

export const stepSchema = z.discriminatedUnion('kind', [
  /** `ownWords`: a content folder whose units are the options, for what people say in words of their own. */
  z.strictObject({
    kind: z.literal('ask-choice'),
    ...asking,
    several: z.boolean().default(false),
    most: z.int().min(1).optional(),
    ownWords: slug.optional(),
  }),
  z.strictObject({ kind: z.literal('ask-yes-no'), ...asking }),
  z.strictObject({ kind: z.literal('ask-money'), ...asking }),
  z.strictObject({ kind: z.literal('ask-count'), ...asking }),
  /** `orNone`: no is an answer as well, and so is a yes whose day is asked for next. */
  z.strictObject({
    kind: z.literal('ask-date'),
    ...asking,
    future: z.boolean().default(false),
    orNone: z.boolean().default(false),
  }),
  z.strictObject({ kind: z.literal('ask-duration'), ...asking }),
  /** `takesQuestions`: what is written is kept even if it is a question, for it is one to an adviser. */
  z.strictObject({ kind: z.literal('ask-text'), ...asking, takesQuestions: z.boolean().default(false) }),
  z.strictObject({ kind: z.literal('say'), ...onPath, phrase: phrase.optional(), unit: slug.optional() }),
  z.strictObject({ kind: z.literal('when'), rule, goTo: slug }),
  z.strictObject({ kind: z.literal('run'), ...onPath, flow: slug }),
  z.strictObject({ kind: z.literal('check-answers'), ...onPath }),
  z.strictObject({ kind: z.literal('show'), ...onPath, outcome: slug }),
  z.strictObject({ kind: z.literal('hand-over'), ...onPath, reason: slug }),
  /** The packet, line by line, and the consent to pass it on. Stands in the hand-over flow only. */
  z.strictObject({ kind: z.literal('pass-on'), ...onPath }),
  z.strictObject({ kind: z.literal('end'), phrase: phrase.optional(), offer: z.array(slug).default([]) }),
]);

export const flowSchema = z.strictObject({
  /** False: started by the bot itself, never offered or listed. */
  offered: z.boolean().default(true),
  /** Whether its answers are kept once it is finished. */
  keep: z.boolean().default(true),
  steps: z.array(z.record(slug, stepSchema)).min(1),
});

export type Step = z.infer<typeof stepSchema> & { readonly name: string };
export type StepOf<K extends Step['kind']> = Extract<Step, { kind: K }>;
export type AskKind =
  'ask-choice' | 'ask-yes-no' | 'ask-money' | 'ask-count' | 'ask-date' | 'ask-duration' | 'ask-text';
export type AskStep = StepOf<AskKind>;
/** Steps that wait for the enquirer, or for another flow: each has an answer under its name. */
export type WaitingStep = AskStep | StepOf<'run' | 'check-answers' | 'hand-over' | 'pass-on'>;

export interface Flow {
  readonly id: string;
  readonly offered: boolean;
  readonly keep: boolean;
  readonly steps: readonly Step[];
  /** Position of each step by name, its former names included. */
  readonly places: ReadonlyMap<string, number>;
}

export const isAsk = (step: Step): step is AskStep => step.kind.startsWith('ask-');
export const isWaiting = (step: Step): step is WaitingStep =>
  isAsk(step) ||
  step.kind === 'run' ||
  step.kind === 'check-answers' ||
  step.kind === 'hand-over' ||
  step.kind === 'pass-on';

/** Steps in a row with their names taken out of the one-key maps of the YAML. */
export function flowOf(id: string, data: z.infer<typeof flowSchema>): Flow {
  const steps = data.steps.flatMap((entry) => Object.entries(entry).map(([name, step]) => ({ ...step, name }) as Step));
  const places = new Map<string, number>();
  for (const [at, step] of steps.entries()) if (isAsk(step)) for (const old of step.was) places.set(old, at);
  for (const [at, step] of steps.entries()) places.set(step.name, at);
  return { id, offered: data.offered, keep: data.keep, steps, places };
}
