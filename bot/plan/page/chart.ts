/**
 * Scores as bars, a picture for each way. Places are percentages and letters keep the size of the page's text, so it
 * can be read on a phone and when enlarged. What it shows also stands in the table beneath it.
 */
import { escape } from '../../widget/markdown.ts';
import { MOST_LEVEL, type Scores } from '../document/model.ts';

const ROW = 27;
/** Where a row's parts begin, in percent of the width. */
const BARS = 41;
const WORD = 75;
const CELL = (WORD - BARS - 2) / MOST_LEVEL;

export function scoresFigure(chart: Scores, id: string): string {
  const panels = chart.ways.map((way, at) => panel(chart, way, at, `${id}-${at}`));
  return (
    `<figure class="scores"><figcaption>${escape(chart.description)}</figcaption>` +
    `<div class="panels">${panels.join('')}</div></figure>`
  );
}

function panel({ rows }: Scores, way: string, at: number, id: string): string {
  const said = rows.map(({ name, scores }) => `${name}: ${scores[at]!.word}`).join('. ');
  return (
    `<div class="panel"><p class="name" aria-hidden="true">${escape(way)}</p>` +
    `<svg role="img" aria-labelledby="${id}-title" aria-describedby="${id}-desc" width="100%" height="${rows.length * ROW + 4}">` +
    `<title id="${id}-title">${escape(way)}</title><desc id="${id}-desc">${escape(said)}.</desc>` +
    `${rows.map((row, line) => rowSvg(row, at, line * ROW)).join('')}</svg></div>`
  );
}

function rowSvg({ name, strong, mark, scores }: Scores['rows'][number], at: number, top: number): string {
  const { level, word } = scores[at]!;
  const kind = strong ? 'strong' : mark ? 'left' : '';
  const cells = Array.from(
    { length: MOST_LEVEL },
    (_, cell) =>
      `<rect x="${BARS + cell * CELL}%" y="${top + 6}" width="${CELL - 0.8}%" height="15" rx="2" class="${cell < level ? 'on' : 'off'}"/>`,
  );
  const base = top + 18;
  return (
    `<text x="0" y="${base}" class="${kind}">${escape(name)}</text>${cells.join('')}` +
    `<text x="${WORD}%" y="${base}" class="word">${escape(word)}</text>`
  );
}
