/** Content and flows together: read and checked as one, and told for the day that it is. */
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { FlowErrors, loadFlows, type Flows } from '../dialogs/index.ts';
import { KnowledgeErrors, loadKnowledge, prepare } from '../knowledge/index.ts';
import type { Calendar, Knowledge, Locale } from '../knowledge/index.ts';
import { projectFolder } from './project-folder.ts';

export interface Content {
  readonly knowledge: Knowledge;
  readonly flows: Flows;
}

/** One thing that an editor has to mend. */
export interface Mistake {
  /** Relative to the content folder, or `dialogs/flows/…`. Lines and columns count from 1. */
  readonly file: string;
  readonly line: number;
  readonly column: number;
  readonly code: string;
  readonly message: string;
}

/** The content cannot be used by this program: each mistake with its place and what to do. */
export class ContentError extends Error {
  override readonly name = 'ContentError';
  readonly mistakes: readonly Mistake[];

  constructor(mistakes: readonly Mistake[]) {
    super(mistakes.map(({ file, line, column, message }) => `${file}:${line}:${column} error: ${message}`).join('\n'));
    this.mistakes = mistakes;
  }
}

/** What the bot's own parts say, so that a server which could not apologise does not start. */
export interface Needs {
  readonly phrases: readonly string[];
}

export const flowsFolder = (): string => join(projectFolder(), 'dialogs/flows');

export async function flowIds(): Promise<string[]> {
  const names = await readdir(flowsFolder());
  return names.filter((name) => name.endsWith('.yaml')).map((name) => name.slice(0, -'.yaml'.length));
}

/** @throws {ContentError} or the readers' own errors, with every mistake. */
export async function loadContent(folder: string, asOf: string, { phrases }: Needs): Promise<Content> {
  const knowledge = await loadKnowledge(folder, { asOf, flows: await flowIds() });
  const missing = phrases
    .filter((key) => !knowledge.phrases('en').has(key))
    .map((key) => inPhrases('en', 'missing-phrase', `There is no phrase \`${key}\`. Add it.`));
  const mistakes = knowledge.calendar ? missing : [...missing, NO_CALENDAR];
  if (mistakes.length > 0) throw new ContentError(mistakes);
  const flows = await loadFlows(flowsFolder(), knowledge);
  // People are answered meanwhile, when this is a server that reads its content again.
  await setImmediate();
  // Now, or else somebody's first question would have to wait for it.
  prepare(knowledge);
  return { knowledge, flows };
}

const NO_CALENDAR: Mistake = {
  file: 'calendar.yaml',
  line: 1,
  column: 1,
  code: 'missing-file',
  message: 'It is not there, so nobody can be told when advisers are. Add it.',
};

export const inPhrases = (locale: Locale, code: string, message: string): Mistake => ({
  file: `phrases/${locale}.yaml`,
  line: 1,
  column: 1,
  code,
  message,
});

/** What is wrong with content that could not be used; undefined where the trouble is not the content. */
export function mistakesIn(error: unknown): readonly Mistake[] | undefined {
  if (error instanceof ContentError) return error.mistakes;
  if (error instanceof KnowledgeErrors)
    return error.problems.map(({ code, message, place }) => ({ ...place, code, message }));
  if (error instanceof FlowErrors)
    return error.problems.map(({ code, message, place: { file, line, column } }) => {
      return { file: `dialogs/flows/${file}`, line, column, code, message };
    });
  return undefined;
}

export const calendarOf = ({ knowledge }: Content): Calendar => {
  if (!knowledge.calendar) throw new ContentError([NO_CALENDAR]);
  return knowledge.calendar;
};

/** YYYY-MM-DD of the day in the United Kingdom. */
export const dayOf = (time: Date): string => LONDON.format(time);
const LONDON = new Intl.DateTimeFormat('en-CA', {
  timeZone: 'Europe/London',
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
});
