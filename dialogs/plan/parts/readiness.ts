/** The eight lines of the readiness check, each with who closes its gap and by when. */
import type { Answers } from '../../answers.ts';
import { firstDay, isUnsure } from '../../answers.ts';
import { LINES, readinessOf } from '../../rules/index.ts';
import type { Words } from '../../voice/words.ts';
import type { Ground } from '../ground.ts';
import type { PlanReadiness } from '../model.ts';

export function readinessPart(ground: Ground): PlanReadiness<Words>[] {
  const answers = ground.of('engagement');
  if (!answers) return [];
  const { voice } = ground;
  const { ready, gaps, notTheirs } = readinessOf(answers);
  return LINES.map((line) => {
    const gap = gaps.find((one) => one.line === line);
    const state = ready.includes(line)
      ? 'yes'
      : notTheirs.includes(line)
        ? 'does-not-apply'
        : (gap?.state ?? 'not-sure');
    return {
      id: line,
      line: voice.phrase(`readiness.line.${line}`),
      state,
      stateWords: voice.phrase(`plan.ready.${state}`),
      ...(gap && closing(ground, line, answers)),
    };
  });
}

function closing({ voice }: Ground, line: string, answers: Answers): Pick<PlanReadiness<Words>, 'who' | 'by'> {
  const who = answers[`${line}-who`];
  const by = firstDay(answers[`${line}-when`]);
  return {
    who: typeof who === 'string' && !isUnsure(who) ? voice.quoted(who) : voice.phrase('plan.nobody-yet'),
    ...(by !== undefined && { by }),
  };
}
