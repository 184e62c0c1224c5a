/** A plan in a few lines, for a card and its text twin, and the name it goes by. */
import { dateWords } from '../../voice/numbers.ts';
import { joined } from '../../voice/words.ts';
import type { Words } from '../../voice/words.ts';
import type { Ground } from '../ground.ts';
import type { Plan } from '../model.ts';

const MOST_ROUTES = 3;

type Parts = Omit<Plan<Words>, 'title' | 'summary' | 'sources' | 'checkedOn'>;

export function titlePart({ voice }: Ground, { appraisal }: Parts): Words {
  const first = appraisal?.sideBySide[0];
  return first ? voice.phrase('plan.title-with', { way: first.title }) : voice.phrase('plan.title');
}

export function summaryPart({ voice }: Ground, parts: Parts): Words[] {
  const { appraisal, agreed, forms, finance, steps, readiness, open } = parts;
  const gaps = readiness.filter(({ state }) => state === 'not-yet' || state === 'not-sure').length;
  const next = steps && firstInTime(steps.list);
  return [
    appraisal && joined([appraisal.labelWords, ...firstLine(voice, appraisal)], ' '),
    agreed.length > 0 ? voice.phrase('plan.summary.agreed', { count: agreed.length }) : undefined,
    forms && forms.fitting.length > 0
      ? voice.phrase('plan.summary.forms', {
          list: joined(
            forms.fitting.map(({ title }) => title),
            ', ',
          ),
        })
      : undefined,
    finance && (finance.stopped ?? moneyLine(voice, finance)),
    next &&
      voice.phrase(steps.counted === 'back' ? 'plan.summary.step-by' : 'plan.summary.step', {
        step: next.text,
        date: dateWords(next.start),
      }),
    readiness.length > 0 ? voice.phrase('plan.summary.readiness', { count: gaps }) : undefined,
    open.length > 0 ? voice.phrase('plan.summary.open', { count: open.length }) : undefined,
  ].filter((line): line is Words => line !== undefined);
}

/** In dependency order a step that can wait may come before one that cannot. */
const firstInTime = (steps: NonNullable<Parts['steps']>['list']): (typeof steps)[number] | undefined =>
  [...steps].sort((a, b) => a.start.localeCompare(b.start))[0];

/** A few by name. */
function moneyLine(voice: Ground['voice'], { routes, ask }: NonNullable<Parts['finance']>): Words {
  const named = routes.slice(0, MOST_ROUTES).map(({ title }) => title);
  const more = routes.length - named.length;
  const list = joined([...named, more > 0 ? voice.phrase('plan.summary.more', { count: more }) : undefined], ', ');
  return joined(
    [
      named.length > 0 ? voice.phrase('plan.summary.finance', { list }) : voice.phrase('plan.summary.finance-none'),
      ask.length > 0 ? voice.phrase('plan.summary.finance-ask', { count: ask.length }) : undefined,
    ],
    ' ',
  );
}

function firstLine(voice: Ground['voice'], { sideBySide }: NonNullable<Parts['appraisal']>): Words[] {
  const [first, ...others] = sideBySide.map(({ title }) => title);
  if (!first) return [];
  const beside = others.length > 0 ? [voice.phrase('plan.summary.beside', { list: joined(others, ', ') })] : [];
  return [voice.phrase('plan.summary.first', { way: first }), ...beside];
}
