/** Figures: the right kind of value, one value a day, dates the right way round, and what has run out by a day. */
import { problem } from '../errors.ts';
import type { Problem } from '../errors.ts';
import type { Content } from '../load/read-content.ts';
import type { Figure } from '../model.ts';

const TEXT_KINDS = ['date', 'phone', 'short-text'];

export function checkFigures(content: Content): Problem[] {
  return [...content.figures.values()].flatMap((figure) => {
    const home = content.homes.get(`figures/${figure.id}`);
    if (!home) return [];
    const at = (...path: PropertyKey[]) => home.file.at([...home.path, ...path]);
    const problems: Problem[] = [];
    if (figure.checked >= figure.reviewBy)
      problems.push(problem('dates-reversed', at('reviewBy'), '`reviewBy` is not after `checked`.'));
    figure.values.forEach((entry, i) => {
      const wrong = wrongValue(figure, entry);
      if (wrong) problems.push(problem('figure-value', at('values', i), wrong));
      if (entry.from && entry.to && entry.from > entry.to)
        problems.push(problem('dates-reversed', at('values', i), '`from` is after `to`.'));
      if (figure.values.slice(0, i).some((other) => overlap(other, entry)))
        problems.push(problem('figure-overlap', at('values', i), 'Another value holds on the same days.'));
    });
    return problems;
  });
}

type Value = Figure['values'][number];

function wrongValue({ kind }: Figure, { value, upTo }: Value): string | undefined {
  if (TEXT_KINDS.includes(kind)) {
    if (typeof value !== 'string') return `A ${kind} is written as text, in quotes.`;
    if (kind === 'date' && !/^\d{4}-\d{2}-\d{2}$/.test(value)) return 'A date is written as YYYY-MM-DD.';
    if (kind === 'phone' && !/^[\d +]+$/.test(value)) return 'A phone number has digits and spaces only.';
    return upTo === undefined ? undefined : `A ${kind} has no range.`;
  }
  if (typeof value !== 'number') return `A figure of the kind ${kind} is a number, without quotes or signs.`;
  return upTo !== undefined && upTo <= value ? '`upTo` is not above `value`.' : undefined;
}

/** An open end reaches to the value that starts next, so only two open values at one start, or closed ones, collide. */
function overlap(a: Value, b: Value): boolean {
  if ((a.from ?? '') === (b.from ?? '')) return true;
  const [first, second] = (a.from ?? '') < (b.from ?? '') ? [a, b] : [b, a];
  return first.to !== undefined && first.to >= (second.from ?? '');
}
