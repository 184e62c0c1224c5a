/** Typed figures: which value holds on a day, and how it reads in a sentence. */
import type { Figure } from './model.ts';

export type FigureValue = Figure['values'][number];

/** The value that holds on `day` (YYYY-MM-DD): the latest to have begun and not ended. */
export function valueOn({ values }: Figure, day: string): FigureValue | undefined {
  return values
    .filter(({ from = '', to = '9999' }) => from <= day && day <= to)
    .sort((a, b) => ((a.from ?? '') < (b.from ?? '') ? 1 : -1))[0];
}
