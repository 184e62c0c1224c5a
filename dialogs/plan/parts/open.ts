/** What is not settled: every answer that is not sure or was left out, once, with what to do about it. */
import { isUnsure } from '../../answers.ts';
import type { Words } from '../../voice/words.ts';
import type { Ground } from '../ground.ts';
import type { PlanOpen } from '../model.ts';
import { openPart } from './options.ts';

const FLOWS = ['motivations', 'options-appraisal', 'legal-form', 'finance', 'regulatory-steps', 'engagement'];

export function openQuestionsPart(ground: Ground): PlanOpen<Words>[] {
  const names = new Set<string>();
  const answered = ground.all;
  for (const flow of FLOWS)
    for (const [name, value] of Object.entries(ground.of(flow) ?? {}))
      if (isUnsure(value) && isUnsure(answered[name]) && ground.knowledge.questions.has(name)) names.add(name);
  return [...names].map((name) => openPart(ground, name));
}
