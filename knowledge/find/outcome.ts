/** What look-up leads to, and how its outcomes are put together from units. */
import type { Knowledge } from '../load.ts';
import { NATIONS } from '../model.ts';
import type { Nation, SafetyPath, Unit } from '../model.ts';
import { phrase } from '../phrase.ts';
import type { Ranked } from './rank.ts';

export interface Query {
  readonly text: string;
  /** Where the enquirer works, as far as known. A nation in the text comes before it, for this question. */
  readonly nation?: Nation;
  /** Where the body is or will be registered, if elsewhere than it works: the legal form follows this one. */
  readonly registeredIn?: Nation;
  /** Units told last, newest first: what "and how much is that?" leans on. */
  readonly previous?: readonly string[];
}

export interface Reading {
  readonly label: string;
  readonly unit?: string;
  readonly nation?: Nation;
}

interface Common {
  /** The message is not in English: say honestly, in Welsh where it is Welsh, that English is spoken for now. */
  readonly language?: 'cy' | 'other';
}

/** What a message leads to (DESIGN.md §4). */
export type Outcome = Common &
  (
    | {
        readonly kind: 'answer';
        /** One, or two where the message asked two things. */
        readonly units: string[];
        /** 0 to 1: the share of such answers that are right. */
        readonly confidence: number;
        /** For editors and logs: what matched. Never shown to enquirers. */
        readonly because: string;
        /** The nation that the question speaks of. */
        readonly nation?: Nation;
        /** A rule of complexity.yaml: answer, and offer a person as well. */
        readonly complexity?: string;
      }
    | {
        readonly kind: 'clarify';
        readonly by: 'nation' | 'reading';
        readonly readings: Reading[];
        /** A rule of complexity.yaml that was overheard: whichever is chosen, a person is offered beside it. */
        readonly complexity?: string;
      }
    | { readonly kind: 'handOver'; readonly complexity: string; readonly units: string[] }
    /** Without a boundary: nothing fits; `units` are about something near it. */
    | { readonly kind: 'decline'; readonly boundary?: string; readonly units: string[] }
    | { readonly kind: 'safety'; readonly path: SafetyPath }
    | { readonly kind: 'small-talk'; readonly phrase: string }
  );

export function answer(
  found: readonly Ranked[],
  confidence: number,
  nation: Nation | undefined,
  complexity: string | undefined,
): Outcome {
  return {
    kind: 'answer',
    units: found.map(({ unit }) => unit.id),
    confidence,
    because: found
      .map(
        ({ line, fit, cover, like }) =>
          `"${line}" fit ${fit.toFixed(2)}, cover ${cover.toFixed(2)}, like ${like.toFixed(2)}`,
      )
      .join('; '),
    ...(nation && { nation }),
    ...(complexity && { complexity }),
  };
}

/** The units that tell one topic, by nation: more than one means that the enquirer's nation decides. */
export function byNation(knowledge: Knowledge, unit: Unit): Reading[] {
  const units = counterparts(knowledge, unit);
  return NATIONS.flatMap((nation) => {
    const tells = units.find(({ nations }) => nations.includes(nation));
    return tells ? [{ label: phrase(knowledge, `render.${nation}`), unit: tells.id, nation }] : [];
  }).filter((_, __, all) => new Set(all.map((reading) => reading.unit)).size > 1);
}

/** The live units that say the same for each nation, the unit itself among them; none for a unit without a topic. */
export function counterparts(knowledge: Knowledge, { topic }: Unit): Unit[] {
  if (!topic) return [];
  return [...knowledge.units.values()].filter((unit) => unit.topic === topic && unit.folder !== 'history');
}
