/** The two pictures of a plan in PDF. Both are told in full by what stands beneath them. */
import type { Scores, Timeline } from '../document/model.ts';
import { MOST_LEVEL } from '../document/model.ts';
import { BODY, BOLD, EDGE, INK, type PdfSheet, QUIET, TEAL, type Element } from './pdf-sheet.ts';

const ROW = 17;
const GAP = 22;
/** What is said above a picture stays with it. */
const CAPTION = 36;

/** A panel for each way, beside each other. */
export function scoresPicture(sheet: PdfSheet, parent: Element, { ways, rows, description, caption }: Scores): void {
  const { doc, left, width } = sheet;
  const each = (width - GAP * (ways.length - 1)) / Math.max(ways.length, 2);
  doc.font(BOLD).fontSize(10);
  const head = Math.max(...ways.map((way) => doc.heightOfString(way, { width: each }))) + 6;
  const height = head + rows.length * ROW + 14;
  sheet.ensure(height + CAPTION);
  sheet.write(parent, 'P', description, { size: 9.5, colour: QUIET });
  sheet.figure(parent, `${caption}: ${ways.join(', ')}`, height, (top) => {
    ways.forEach((way, at) => {
      const x = left + at * (each + GAP);
      doc.font(BOLD).fontSize(10).fillColor(INK).text(way, x, top, { width: each });
      rows.forEach(({ name, strong, mark, scores }, line) => {
        const y = top + head + line * ROW;
        const colour = mark && !strong ? QUIET : INK;
        doc
          .font(strong ? BOLD : BODY)
          .fontSize(8.5)
          .fillColor(colour);
        doc.text(name, x, y + 2, { width: each * 0.4, lineBreak: false });
        bars(sheet, x + each * 0.42, y + 2, each * 0.32, scores[at]!.level);
        doc
          .font(BODY)
          .fillColor(INK)
          .text(scores[at]!.word, x + each * 0.77, y + 2, { lineBreak: false });
      });
    });
  });
}

function bars({ doc }: PdfSheet, x: number, y: number, width: number, level: number): void {
  const cell = width / MOST_LEVEL;
  for (let at = 0; at < MOST_LEVEL; at += 1) {
    doc.lineWidth(0.6).roundedRect(x + at * cell, y, cell - 2, 9, 1.5);
    if (at < level) doc.fillAndStroke(TEAL, TEAL);
    else doc.stroke(EDGE);
  }
}

const STEP = 13;
const NUMBER = 18;

export function timelinePicture(sheet: PdfSheet, parent: Element, timeline: Timeline): void {
  const { doc, left, width } = sheet;
  const { caption, description, ticks, bars: all } = timeline;
  const height = 24 + all.length * STEP;
  const from = left + NUMBER;
  const room = width - NUMBER;
  const place = (at: number): number => from + at * room;
  sheet.ensure(height + 10 + CAPTION);
  sheet.write(parent, 'P', caption, { size: 9.5, colour: QUIET });
  sheet.figure(parent, description, height + 10, (top) => {
    for (const { at, label } of ticks) {
      doc
        .lineWidth(0.5)
        .moveTo(place(at), top + 14)
        .lineTo(place(at), top + height)
        .stroke('#c9cfcc');
      doc.font(BODY).fontSize(8).fillColor(QUIET);
      const shift = at > 0.85 ? doc.widthOfString(label) : 0;
      doc.text(label, place(at) - shift, top, { lineBreak: false });
    }
    all.forEach(({ at, length, must }, row) => {
      const y = top + 22 + row * STEP;
      const x = place(Math.min(at, 0.988));
      const label = String(row + 1);
      doc.font(BODY).fontSize(8).fillColor(INK);
      doc.text(label, x - 3 - doc.widthOfString(label), y, { lineBreak: false });
      doc.lineWidth(1).roundedRect(x, y, Math.max(length, 0.012) * room, 8, 1.5);
      if (must) doc.fillAndStroke(TEAL, TEAL);
      else doc.fillAndStroke('#ffffff', TEAL);
    });
  });
}
