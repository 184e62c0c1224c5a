/** The real content and flows at the fixed date of all tests; read once. */
import { loadFlows } from '../../dialogs/index.ts';
import type { Flows } from '../../dialogs/index.ts';
import { loadKnowledge } from '../../knowledge/index.ts';
import type { Knowledge } from '../../knowledge/index.ts';

export const TODAY = '2026-11-24';

let knowledge: Promise<Knowledge> | undefined;
export const realKnowledge = (): Promise<Knowledge> =>
  (knowledge ??= loadKnowledge('knowledge/content', { asOf: TODAY }));

let flows: Promise<Flows> | undefined;
export const realFlows = (): Promise<Flows> =>
  (flows ??= realKnowledge().then((known) => loadFlows('dialogs/flows', known)));

export const realWorld = async (): Promise<{ knowledge: Knowledge; flows: Flows }> => ({
  knowledge: await realKnowledge(),
  flows: await realFlows(),
});
