/** A plan as a Word document that can be worked on. */
import {
  AlignmentType,
  Document,
  Footer,
  LevelFormat,
  LineRuleType,
  PageNumber,
  Packer,
  Paragraph,
  TextRun,
  convertMillimetersToTwip,
} from 'docx';
import type { PlanDocument } from '../document/model.ts';
import { BULLETS, CELL_BULLETS, heading, NUMBERS, pairs, paragraph, STYLE, wordBlocks } from './word-blocks.ts';

const FONT = 'Calibri';
const INK = '1D2B2A';
const TEAL = '073F3A';

/** @param pageOf "Page 1 of 3" with the numbers where `{{page}}` and `{{pages}}` stand */
export function wordFile(plan: PlanDocument, pageOf: string): Promise<Buffer> {
  const { lang, title, notice, facts, sections } = plan;
  const document = new Document({
    title,
    description: notice,
    creator: '',
    lastModifiedBy: '',
    styles: styles(lang),
    numbering: {
      config: [
        { reference: BULLETS, levels: [level(LevelFormat.BULLET, '•')] },
        { reference: CELL_BULLETS, levels: [level(LevelFormat.BULLET, '•', 200)] },
        { reference: NUMBERS, levels: [level(LevelFormat.DECIMAL, '%1.')] },
      ],
    },
    sections: [
      {
        properties: { page: { size: { width: 11_906, height: 16_838 }, margin: margins() } },
        footers: { default: footer(pageOf) },
        children: [
          new Paragraph({ text: title, style: 'Title' }),
          paragraph(notice, STYLE.warning),
          ...pairs(facts),
          ...sections.flatMap((section) => [heading(section.title, 1), ...section.blocks.flatMap(wordBlocks)]),
          paragraph(notice, STYLE.quiet),
        ],
      },
    ],
  });
  return Packer.toBuffer(document);
}

const margins = () => {
  const side = convertMillimetersToTwip(20);
  return { top: side, bottom: side, left: side, right: side };
};

const level = (format: (typeof LevelFormat)[keyof typeof LevelFormat], text: string, left = 500) => ({
  level: 0,
  format,
  text,
  alignment: AlignmentType.START,
  style: { paragraph: { indent: { left, hanging: Math.min(left, 360) } } },
});

function footer(pageOf: string): Footer {
  const children = pageOf.split(/(\{\{pages?\}\})/).map((part) => {
    if (part === '{{page}}') return new TextRun({ children: [PageNumber.CURRENT] });
    return part === '{{pages}}' ? new TextRun({ children: [PageNumber.TOTAL_PAGES] }) : new TextRun(part);
  });
  return new Footer({ children: [new Paragraph({ children, style: STYLE.quiet, alignment: AlignmentType.END })] });
}

/** Word's own names for headings, so that its navigation, and any screen reader's, finds them. */
function styles(lang: string) {
  const head = (size: number, before: number) => ({
    run: { font: FONT, size, bold: true, color: TEAL },
    paragraph: { spacing: { before, after: 100, line: 264, lineRule: LineRuleType.AUTO }, keepNext: true },
  });
  const own = (id: string, run: object, paragraphs: object = {}) => ({
    id,
    name: id,
    basedOn: 'Normal',
    run,
    paragraph: { spacing: { after: 120 }, ...paragraphs },
  });
  return {
    default: {
      document: {
        run: { font: FONT, size: 23, color: INK, language: { value: lang } },
        paragraph: { spacing: { after: 110, line: 276, lineRule: LineRuleType.AUTO } },
      },
      title: {
        run: { font: FONT, size: 48, bold: true, color: TEAL },
        paragraph: { spacing: { after: 160, line: 264, lineRule: LineRuleType.AUTO } },
      },
      heading1: head(32, 360),
      heading2: head(26, 240),
    },
    paragraphStyles: [
      own(STYLE.lead, { size: 27 }),
      own(STYLE.quiet, { size: 20, color: '4A5957' }),
      own(STYLE.caption, { size: 20, color: '4A5957' }, { spacing: { before: 120, after: 80 } }),
      own(
        STYLE.warning,
        {},
        { indent: { left: 160 }, border: { left: { style: 'single', size: 24, color: '9A6A00', space: 8 } } },
      ),
    ],
  } as const;
}
