/** A plan as a tagged PDF. */
import { setImmediate as breath } from 'node:timers/promises';
import type { PlanDocument } from '../document/model.ts';
import { writeBlock, writePairs } from './pdf-blocks.ts';
import { PdfSheet, QUIET, TEAL } from './pdf-sheet.ts';

export interface PdfWords {
  readonly at: Date;
  readonly pageOf: (page: number, pages: number) => string;
}

export async function pdfFile(plan: PlanDocument, { at, pageOf }: PdfWords): Promise<Buffer> {
  const { lang, title, notice, facts, sections } = plan;
  const sheet = new PdfSheet({ lang, title, subject: notice, at });
  const { doc, root } = sheet;
  sheet.write(root, 'H1', title, { size: 22, bold: true, colour: TEAL, after: 8 });
  writeBlock(sheet, root, { kind: 'text', text: notice, tone: 'warning' });
  writePairs(sheet, root, facts);
  for (const { title: name, blocks } of sections) {
    const part = sheet.element(root, 'Sect');
    // Never the name of a part without its beginning.
    sheet.ensure(170);
    doc.y += 12;
    doc.outline.addItem(name);
    sheet.write(part, 'H2', name, { size: 16, bold: true, colour: TEAL, after: 6 });
    for (const block of blocks) {
      writeBlock(sheet, part, block);
      // A long plan takes a third of a second: turns come in between.
      await breath();
    }
    part.end();
  }
  sheet.write(root, 'P', notice, { size: 9.5, colour: QUIET });
  return sheet.finish(pageOf);
}
