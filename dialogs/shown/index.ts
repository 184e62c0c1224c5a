/** Outcomes that a flow's `show` step names: a pure decision from `rules/`, put into words from content. */
import type { Answers } from '../answers.ts';
import type { Talk } from '../talk.ts';
import type { Reply } from '../voice/reply.ts';
import { showAppraisal } from './appraisal.ts';
import { showFinance } from './finance.ts';
import { showLegalForms } from './legal-forms.ts';
import { showMotives } from './motives.ts';
import { showReadiness } from './readiness.ts';
import { showRegulation } from './regulation.ts';
import { showYourAnswers } from './your-answers.ts';

/** One message or several. */
export type Show = (talk: Talk, answers: Answers) => readonly Reply[];

export const OUTCOMES: Readonly<Record<string, Show>> = {
  motives: showMotives,
  appraisal: showAppraisal,
  'legal-forms': showLegalForms,
  finance: showFinance,
  regulation: showRegulation,
  readiness: showReadiness,
  'your-answers': showYourAnswers,
};

export function show(outcome: string, talk: Talk, answers: Answers): readonly Reply[] {
  const named = OUTCOMES[outcome];
  if (!named) throw new Error(`no outcome called ${outcome}`); // the loader refuses such a flow
  return named(talk, answers);
}
