/** What stands beneath every result: what it is not, who should look before anybody signs, and where that is free. */
import type { Answers } from '../answers.ts';
import { checksBeforeSigning } from '../rules/index.ts';
import type { Talk } from '../talk.ts';
import { dateWords } from '../voice/numbers.ts';
import { joined, listed } from '../voice/words.ts';
import type { Words } from '../voice/words.ts';

/** The dearest mistakes; the plan lists them all. */
const MOST_CHECKS = 4;

/** PRACTICE.md finding 26. */
export function closing(talk: Talk, answers: Answers): Words {
  const { voice } = talk;
  const checks = checksBeforeSigning(answers).slice(0, MOST_CHECKS);
  const lines = checks.map((id) =>
    voice.phrase('outcome.check', {
      who: voice.phrase(`plan.check.${id}`),
      what: voice.phrase(`plan.check-what.${id}`),
    }),
  );
  const free = voice.phrase(talk.worksIn ? `plan.check.free-${talk.worksIn}` : 'plan.check.free');
  return joined([
    voice.phrase('outcome.professional', { date: dateWords(talk.today) }),
    voice.phrase('outcome.before-signing'),
    listed([...lines, voice.phrase('outcome.check', { who: free, what: voice.phrase('plan.check-what.free') })]),
  ]);
}

/** Why a person should look, for each reason once; the offer itself only beneath the last. */
export function personOffer(talk: Talk, complexity: readonly string[]): Words | undefined {
  if (complexity.length === 0) return undefined;
  const { voice } = talk;
  return joined([...complexity.map((id) => voice.complexity(id)), voice.phrase('offer.person-now')]);
}

/** Ids of complexity.yaml by how much they weigh: a person comes first, or is offered as well. */
export function byLevel(talk: Talk, complexity: readonly string[]): { first: string[]; also: string[] } {
  const stops = (id: string): boolean => talk.turn.knowledge.complexity.get(id)?.level === 3;
  return { first: complexity.filter(stops), also: complexity.filter((id) => !stops(id)) };
}

/** Who can help at once, while a person of ours may take until tomorrow (PRACTICE.md §2, level 3). */
export function specialists({ voice, turn, nation }: Talk, complexity: readonly string[]): Words[] {
  const units = complexity.flatMap((id) => turn.knowledge.complexity.get(id)?.specialist ?? []);
  return [...new Set(units)].map((id) => voice.unit(id, nation));
}

/** Each answer that was not sure, with the cautious reading that stood in for it (FEATURES.md row 5). */
export function unsureWords(talk: Talk, names: readonly string[]): Words | undefined {
  if (names.length === 0) return undefined;
  const { voice, turn } = talk;
  const lines = names.flatMap((name) => {
    const question = turn.knowledge.questions.get(name);
    if (!question) return [];
    const label = voice.label(question);
    const meanwhile = voice.question(question, 'notSure');
    return [meanwhile ? voice.phrase('outcome.unsure-line', { label, meanwhile }) : label];
  });
  return joined([voice.phrase('outcome.unsure-count', { count: names.length }), listed(lines)]);
}

/** The titles of units that say more; naming one brings it. */
export function toAskAbout(talk: Talk, ids: readonly string[]): Words[] {
  const titles = ids.filter((id) => talk.turn.knowledge.units.has(id)).map((id) => [talk.voice.title(id), id] as const);
  talk.memory.offered = {
    ...talk.memory.offered,
    ...Object.fromEntries(titles.map(([title, id]) => [title.text, id])),
  };
  return titles.map(([title]) => title);
}

/** The pages behind several units in one line, and that some of it is a view, with the oldest day of checking. */
export function groundsWords(
  talk: Talk,
  units: readonly {
    readonly id: string;
    readonly sources: readonly string[];
    readonly basis: string;
    readonly checked: string;
  }[],
  most = 6,
): Words | undefined {
  const checked = units.map((unit) => unit.checked).sort()[0];
  if (checked === undefined) return undefined;
  const { voice } = talk;
  const date = dateWords(checked);
  // The first page of each unit before the second of any.
  const rounds = Math.max(...units.map((unit) => unit.sources.length));
  const ids = Array.from({ length: rounds }, (_, at) => units.flatMap((unit) => unit.sources[at] ?? [])).flat();
  const sources = joined(
    [...new Set(ids)].slice(0, most).map((id) => voice.source(id)),
    ', ',
  );
  if (!sources.text) return voice.phrase('outcome.advisers-view', { date });
  const view = units.some(({ basis }) => basis === 'judgement') ? voice.phrase('outcome.part-view') : undefined;
  return joined([voice.phrase('outcome.sources', { sources, date }), view], ' ');
}
