/** The legal forms in a plan: what fits and why, what pulls apart, and why the others are out. */
import { decideLegalForms } from '../../rules/index.ts';
import type { LegalFormDecision } from '../../rules/index.ts';
import type { Words } from '../../voice/words.ts';
import type { Ground } from '../ground.ts';
import type { PlanForms } from '../model.ts';

export function formsPart(ground: Ground): PlanForms<Words> | undefined {
  const answers = ground.of('legal-form');
  // An existing body was sent to a person before any form was weighed.
  if (!answers || answers['people'] === undefined) return undefined;
  const { voice } = ground;
  const decision = decideLegalForms(answers);
  return {
    ...(decision.refusal && { refusal: voice.phrase(`legal-form.refusal.${decision.refusal.id}`) }),
    conflicts: decision.conflicts.map((id) => voice.phrase(`legal-form.conflict.${id}`)),
    ...(decision.tie && { tie: tieWords(ground, decision.tie) }),
    fitting: decision.forms.map((one) => formPart(ground, one)),
    left: decision.out.map(({ form, reason, by }) => ({
      id: form,
      title: titleOf(ground, form),
      reason: voice.phrase(`legal-form.out.${reason}`),
      ...(answers[by] !== undefined && { answer: ground.answer(by, answers[by]) }),
    })),
  };
}

const titleOf = (ground: Ground, form: string): Words =>
  ground.voice.telling(form, ground.unit('legal-forms', form).label);

function formPart(ground: Ground, weighed: LegalFormDecision['forms'][number]): PlanForms<Words>['fitting'][number] {
  const { voice } = ground;
  const unit = ground.unit('legal-forms', weighed.form);
  const from = (text: string): Words => voice.fromUnit(unit.id, text);
  const reasons = (ids: readonly string[], kind: 'for' | 'against', otherwise: readonly string[]): Words[] =>
    ids.length > 0 ? ids.map((id) => voice.phrase(`legal-form.${kind}.${id}`)) : otherwise.slice(0, 1).map(from);
  return {
    id: unit.id,
    title: titleOf(ground, unit.id),
    for: reasons(weighed.for, 'for', unit.for),
    against: reasons(weighed.against, 'against', unit.against),
    mustKnow: unit.mustBeTold.map(from),
    registrar: from(unit.registrar),
    time: from(unit.registrationTime),
    people: from(unit.minimumPeople),
  };
}

function tieWords(ground: Ground, { id, forms }: NonNullable<LegalFormDecision['tie']>): Words {
  const [first, second] = forms;
  const question = ground.voice.phrase(`legal-form.tie.${id}`);
  return ground.voice.phrase('legal-form.tie', {
    first: titleOf(ground, first),
    second: titleOf(ground, second),
    question,
  });
}
