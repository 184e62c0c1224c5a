/** Typed figures: which value holds on a day, and how it reads in a sentence. */
import { withoutGoneLinks } from './gone-links.ts';
import type { Knowledge } from './load.ts';
import type { Figure } from './model.ts';
import { phrase } from './phrase.ts';

export type FigureValue = Figure['values'][number];

/** The value that holds on `day` (YYYY-MM-DD): the latest to have begun and not ended. */
export function valueOn({ values }: Figure, day: string): FigureValue | undefined {
  return values
    .filter(({ from = '', to = '9999' }) => from <= day && day <= to)
    .sort((a, b) => ((a.from ?? '') < (b.from ?? '') ? 1 : -1))[0];
}

/** A text with its figures filled in, and the figures that it told. */
export interface Filled {
  readonly text: string;
  readonly figures: Figure[];
}

/**
 * Fills in every {{figure-id}} as of the knowledge's day. What is not a figure is left as it stands.
 *
 * A figure that nobody has confirmed says so, with the page to check; in one text it gives the link only once for
 * each page, or a list of fees would be all warnings.
 */
export function fillFigures(knowledge: Knowledge, text: string, linked = new Set<string>()): Filled {
  const figures: Figure[] = [];
  const filled = text.replace(/\{\{\s*([a-z0-9-]+)\s*\}\}/g, (whole, id: string) => {
    const figure = knowledge.figures.get(id);
    if (!figure) return whole;
    figures.push(figure);
    return figureWords(knowledge, figure, linked);
  });
  return { text: withoutGoneLinks(knowledge, filled), figures };
}

/** `fillFigures` for who needs the text alone. */
export const renderText = (knowledge: Knowledge, text: string): string => fillFigures(knowledge, text).text;

function figureWords(knowledge: Knowledge, figure: Figure, linked: Set<string>): string {
  const holding = valueOn(figure, knowledge.asOf);
  const url = knowledge.sources.get(figure.source)?.url ?? '';
  if (!holding) return phrase(knowledge, 'figures.none', { url });
  const words = valueWords(knowledge, figure.kind, holding);
  if (holding.confirmed) return words;
  if (linked.has(figure.source)) return phrase(knowledge, 'figures.unconfirmed-again', { figure: words });
  linked.add(figure.source);
  return phrase(knowledge, 'figures.unconfirmed', { figure: words, url });
}

/** A value or range in words: £115, £1.2 million, 2 to 4 days, 31 January 2027. */
export function valueWords(knowledge: Knowledge, kind: Figure['kind'], { value, upTo }: FigureValue): string {
  if (typeof value === 'string') return kind === 'date' ? dayWords(value) : value;
  const amount = (n: number): string => (kind === 'money' ? moneyWords(knowledge, n) : counts.format(n));
  const range =
    upTo === undefined ? amount(value) : phrase(knowledge, 'figures.range', { from: amount(value), to: amount(upTo) });
  if (kind === 'money' || kind === 'count') return range;
  const isOne = value === 1 && upTo === undefined;
  return phrase(knowledge, `figures.${kind}${isOne ? '.one' : ''}`, { n: range });
}

const counts = new Intl.NumberFormat('en-GB', { maximumFractionDigits: 2 });
const pounds = new Intl.NumberFormat('en-GB', {
  style: 'currency',
  currency: 'GBP',
  trailingZeroDisplay: 'stripIfInteger',
});

function moneyWords(knowledge: Knowledge, amount: number): string {
  if (amount >= 1e9) return phrase(knowledge, 'figures.billion', { n: counts.format(amount / 1e9) });
  if (amount >= 1e6) return phrase(knowledge, 'figures.million', { n: counts.format(amount / 1e6) });
  return pounds.format(amount);
}

/** 2026, 2026-11 or 2026-11-21 as people write it. */
export function dayWords(date: string): string {
  const [year, month, day] = date.split('-').map(Number);
  const format = day ? DAY : month ? MONTH : YEAR;
  return format.format(Date.UTC(year ?? 0, (month ?? 1) - 1, day ?? 1));
}

/** Made once: making one takes longer than a look-up. */
const YEAR = new Intl.DateTimeFormat('en-GB', { timeZone: 'UTC', year: 'numeric' });
const MONTH = new Intl.DateTimeFormat('en-GB', { timeZone: 'UTC', year: 'numeric', month: 'long' });
const DAY = new Intl.DateTimeFormat('en-GB', { timeZone: 'UTC', year: 'numeric', month: 'long', day: 'numeric' });
