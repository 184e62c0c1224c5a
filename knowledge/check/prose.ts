/** How texts are written: no bare figures, nothing a boundary forbids, plain Markdown, British and plain English. */
import { problem } from '../errors.ts';
import type { Problem } from '../errors.ts';
import type { Content } from '../load/read-content.ts';
import type { Boundary } from '../model.ts';
import { bareFigures } from './bare-figures.ts';
import { notToYou, officialWords } from './plain-words.ts';
import { americanSpellings } from './spelling.ts';
import { readingOf, wordsOf } from './reading.ts';
import { fileOf, proseOfTheRest, proseOfUnit } from './texts.ts';
import type { Prose } from './texts.ts';

const HARDEST_GRADE = 8;
const LONGEST_AVERAGE = 20;
const LONGEST_EASY_LINE = 12;

/** What must be right for the content to serve: figures, boundaries, markup. */
export function checkWording(content: Content): Problem[] {
  const units = [...content.units.values()];
  return [
    ...units.flatMap((unit) =>
      proseOfUnit(content, unit).flatMap((prose) => [
        ...wording(prose),
        ...forbidden(prose, [content.boundaries.get(unit.boundary ?? '')]),
      ]),
    ),
    ...proseOfTheRest(content).flatMap(wording),
  ];
}

function wording({ file, path, text }: Prose): Problem[] {
  const problems = bareFigures(text).map(({ figure, offset }) =>
    problem('bare-figure', file.inText(path, offset), `"${figure}" is written into the text.`),
  );
  const rest = text.replace(/\{\{\s*[a-z0-9][A-Za-z0-9-]*\s*\}\}/g, (part) => ' '.repeat(part.length));
  const brackets = rest.search(/\{\{|\}\}/);
  if (brackets >= 0) problems.push(problem('bad-placeholder', file.inText(path, brackets), 'This is not a figure.'));
  const markup = /<\/?[a-z][^>]*>|^#+ |^\s*[*+] |^\s*\d+\. |\[[^\]]*\]\((?!https?:\/\/| +\))[^)]*\)|^\|.*\|$|`/im.exec(
    rest,
  );
  if (markup)
    problems.push(problem('bad-markup', file.inText(path, markup.index), `"${markup[0].trim()}" is not used here.`));
  return problems;
}

function forbidden({ file, path, text }: Prose, boundaries: readonly (Boundary | undefined)[]): Problem[] {
  return boundaries.flatMap((boundary) =>
    (boundary?.forbidden ?? []).flatMap((pattern) => {
      const match = safeRegExp(pattern)?.exec(text);
      if (!match) return [];
      const place = file.inText(path, match.index);
      return [problem('forbidden-phrase', place, `"${match[0]}" may not be said about ${boundary?.id}.`)];
    }),
  );
}

/** How well it reads, and wording that no boundary would let pass: the slowest checks, so start-up leaves them out. */
export function checkReading(content: Content): Problem[] {
  const terms = [...content.glossary.values()].flatMap(({ term, also }) => [term, ...also]);
  const problems: Problem[] = [];
  for (const unit of content.units.values()) {
    const file = content.files.get(fileOf(unit));
    if (!file) continue;
    const parts: [PropertyKey[], string, string][] = [
      [[], unit.answer, unit.easyRead],
      ...Object.entries(unit.byNation ?? {}).map(([nation, part]): [PropertyKey[], string, string] => [
        ['byNation', nation],
        part.answer,
        part.easyRead,
      ]),
    ];
    for (const [at, answer, easyRead] of parts)
      problems.push(
        ...plain({ file, path: [...at, 'answer'], text: answer }, terms),
        ...easy({ file, path: [...at, 'easyRead'], text: easyRead }, terms),
      );
    // Promises and verdicts have no place under another name either; the unit's own boundary is looked at when it loads.
    const others = [...content.boundaries.values()].filter(({ id }) => id !== unit.boundary);
    for (const prose of proseOfUnit(content, unit)) problems.push(...spelling(prose), ...forbidden(prose, others));
  }
  return [...problems, ...proseOfTheRest(content).flatMap(spelling)];
}

function plain({ file, path, text }: Prose, terms: readonly string[]): Problem[] {
  const { grade, average } = readingOf(text, terms);
  const problems: Problem[] = [];
  if (grade > HARDEST_GRADE)
    problems.push(
      problem('hard-to-read', file.at(path), `Reading grade ${grade.toFixed(1)}; ${HARDEST_GRADE} or less is wanted.`),
    );
  if (average > LONGEST_AVERAGE)
    problems.push(
      problem(
        'long-sentences',
        file.at(path),
        `${average.toFixed(0)} words a sentence; ${LONGEST_AVERAGE} or fewer are wanted.`,
      ),
    );
  return problems;
}

function easy({ file, path, text }: Prose, terms: readonly string[]): Problem[] {
  let offset = 0;
  const problems: Problem[] = [];
  for (const line of text.split('\n')) {
    const words = wordsOf(line, terms).length;
    if (words > LONGEST_EASY_LINE)
      problems.push(
        problem(
          'easy-read-long',
          file.inText(path, offset),
          `${words} words on a line; ${LONGEST_EASY_LINE} or fewer are wanted.`,
        ),
      );
    offset += line.length + 1;
  }
  return problems;
}

const spelling = ({ file, path, text }: Prose): Problem[] => [
  ...americanSpellings(text).map(({ word, british, offset }) =>
    problem('american-spelling', file.inText(path, offset), `"${word}" is written "${british}" here.`),
  ),
  ...officialWords(text).map(({ word, instead, offset }) =>
    problem('official-word', file.inText(path, offset), `"${word}": say it plainly (${instead}).`),
  ),
  ...notToYou(text).map(({ word, offset }) =>
    problem('not-second-person', file.inText(path, offset), `"${word}" does not speak to the enquirer.`),
  ),
];

/** Patterns that do not compile are told by the check of patterns. */
function safeRegExp(pattern: string): RegExp | undefined {
  if (!compiled.has(pattern)) compiled.set(pattern, compile(pattern));
  return compiled.get(pattern);
}
const compiled = new Map<string, RegExp | undefined>();
function compile(pattern: string): RegExp | undefined {
  try {
    return new RegExp(pattern, 'i');
  } catch {
    return undefined;
  }
}
