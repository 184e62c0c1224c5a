/** Blocks of a document as Word has them: real headings, lists and tables, so that any reader can move among them. */
import {
  BorderStyle,
  ExternalHyperlink,
  HeadingLevel,
  Paragraph,
  ShadingType,
  Table,
  TableCell,
  TableRow,
  TextRun,
  WidthType,
} from 'docx';
import type { Block, Compare, Pair, Scores, Steps, Table as TableBlock } from '../document/model.ts';
import { MOST_LEVEL } from '../document/model.ts';
import { inOneLine, runsOf, withAddresses } from '../document/runs.ts';

export type WordBlock = Paragraph | Table;

/** Names of the styles and numberings in word.ts. */
export const STYLE = { lead: 'Lead', quiet: 'Quiet', warning: 'Warning', caption: 'Caption' } as const;
export const BULLETS = 'bullets';
export const CELL_BULLETS = 'cell-bullets';
export const NUMBERS = 'numbers';

const LINE = { style: BorderStyle.SINGLE, size: 4, color: 'A9B2AF' };
const NONE = { style: BorderStyle.NONE, size: 0, color: 'auto' };
const HEAD_FILL = 'E6EFED';
/** From nothing to all: light enough for black letters, and the word stands in each cell. */
const LEVEL_FILL = ['FFFFFF', 'EEF5F3', 'D6E8E4', 'B9D9D3', '98C9C0'] as const satisfies { length: 5 };

export const runs = (text: string, bold = false) =>
  runsOf(text).map((run) => {
    const { url } = run;
    if (url?.startsWith('/')) return new TextRun({ text: run.text, bold: bold || run.bold });
    if (url === undefined) return new TextRun({ text: run.text, bold: bold || run.bold });
    return new ExternalHyperlink({ link: url, children: [new TextRun({ text: run.text, style: 'Hyperlink' })] });
  });

export const paragraph = (text: string, style?: string): Paragraph =>
  new Paragraph({ children: runs(text), ...(style && { style }) });

/** @param reference which indent: narrow in a cell */
const bullet = (text: string, reference = BULLETS): Paragraph =>
  new Paragraph({ children: runs(text), numbering: { reference, level: 0 } });

export const heading = (text: string, level: 1 | 2): Paragraph =>
  new Paragraph({ text, heading: level === 1 ? HeadingLevel.HEADING_1 : HeadingLevel.HEADING_2, keepNext: true });

export function wordBlocks(block: Block): WordBlock[] {
  switch (block.kind) {
    case 'text':
      return block.text.split(/\n{2,}/).map((part) => paragraph(part, block.tone && STYLE[block.tone]));
    case 'heading':
      return [heading(block.text, 2)];
    case 'list':
      return (block.pages ? block.items.map(withAddresses) : block.items).map((item) => bullet(item));
    case 'pairs':
      return pairs(block.rows);
    case 'table':
      return table(block);
    case 'compare':
      return compare(block);
    case 'scores':
      return scores(block);
    case 'timeline':
      // Its list of steps says all of it; a picture of bars would have to be read out anyway.
      return [];
    case 'steps':
      return steps(block);
    case 'more':
      return [heading(block.summary, 2), ...block.blocks.flatMap(wordBlocks)];
  }
}

export function pairs(rows: readonly Pair[]): Paragraph[] {
  return rows.flatMap(({ label, text }) =>
    typeof text === 'string'
      ? [new Paragraph({ children: [...runs(`${label}: `, true), ...runs(text)] })]
      : [new Paragraph({ children: runs(`${label}:`, true), keepNext: true }), ...text.map((item) => bullet(item))],
  );
}

const steps = ({ items }: Steps): Paragraph[] =>
  items.flatMap(({ title, badge, rows }) => [
    new Paragraph({
      children: [...runs(title, true), ...runs(` (${badge})`)],
      numbering: { reference: NUMBERS, level: 0 },
      keepNext: true,
    }),
    new Paragraph({ children: runs(inOneLine(rows)), indent: { left: 500 }, keepLines: true }),
  ]);

// === Tables ===

interface Cell {
  readonly text: string | readonly string[];
  readonly fill?: string;
}

const table = ({ caption, head, rows }: TableBlock): WordBlock[] =>
  grid(
    caption,
    head,
    rows.map((row) => row.map((text) => ({ text }))),
  );

const compare = ({ caption, corner, columns, rows }: Compare): WordBlock[] =>
  grid(
    caption,
    [corner, ...columns.map(({ title, badge }) => (badge ? `${title} (${badge})` : title))],
    rows.map(({ label, cells }) => [{ text: label }, ...cells.map((text) => ({ text }))]),
  );

const scores = ({ caption, corner, ways, rows }: Scores): WordBlock[] =>
  grid(
    caption,
    [corner, ...ways],
    rows.map(({ name, mark, scores: all }) => [
      { text: mark ? `${name} (${mark})` : name },
      ...all.map(({ level, word }) => ({ text: word, fill: LEVEL_FILL[Math.min(level, MOST_LEVEL)]! })),
    ]),
  );

/** The head is marked as one and comes again on each page; the first cell of a row stands out as its name. */
function grid(caption: string, head: readonly string[], rows: readonly (readonly Cell[])[]): WordBlock[] {
  const widths = widthsFor(head.length);
  const headRow = new TableRow({
    tableHeader: true,
    cantSplit: true,
    children: head.map((text, at) => cell({ text: `**${text}**`, fill: HEAD_FILL }, widths[at]!)),
  });
  const body = rows.map(
    (row) =>
      new TableRow({
        cantSplit: true,
        children: row.map((one, at) => cell(at === 0 ? { ...one, text: `**${String(one.text)}**` } : one, widths[at]!)),
      }),
  );
  return [
    new Paragraph({ children: runs(caption), style: STYLE.caption, keepNext: true }),
    new Table({
      width: { size: WIDTH, type: WidthType.DXA },
      columnWidths: widths,
      rows: [headRow, ...body],
      borders: { top: LINE, bottom: LINE, left: NONE, right: NONE, insideHorizontal: LINE, insideVertical: NONE },
    }),
    new Paragraph({}),
  ];
}

/** A page of A4 less its margins, in twentieths of a point. */
const WIDTH = 9_638;

function widthsFor(columns: number): number[] {
  const first = Math.round(WIDTH * (columns > 3 ? 0.22 : columns === 3 ? 0.3 : 0.42));
  const rest = Math.floor((WIDTH - first) / Math.max(columns - 1, 1));
  return [first, ...Array.from({ length: columns - 1 }, () => rest)];
}

function cell({ text, fill }: Cell, width: number): TableCell {
  const children = typeof text === 'string' ? [paragraph(text)] : text.map((item) => bullet(item, CELL_BULLETS));
  return new TableCell({
    children: children.length > 0 ? children : [new Paragraph({})],
    width: { size: width, type: WidthType.DXA },
    margins: { top: 60, bottom: 60, left: 80, right: 80 },
    ...(fill && { shading: { type: ShadingType.CLEAR, color: 'auto', fill } }),
  });
}
