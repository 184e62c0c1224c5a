/** Every mistake in the content at once: of reading, of shape, and between files (DESIGN.md §4). */
import { checkDates } from './check/dated.ts';
import { checkFigures } from './check/figures.ts';
import { checkLinks } from './check/links.ts';
import { checkPatterns } from './check/patterns.ts';
import { checkReading, checkWording } from './check/prose.ts';
import { checkStanding } from './check/standing.ts';
import { checkTranslations } from './check/translations.ts';
import type { Problem } from './errors.ts';
import { readContent } from './load/read-content.ts';
import type { Content } from './load/read-content.ts';

export interface CheckOptions {
  /** The day to judge by, YYYY-MM-DD. */
  readonly asOf: string;
  /** Ids of flows, where the caller knows them. */
  readonly flows?: readonly string[];
}

export interface Report {
  readonly files: number;
  readonly units: number;
  readonly errors: Problem[];
  readonly warnings: Problem[];
  /** What today's date makes wrong: fails a release, never a start or a test. */
  readonly dated: Problem[];
}

/** Checks the content folder. Never throws on content, whatever is in it. */
export async function checkKnowledge(folder: string, options: CheckOptions): Promise<Report> {
  const { content, problems } = await readContent(folder);
  const all = [
    ...problems,
    ...findErrors(content, options),
    ...checkReading(content),
    ...checkDates(content, options.asOf),
  ];
  const sorted = inOrder(all);
  const of = (severity: Problem['severity']): Problem[] => sorted.filter((found) => found.severity === severity);
  return {
    files: content.files.size,
    units: content.units.size,
    errors: of('error'),
    warnings: of('warning'),
    dated: of('dated'),
  };
}

/** What will be past its review, overdue or ended by a day: what `kb stale` looks ahead to. */
export async function datedProblems(folder: string, day: string): Promise<Problem[]> {
  const { content } = await readContent(folder);
  return inOrder(checkDates(content, day));
}

/** All checks that can find an error; some of them find warnings on the way. */
export function findErrors(content: Content, { flows }: Pick<CheckOptions, 'flows'> = {}): Problem[] {
  return [
    ...checkLinks(content, flows),
    ...checkStanding(content),
    ...checkWording(content),
    ...checkFigures(content),
    ...checkPatterns(content),
    ...checkTranslations(content),
  ];
}

const inOrder = (problems: Problem[]): Problem[] =>
  problems.sort(
    (a, b) => compare(a.place.file, b.place.file) || a.place.line - b.place.line || a.place.column - b.place.column,
  );

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
