/** The steps of regulation in a plan, each after what it needs, with body, fee, time and days. */
import { applying, RULES, schedule } from '../../rules/index.ts';
import type { Scheduled } from '../../rules/index.ts';
import { firstDay } from '../../answers.ts';
import { feeWords } from '../../voice/fees.ts';
import { dateWords, durationWords } from '../../voice/numbers.ts';
import type { Words } from '../../voice/words.ts';
import type { Ground } from '../ground.ts';
import type { PlanStep, PlanSteps } from '../model.ts';
import { pagesBehind } from '../texts.ts';

export function stepsPart(ground: Ground): PlanSteps<Words> | undefined {
  const answers = ground.of('regulatory-steps');
  if (!answers) return undefined;
  const units = applying(ground.units('regulation'), answers, RULES);
  const { steps, target, soonest } = schedule(units, firstDay(answers['target-date']), ground.today);
  const there = new Set(units.map(({ id }) => id));
  const late = steps.some((step) => step.late);
  const nation = typeof answers['works-in'] === 'string' ? answers['works-in'] : undefined;
  return {
    counted: target === undefined ? 'on' : 'back',
    ...(target !== undefined && { target }),
    ...(steps.length > 0 && { readyOn: soonest }),
    ...(late && { tooLate: ground.voice.phrase('regulation.too-late', { date: dateWords(soonest) }) }),
    ...(answers['starting-point'] === 'team' && { before: ground.voice.phrase('appraisal.duties') }),
    list: steps.map((step) => stepPart(ground, step, there, nation)),
  };
}

function stepPart(
  ground: Ground,
  { unit: id, must, starts, ends }: Scheduled,
  there: ReadonlySet<string>,
  nation: string | undefined,
): PlanStep<Words> {
  const { voice } = ground;
  const unit = ground.unit('regulation', id);
  const { step, body, fee, takes, setAside, dependsOn } = unit;
  return {
    id,
    text: voice.telling(id, step),
    must,
    body: voice.fromUnit(id, body),
    ...(fee.length > 0 && { fee: feeWords(voice, id, fee) }),
    ...(takes !== undefined && { takes, takesWords: durationWords(takes) }),
    ...(takes === undefined &&
      setAside !== undefined && { takesWords: voice.phrase('plan.set-aside', { time: durationWords(setAside) }) }),
    start: starts,
    finish: ends,
    after: dependsOn.filter((before) => there.has(before)),
    sources: pagesBehind(unit, nation),
  };
}
