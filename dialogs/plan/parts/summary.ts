/** A plan in a few lines, for a card and its text twin, and the name it goes by. */
import { dateWords } from '../../voice/numbers.ts';
import { joined } from '../../voice/words.ts';
import type { Words } from '../../voice/words.ts';
import type { Ground } from '../ground.ts';
import type { Plan } from '../model.ts';

type Parts = Omit<Plan<Words>, 'title' | 'summary' | 'sources' | 'checkedOn'>;

export function titlePart({ voice }: Ground, { appraisal }: Parts): Words {
  const first = appraisal?.sideBySide[0];
  return first ? voice.phrase('plan.title-with', { way: first.title }) : voice.phrase('plan.title');
}

export function summaryPart({ voice }: Ground, parts: Parts): Words[] {
  const { appraisal, forms, finance, steps, readiness, open } = parts;
  const gaps = readiness.filter(({ state }) => state === 'not-yet' || state === 'not-sure').length;
  const next = steps?.list[0];
  return [
    appraisal && joined([appraisal.labelWords, ...firstLine(voice, appraisal)], ' '),
    forms && forms.fitting.length > 0
      ? voice.phrase('plan.summary.forms', {
          list: joined(
            forms.fitting.map(({ title }) => title),
            ', ',
          ),
        })
      : undefined,
    finance?.stopped ??
      (finance && voice.phrase('plan.summary.finance', { count: finance.routes.length, ask: finance.ask.length })),
    next && voice.phrase('plan.summary.step', { step: next.text, date: dateWords(next.start) }),
    readiness.length > 0 ? voice.phrase('plan.summary.readiness', { count: gaps }) : undefined,
    open.length > 0 ? voice.phrase('plan.summary.open', { count: open.length }) : undefined,
  ].filter((line): line is Words => line !== undefined);
}

function firstLine(voice: Ground['voice'], { sideBySide }: NonNullable<Parts['appraisal']>): Words[] {
  const [first, ...others] = sideBySide.map(({ title }) => title);
  if (!first) return [];
  const beside = others.length > 0 ? [voice.phrase('plan.summary.beside', { list: joined(others, ', ') })] : [];
  return [voice.phrase('plan.summary.first', { way: first }), ...beside];
}
