/** Outcomes that a flow's `show` step names: a pure decision from `rules/`, put into words from content. */
import { appraisal } from './appraisal.ts';
import { finance } from './finance.ts';
import { legalForms } from './legal-forms.ts';
import { motives } from './motives.ts';
import type { Outcome } from './outcome.ts';
import { readiness } from './readiness.ts';
import { regulation } from './regulation.ts';
import { yourAnswers } from './your-answers.ts';

export type { Outcome } from './outcome.ts';

export const OUTCOMES: Readonly<Record<string, Outcome>> = {
  motives,
  appraisal,
  'legal-forms': legalForms,
  finance,
  regulation,
  readiness,
  'your-answers': yourAnswers,
};

export function outcomeNamed(name: string): Outcome {
  const named = OUTCOMES[name];
  if (!named) throw new Error(`no outcome called ${name}`); // the loader refuses such a flow
  return named;
}
