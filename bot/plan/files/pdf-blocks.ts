/** Blocks of a document on tagged PDF pages. */
import type { Block, Compare, Pair, Scores, Steps, Table } from '../document/model.ts';
import { inOneLine, plainOf, withAddresses } from '../document/runs.ts';
import { scoresPicture, timelinePicture } from './pdf-pictures.ts';
import { BODY, BOLD, EDGE, INK, type Look, PALE, type PdfSheet, QUIET, TEAL, type Element } from './pdf-sheet.ts';

export function writeBlock(sheet: PdfSheet, parent: Element, block: Block): void {
  switch (block.kind) {
    case 'text':
      return writeText(sheet, parent, block);
    case 'heading':
      return heading(sheet, parent, block.text);
    case 'list':
      return block.pages
        ? bullets(sheet, parent, block.items.map(withAddresses), { size: 9, after: 2 })
        : bullets(sheet, parent, block.items);
    case 'pairs':
      return writePairs(sheet, parent, block.rows);
    case 'table':
      return writeTable(sheet, parent, block);
    case 'compare':
      return writeTable(sheet, parent, compareTable(block));
    case 'scores':
      scoresPicture(sheet, parent, block);
      return writeTable(sheet, parent, scoresTable(block));
    case 'timeline':
      return timelinePicture(sheet, parent, block);
    case 'steps':
      return writeSteps(sheet, parent, block);
    case 'more':
      heading(sheet, parent, block.summary);
      for (const inner of block.blocks) writeBlock(sheet, parent, inner);
  }
}

function writeText(sheet: PdfSheet, parent: Element, { text, tone }: Extract<Block, { kind: 'text' }>): void {
  const look =
    tone === 'lead'
      ? { size: 13, after: 8 }
      : tone === 'quiet'
        ? { size: 9.5, colour: QUIET }
        : tone === 'warning'
          ? { indent: 10 }
          : {};
  for (const part of text.split(/\n{2,}/)) {
    const { doc } = sheet;
    const from = { page: doc.bufferedPageRange().count, y: doc.y };
    sheet.write(parent, 'P', part, look);
    if (tone === 'warning' && from.page === doc.bufferedPageRange().count) rule(sheet, from.y, doc.y - 8);
  }
}

/** The line at the side of what must not be overlooked; its text is a paragraph like others. */
function rule(sheet: PdfSheet, from: number, to: number): void {
  const { doc, left } = sheet;
  sheet.decorate(() =>
    doc
      .lineWidth(3)
      .moveTo(left + 1.5, from - 1)
      .lineTo(left + 1.5, to)
      .stroke('#9a6a00'),
  );
}

function heading(sheet: PdfSheet, parent: Element, text: string): void {
  sheet.ensure(130);
  sheet.doc.y += 6;
  sheet.write(parent, 'H3', text, { size: 12, bold: true, colour: TEAL, after: 4 });
}

function bullets(sheet: PdfSheet, parent: Element, items: readonly string[], look: Look = {}): void {
  const list = sheet.element(parent, 'L');
  for (const item of items) sheet.item(list, '•', item, look).end();
  list.end();
  sheet.doc.y += 4;
}

export function writePairs(sheet: PdfSheet, parent: Element, rows: readonly Pair[]): void {
  for (const { label, text } of rows)
    if (typeof text === 'string') sheet.write(parent, 'P', `**${label}:** ${text}`, { after: 3 });
    else {
      sheet.ensure(64);
      sheet.write(parent, 'P', `**${label}:**`, { after: 2 });
      bullets(sheet, parent, text);
    }
  sheet.doc.y += 4;
}

function writeSteps(sheet: PdfSheet, parent: Element, { items }: Steps): void {
  const list = sheet.element(parent, 'L');
  items.forEach(({ title, badge, rows }, at) => {
    sheet.ensure(60);
    const body = sheet.item(list, `${at + 1}.`, `**${title}** (${badge})`, { room: 20, after: 2 });
    sheet.write(body, 'P', inOneLine(rows), { indent: 20, size: 9.5, after: 7 });
    body.end();
  });
  list.end();
}

// === Tables ===

const bulleted = (text: string | readonly string[]): string =>
  typeof text === 'string' ? text : text.map((item) => `•  ${item}`).join('\n');

const compareTable = ({ caption, corner, columns, rows }: Compare): Table => ({
  kind: 'table',
  caption,
  head: [corner, ...columns.map(({ title, badge }) => (badge ? `${title} (${badge})` : title))],
  rows: rows.map(({ label, cells }) => [label, ...cells.map(bulleted)]),
});

const scoresTable = ({ caption, corner, ways, rows }: Scores): Table => ({
  kind: 'table',
  caption,
  head: [corner, ...ways],
  rows: rows.map(({ name, mark, scores }) => [mark ? `${name} (${mark})` : name, ...scores.map(({ word }) => word)]),
});

function writeTable(sheet: PdfSheet, parent: Element, { caption, head, rows }: Table): void {
  const { doc, width } = sheet;
  sheet.ensure(90);
  sheet.write(parent, 'P', caption, { size: 9.5, colour: QUIET, after: 3 });
  const first = width * (head.length > 3 ? 0.19 : head.length === 3 ? 0.3 : 0.42);
  const columns = head.map((_, at) => (at === 0 ? first : (width - first) / (head.length - 1)));
  const padding = { top: 4, bottom: 4, left: 4, right: 6 };
  const cell = (text: string, src: string) => ({
    text: plainOf(text),
    font: { src, size: 9.5 },
    textColor: INK,
    textOptions: { lineGap: 1.6 },
    border: 0,
    padding,
  });
  doc.x = sheet.left;
  doc.font(BODY).fontSize(9.5);
  const table = doc.table({
    position: { x: sheet.left, y: doc.y },
    columnStyles: columns,
    structParent: parent,
  } as PDFKit.Mixins.TableOptions);
  const add = (cells: readonly object[]): void => {
    table.row(cells as PDFKit.Mixins.RowOptions[]);
    sheet.decorate(() =>
      doc
        .lineWidth(0.6)
        .moveTo(sheet.left, doc.y)
        .lineTo(sheet.left + width, doc.y)
        .stroke(EDGE),
    );
  };
  add(head.map((text) => ({ ...cell(text, BOLD), type: 'TH', scope: 'Column', backgroundColor: PALE })));
  for (const cells of rows)
    add(
      cells.map((text, at) =>
        at === 0 ? { ...cell(text, BOLD), type: 'TH', scope: 'Row' } : { ...cell(text, BODY), type: 'TD' },
      ),
    );
  table.end();
  doc.x = sheet.left;
  doc.y += 10;
}
