/** A plan for whoever has its link: without what the enquirer wrote in words of their own, where a name may stand. */
import type { Plan } from '../../dialogs/index.ts';

export function withoutOwnWords(plan: Plan): Plan {
  const { motives, readiness } = plan;
  return {
    ...plan,
    ...(motives && { motives: without(motives, 'own') }),
    readiness: readiness.map((line) => without(line, 'who')),
  };
}

function without<T extends object, K extends keyof T>(object: T, key: K): Omit<T, K> {
  const { [key]: _, ...rest } = object;
  return rest;
}
