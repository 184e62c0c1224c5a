/** A plan as something to take away. What makes files is loaded when one is asked for: a start has no need of it yet. */
import type { Plan } from '../../dialogs/index.ts';
import type { Knowledge, Locale } from '../../knowledge/index.ts';
import { planDocument, wordsFor } from './document/build.ts';
import { hasDates } from './document/doing.ts';

export const FILE_KINDS = ['docx', 'pdf', 'ics'] as const;
export type FileKind = (typeof FILE_KINDS)[number];

export interface PlanFile {
  readonly type: string;
  readonly body: string | Buffer;
}

export interface FileParts {
  readonly plan: Plan;
  readonly knowledge: Knowledge;
  readonly locale: Locale;
  /** Tells this plan's dates from those of others, so that a later file takes the place of an earlier one. */
  readonly key: string;
  readonly now: Date;
}

/** Without dates there is nothing for a calendar. */
export const kindsFor = (plan: Plan): readonly FileKind[] =>
  hasDates(plan) ? FILE_KINDS : FILE_KINDS.filter((kind) => kind !== 'ics');

/** Undefined: it has nothing for a file of that kind. */
export function planFile(kind: FileKind, parts: FileParts): Promise<PlanFile | undefined> {
  return MAKE[kind](parts);
}

const MAKE: Readonly<Record<FileKind, (parts: FileParts) => Promise<PlanFile | undefined>>> = {
  async docx({ plan, knowledge, locale }) {
    const pageOf = wordsFor(knowledge, locale)('part-of', { page: '{{page}}', pages: '{{pages}}' });
    const { wordFile } = await import('./files/word.ts');
    return {
      type: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
      body: await wordFile(planDocument(plan, knowledge, locale), pageOf),
    };
  },

  async pdf({ plan, knowledge, locale, now }) {
    const words = wordsFor(knowledge, locale);
    const pageOf = (page: number, pages: number): string => words('part-of', { page, pages });
    const { pdfFile } = await import('./files/pdf.ts');
    return {
      type: 'application/pdf',
      body: await pdfFile(planDocument(plan, knowledge, locale), { at: now, pageOf }),
    };
  },

  async ics({ plan, knowledge, locale, key, now }) {
    const { calendarFile } = await import('./files/calendar.ts');
    const body = calendarFile(plan, wordsFor(knowledge, locale), key, now);
    return body === undefined ? undefined : { type: 'text/calendar; charset=utf-8', body };
  },
};
