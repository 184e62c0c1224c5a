/**
 * Writing on tagged PDF pages: every line belongs to an element that says what it is, in reading order, so that a
 * screen reader finds headings, lists, tables and links (PDF/UA-1, ISO 14289-1). What is only decoration is marked so.
 */
import { createRequire } from 'node:module';
import PDFDocument from 'pdfkit';
import { runsOf } from '../document/runs.ts';

export type Element = PDFKit.PDFStructureElement;
export type Tag = ConstructorParameters<typeof PDFKit.PDFStructureElement>[1];

export const INK = '#1d2b2a';
export const QUIET = '#4a5957';
export const TEAL = '#0b5a52';
export const PALE = '#e6efed';
export const EDGE = '#76827f';
const LINK = '#0b5a52';

const MARGIN = 52;
const FOOT = 64;
/**
 * Made to be told apart at low sight, and it has ŵ and ŷ. Named by their files: under any other name the library opens
 * a font anew for each cell of a table.
 */
const { resolve } = createRequire(import.meta.url);
const PACKAGE = '@expo-google-fonts/atkinson-hyperlegible-next';
export const BODY = resolve(`${PACKAGE}/400Regular/AtkinsonHyperlegibleNext_400Regular.ttf`);
export const BOLD = resolve(`${PACKAGE}/700Bold/AtkinsonHyperlegibleNext_700Bold.ttf`);

export interface Look {
  readonly size?: number;
  readonly bold?: boolean;
  readonly colour?: string;
  /** From the left margin, in points. */
  readonly indent?: number;
  /** Space beneath, in points. */
  readonly after?: number;
}

export class PdfSheet {
  readonly doc: PDFKit.PDFDocument;
  /** What everything hangs on. */
  readonly root: Element;
  readonly left = MARGIN;
  readonly width: number;

  constructor({ lang, title, subject, at }: { lang: string; title: string; subject: string; at: Date }) {
    this.doc = new PDFDocument({
      size: 'A4',
      margins: { top: MARGIN, left: MARGIN, right: MARGIN, bottom: FOOT },
      pdfVersion: '1.7',
      tagged: true,
      subset: 'PDF/UA',
      lang,
      displayTitle: true,
      bufferPages: true,
      // Else a font that is not embedded is set up first.
      font: BODY,
      info: { Title: title, Subject: subject, CreationDate: at },
    } as unknown as PDFKit.PDFDocumentOptions);
    this.width = this.doc.page.width - 2 * MARGIN;
    this.root = this.doc.struct('Document');
    this.doc.addStructure(this.root);
  }

  get bottom(): number {
    return this.doc.page.height - FOOT;
  }

  element(parent: Element, tag: Tag, options: { alt?: string } = {}): Element {
    const element = this.doc.struct(tag, options);
    parent.add(element);
    return element;
  }

  /** Begins a new page where less than this is left on the one at hand. */
  ensure(height: number): void {
    if (this.doc.y + height > this.bottom && this.doc.y > MARGIN) this.doc.addPage();
  }

  /** One paragraph, with the links and the bold of the content. */
  write(parent: Element, tag: Tag, text: string, look: Look = {}): void {
    const { size = 10.5, bold = false, colour = INK, indent = 0, after = 6 } = look;
    const { doc } = this;
    doc.fontSize(size);
    this.ensure(doc.currentLineHeight(true) * 1.2);
    const element = this.element(parent, tag);
    const runs = runsOf(text.trim() === '' ? ' ' : text);
    const width = this.width - indent;
    doc.x = this.left + indent;
    runs.forEach((run, at) => {
      const more = { continued: at < runs.length - 1, lineGap: size * 0.22, width };
      const isLink = run.url !== undefined && !run.url.startsWith('/');
      const draw = (): void => {
        doc
          .font(bold || run.bold ? BOLD : BODY)
          .fontSize(size)
          .fillColor(isLink ? LINK : colour)
          .text(run.text, { ...more, underline: isLink, ...(isLink ? { link: run.url } : { link: null }) });
      };
      if (!isLink) return void element.add(draw);
      const link = this.element(element, 'Link', { alt: run.text });
      link.add(draw);
      link.end();
    });
    element.end();
    doc.x = this.left;
    doc.y += after;
  }

  /** @param label what stands before an item: a dot, or its number */
  item(list: Element, label: string, text: string, look: Look & { readonly room?: number } = {}): Element {
    const { indent = 0, room = 12, size = 10.5, ...rest } = look;
    const { doc } = this;
    doc.font(BODY).fontSize(size);
    this.ensure(doc.currentLineHeight(true) * 2.2);
    const item = this.element(list, 'LI');
    const { y } = doc;
    const mark = this.element(item, 'Lbl');
    mark.add(() => void doc.fillColor(INK).text(label, this.left + indent, y, { lineBreak: false }));
    mark.end();
    doc.y = y;
    const body = this.element(item, 'LBody');
    this.write(body, 'P', text, { ...rest, size, indent: indent + room, after: look.after ?? 3 });
    return body;
  }

  /** A picture; what it shows is told in `alt`. */
  figure(parent: Element, alt: string, height: number, draw: (top: number) => void): void {
    this.ensure(height);
    const { doc } = this;
    const top = doc.y;
    const figure = this.element(parent, 'Figure', { alt });
    figure.add(() => draw(top));
    figure.end();
    doc.x = this.left;
    doc.y = top + height;
  }

  /** What only pleases the eye, and is passed over when read out. */
  decorate(draw: () => void): void {
    this.doc.markContent('Artifact', { type: 'Layout' });
    this.doc.save();
    draw();
    this.doc.restore();
    this.doc.endMarkedContent();
  }

  /** @param pageOf what stands at the foot of a page */
  async finish(pageOf: (page: number, pages: number) => string): Promise<Buffer> {
    this.root.end();
    const { doc } = this;
    const { start, count } = doc.bufferedPageRange();
    for (let page = start; page < start + count; page += 1) {
      doc.switchToPage(page);
      doc.page.margins.bottom = 0;
      doc.markContent('Artifact', { type: 'Pagination' });
      doc.font(BODY).fontSize(9).fillColor(QUIET);
      doc.text(pageOf(page - start + 1, count), this.left, doc.page.height - 40, {
        align: 'right',
        width: this.width,
        lineBreak: false,
      });
      doc.endMarkedContent();
    }
    const parts: Buffer[] = [];
    const ended = new Promise<void>((resolve, reject) => doc.on('end', resolve).on('error', reject));
    doc.on('data', (part: Buffer) => parts.push(part));
    doc.end();
    await ended;
    return Buffer.concat(parts);
  }
}
