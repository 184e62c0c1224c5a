/** From a plan made of words to one of plain texts, and to what it rests on. */
import { dayWords, NATIONS } from '../../knowledge/index.ts';
import type { Knowledge, Unit } from '../../knowledge/index.ts';
import type { Words } from '../voice/words.ts';
import type { PlanSource } from './model.ts';

/** Each `Words` by its text; what is undefined is left out, so that the plan is plain JSON. */
export type Texts<T> = T extends Words ? string : T extends object ? { [K in keyof T]: Texts<T[K]> } : T;

export function textsOf<T>(made: T): Texts<T> {
  return plain(made) as Texts<T>;
}

function plain(made: unknown): unknown {
  if (Array.isArray(made)) return made.map(plain);
  if (typeof made !== 'object' || made === null) return made;
  if (isWords(made)) return made.text;
  return Object.fromEntries(
    Object.entries(made).flatMap(([key, value]) => (value === undefined ? [] : [[key, plain(value)]])),
  );
}

const isWords = (made: object): made is Words => 'said' in made && 'text' in made && 'units' in made;

/** Ids of all content that the words anywhere in it came from. */
export function saidIn(made: unknown, said = new Set<string>()): Set<string> {
  if (typeof made !== 'object' || made === null) return said;
  if (isWords(made)) for (const id of made.said) said.add(id);
  else for (const value of Object.values(made)) saidIn(value, said);
  return said;
}

export interface Grounds {
  readonly sources: PlanSource[];
  readonly checkedOn: string | undefined;
}

/** The pages behind a unit for who works in a nation: its own first, and none that stand for another nation only. */
export function pagesBehind({ sources, byNation = {} }: Unit, nation: string | undefined): readonly string[] {
  const own = Object.entries(byNation).flatMap(([where, part]) => (where === nation ? (part.sources ?? []) : []));
  const others = Object.entries(byNation).flatMap(([where, part]) => (where === nation ? [] : (part.sources ?? [])));
  const all = new Set([...own, ...sources.filter((id) => !isNation(nation) || !others.includes(id))]);
  return all.size > 0 ? [...all] : sources;
}

const isNation = (nation: string | undefined): boolean => NATIONS.some((one) => one === nation);

/**
 * Every page behind the units and figures told, by title; and the oldest day on which one of them was checked.
 *
 * @param nation where the work is done
 */
export function groundsOf(knowledge: Knowledge, said: ReadonlySet<string>, nation?: string): Grounds {
  const ids = new Set<string>();
  const days: string[] = [];
  for (const id of said) {
    const name = id.slice(id.indexOf('/') + 1);
    if (id.startsWith('sources/')) ids.add(name);
    const figure = id.startsWith('figures/') ? knowledge.figures.get(name) : undefined;
    const unit = knowledge.units.get(name);
    const told = figure ?? (unit && id === `${unit.folder}/${name}` ? unit : undefined);
    if (!told) continue;
    days.push(told.checked);
    for (const source of 'sources' in told ? pagesBehind(told, nation) : [told.source]) ids.add(source);
  }
  const sources = [...ids].flatMap((id) => {
    const source = knowledge.sources.get(id);
    return source ? [{ ...source, dateWords: dayWords(source.date) }] : [];
  });
  return { sources: sources.sort((a, b) => a.title.localeCompare(b.title, 'en')), checkedOn: days.sort()[0] };
}
