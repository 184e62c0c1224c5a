/** The plan as the adviser of a case sees it: the enquirer's own, with their words in it, as they agreed to pass on. */
import { hasPlan, planOf } from '../../dialogs/index.ts';
import type { Knowledge } from '../../knowledge/index.ts';
import type { Cases } from '../cases/index.ts';
import { dayOf } from '../content.ts';
import type { Store } from '../store/index.ts';
import { planDocument, wordsFor } from './document/build.ts';
import { planPage, wordsPage } from './page/page.ts';

export interface AdviserPlanDeps {
  readonly store: Pick<Store, 'conversation'>;
  readonly cases: Pick<Cases, 'inFull'>;
  readonly knowledge: () => Knowledge;
  readonly style: () => string | undefined;
  readonly now: () => Date;
}

/**
 * Answers the page, or undefined where advisers have no such case. Whoever took lines out of what is passed on is not
 * to find them handed over by another way, so then their plan is not shown.
 */
export function planForAdviser(deps: AdviserPlanDeps): (reference: string) => Promise<string | undefined> {
  const lang = 'en-GB';
  return async (reference) => {
    const full = await deps.cases.inFull(reference);
    const conversation = full && (await deps.store.conversation(full.case.conversation));
    if (!full || !conversation) return undefined;
    const knowledge = deps.knowledge();
    const words = wordsFor(knowledge, 'en');
    const style = deps.style() ?? '';
    if (full.case.packet.removed.length > 0) return wordsPage({ lang, name: 'for-adviser-removed', words, style });
    const plan = planOf(knowledge, { ...conversation.memory, locale: 'en' }, dayOf(deps.now()));
    if (!hasPlan(plan)) return wordsPage({ lang, name: 'for-adviser-empty', words, style });
    const about = [words('for-adviser', { reference })];
    return planPage({ document: planDocument(plan, knowledge), words, style, about, downloads: [] });
  };
}
