/** The plan as the adviser of a case sees it: the enquirer's own, with their words in it, as they agreed to pass on. */
import { hasPlan, planOf, type Plan } from '../../dialogs/index.ts';
import type { Knowledge } from '../../knowledge/index.ts';
import type { Cases } from '../cases/index.ts';
import { dayOf } from '../content.ts';
import type { Store } from '../store/index.ts';
import { planDocument, wordsFor } from './document/build.ts';
import { kindsFor, planFile, type FileKind, type PlanFile } from './files.ts';
import { planPage, wordsPage } from './page/page.ts';

export interface AdviserPlanDeps {
  readonly store: Pick<Store, 'conversation'>;
  readonly cases: Pick<Cases, 'inFull'>;
  readonly knowledge: () => Knowledge;
  readonly style: () => string | undefined;
  readonly now: () => Date;
}

export interface AdviserPlan extends PlanFile {
  /** Absent for the page. */
  readonly filename?: string;
}

/**
 * Answers the page or a file, or undefined where advisers have no such case or there is no such file. Whoever took
 * lines out of what is passed on is not to find them handed over by another way, so then their plan is not shown.
 */
export function planForAdviser(
  deps: AdviserPlanDeps,
): (reference: string, kind: FileKind | 'page') => Promise<AdviserPlan | undefined> {
  return async (reference, kind) => {
    const full = await deps.cases.inFull(reference);
    const conversation = full && (await deps.store.conversation(full.case.conversation));
    if (!full || !conversation) return undefined;
    const removed = full.case.packet.removed.length > 0;
    const knowledge = deps.knowledge();
    const now = deps.now();
    const plan = planOf(knowledge, { ...conversation.memory, locale: 'en' }, dayOf(now));
    if (kind === 'page') return page(deps, reference, removed || !hasPlan(plan) ? { removed } : { plan });
    if (removed || !hasPlan(plan)) return undefined;
    const file = await planFile(kind, { plan, knowledge, locale: 'en', key: conversation.id, now });
    return file && { ...file, filename: `plan-${reference}.${kind}` };
  };
}

function page(
  { knowledge, style }: AdviserPlanDeps,
  reference: string,
  { plan, removed }: { plan?: Plan; removed?: boolean },
): AdviserPlan {
  const words = wordsFor(knowledge(), 'en');
  const name = removed ? 'for-adviser-removed' : 'for-adviser-empty';
  const body = plan
    ? planPage({
        document: planDocument(plan, knowledge()),
        words,
        style: style() ?? '',
        about: [words('for-adviser', { reference })],
        downloads: kindsFor(plan).map((kind) => ({
          label: words(`take-${kind}`),
          url: `/desk/cases/${reference}/plan.${kind}`,
        })),
      })
    : wordsPage({ lang: 'en-GB', name, words, style: style() ?? '' });
  return { type: 'text/html; charset=utf-8', body };
}
