/** Questions for the bench that need no outside file: the content's own, left out of it or garbled. */
import type { Knowledge, Unit } from '../../../knowledge/index.ts';

export interface Asked {
  readonly text: string;
  readonly unit: Unit;
}

/** Every fourth question of each unit is taken out of the content and asked instead. */
export function leaveOut(knowledge: Knowledge): { rest: Knowledge; asked: Asked[] } {
  const asked: Asked[] = [];
  const units = new Map<string, Unit>();
  for (const unit of knowledge.units.values()) {
    const out = unit.questions.filter((_, i) => i % 4 === 3);
    asked.push(...out.map((text) => ({ text, unit })));
    units.set(unit.id, { ...unit, questions: unit.questions.filter((text) => !out.includes(text)) });
  }
  return { rest: { ...knowledge, units }, asked };
}

/** One question of each unit with about a third of its words lost, one letter slipped, and a strange word added. */
export function garbled(knowledge: Knowledge): Asked[] {
  const random = seeded(7);
  const units = [...knowledge.units.values()];
  return units.map((unit) => {
    const words = pick(unit.questions, random)
      .split(' ')
      .filter(() => random() > 0.3);
    const strange = pick(pick(pick(units, random).questions, random).split(' '), random);
    const at = Math.floor(random() * (words.length + 1));
    return {
      unit,
      text: [...words.slice(0, at).map((word) => slip(word, random)), strange, ...words.slice(at)].join(' '),
    };
  });
}

/** Swaps two letters of one word in five. */
function slip(word: string, random: () => number): string {
  if (word.length < 5 || random() > 0.2) return word;
  const at = 1 + Math.floor(random() * (word.length - 3));
  return word.slice(0, at) + word[at + 1] + word[at] + word.slice(at + 2);
}

const pick = <T>(items: readonly T[], random: () => number): T => items[Math.floor(random() * items.length)]!;

/** The same numbers every time: a linear congruence (Numerical Recipes). */
function seeded(seed: number): () => number {
  let state = seed;
  return () => (state = (state * 1664525 + 1013904223) % 2 ** 32) / 2 ** 32;
}
