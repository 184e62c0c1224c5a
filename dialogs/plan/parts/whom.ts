/** Who must be part of it, and who should look at what before anything is signed. */
import { checksBeforeSigning, peopleToInvolve, risksIn } from '../../rules/index.ts';
import type { Words } from '../../voice/words.ts';
import type { Ground } from '../ground.ts';
import type { PlanCheck, PlanPerson, PlanRisk } from '../model.ts';

/** Flows whose outcome is something that would be done. */
const DOING = ['options-appraisal', 'legal-form', 'finance', 'regulatory-steps', 'engagement'];
const FREE_HELP: readonly string[] = ['england', 'wales', 'scotland', 'northern-ireland'];

export function peoplePart(ground: Ground): PlanPerson<Words>[] {
  if (!doing(ground)) return [];
  const { voice } = ground;
  return peopleToInvolve(ground.all).map((id) => ({
    id,
    who: voice.phrase(`plan.person.${id}`),
    why: voice.phrase(`plan.person-why.${id}`),
  }));
}

/** Each with what to do about it; how to show value stands last. */
export function risksPart(ground: Ground): PlanRisk<Words>[] {
  const risks = doing(ground) ? risksIn(ground.all) : [];
  if (risks.length === 0) return [];
  return [...risks.map(({ id }) => id), 'show-value'].map((id) => ({ id, text: ground.voice.phrase(`risk.${id}`) }));
}

/** The professions, then where help is free. */
export function checksPart(ground: Ground): PlanCheck<Words>[] {
  if (!doing(ground)) return [];
  const { voice, all } = ground;
  const checks = checksBeforeSigning(all).map((id) => ({
    id,
    who: voice.phrase(`plan.check.${id}`),
    what: voice.phrase(`plan.check-what.${id}`),
  }));
  const nation = String(all['works-in']);
  const free = FREE_HELP.includes(nation) ? `free-${nation}` : 'free';
  return [...checks, { id: free, who: voice.phrase(`plan.check.${free}`), what: voice.phrase('plan.check-what.free') }];
}

const doing = (ground: Ground): boolean => DOING.some((flow) => ground.of(flow) !== undefined);
