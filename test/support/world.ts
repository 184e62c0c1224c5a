/** The real content and flows at the fixed date of all tests; read once. */
import { loadFlows } from '../../dialogs/engine/load.ts';
import type { Flows } from '../../dialogs/engine/flows.ts';
import { readContent } from '../../knowledge/load/read-content.ts';
import type { Knowledge } from '../../knowledge/index.ts';

export const TODAY = '2026-11-24';

let knowledge: Promise<Knowledge> | undefined;
export const realKnowledge = (): Promise<Knowledge> =>
  (knowledge ??= readContent('knowledge/content').then(({ content }) => {
    const { phrases, ...rest } = content as any;
    return {
      ...rest,
      asOf: TODAY,
      places: rest.places ?? {},
      phrases: (l: 'en' | 'cy' = 'en') => phrases[l],
    } as Knowledge;
  }));

let flows: Promise<Flows> | undefined;
export const realFlows = (): Promise<Flows> =>
  (flows ??= realKnowledge().then((known) => loadFlows('dialogs/flows', known)));
