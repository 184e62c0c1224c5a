/** The whole content folder to typed data, with every mistake in reading and shape. Compares nothing across files. */
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import type { z } from 'zod';
import { problem } from '../errors.ts';
import type { Place, Problem } from '../errors.ts';
import {
  boundariesSchema,
  calendarSchema,
  complexitySchema,
  familiesSchema,
  figuresSchema,
  FOLDERS,
  glossarySchema,
  phrasesSchema,
  placesSchema,
  questionSchema,
  safetySchema,
  smallTalkSchema,
  SCHEMAS,
  sourcesSchema,
  synonymsSchema,
} from '../model.ts';
import type {
  Boundary,
  Calendar,
  Complexity,
  Figure,
  Folder,
  GlossaryTerm,
  Places,
  Question,
  Safety,
  SmallTalk,
  Source,
  Unit,
  WordFamilies,
} from '../model.ts';
import { readYaml } from './read-yaml.ts';
import type { YamlFile } from './read-yaml.ts';
import { shape } from './shape.ts';

export const LOCALES = ['en', 'cy'] as const;
export type Locale = (typeof LOCALES)[number];

/** Everything that authors wrote, still as they wrote it. */
export interface Content {
  readonly units: Map<string, Unit>;
  readonly figures: Map<string, Figure>;
  readonly questions: Map<string, Question>;
  readonly sources: Map<string, Source>;
  readonly glossary: Map<string, GlossaryTerm>;
  readonly complexity: Map<string, Complexity>;
  readonly boundaries: Map<string, Boundary>;
  readonly phrases: Record<Locale, Map<string, string>>;
  synonyms: string[][];
  families: WordFamilies;
  places: Places;
  smallTalk: SmallTalk;
  safety: Safety | undefined;
  calendar: Calendar | undefined;
  /** By name, relative to the content folder. */
  readonly files: Map<string, YamlFile>;
  /** Names of files that could not be used: what they would have defined is not told as missing as well. */
  readonly broken: Set<string>;
  /** The file and path in it at which each figure and question is defined, for the checks. */
  readonly homes: Map<string, { file: YamlFile; path: string[] }>;
}

/** File names at the top of the content folder. Any other is a mistake, so that a typo does not hide a file. */
const SINGLE_FILES = {
  'sources.yaml': sourcesSchema,
  'glossary.yaml': glossarySchema,
  'synonyms.yaml': synonymsSchema,
  'word-families.yaml': familiesSchema,
  'places.yaml': placesSchema,
  'small-talk.yaml': smallTalkSchema,
  'complexity.yaml': complexitySchema,
  'boundaries.yaml': boundariesSchema,
  'safety.yaml': safetySchema,
  'calendar.yaml': calendarSchema,
} as const;
type SingleFile = keyof typeof SINGLE_FILES;

const SLUG = /^[a-z0-9]+(-[a-z0-9]+)*$/;
/** A server that reads new content must answer people meanwhile, so it is read a few files at a time. */
const AT_ONCE = 32;

export async function readContent(folder: string): Promise<{ content: Content; problems: Problem[] }> {
  const content = empty();
  const problems: Problem[] = [];
  const names = await listFiles(folder, problems);
  for (let at = 0; at < names.length; at += AT_ONCE) {
    const some = names.slice(at, at + AT_ONCE);
    const readings = await Promise.all(some.map((name) => readYaml(join(folder, name), name)));
    readings.forEach((reading, i) => {
      if (reading.file) content.files.set(reading.file.name, reading.file);
      const found = reading.file ? take(content, reading.file) : reading.problems;
      if (found.length) content.broken.add(some[i] ?? '');
      problems.push(...found);
    });
    await setImmediate();
  }
  return { content, problems };
}

function empty(): Content {
  return {
    units: new Map(),
    figures: new Map(),
    questions: new Map(),
    sources: new Map(),
    glossary: new Map(),
    complexity: new Map(),
    boundaries: new Map(),
    phrases: { en: new Map(), cy: new Map() },
    synonyms: [],
    families: {},
    places: {},
    smallTalk: {},
    safety: undefined,
    calendar: undefined,
    files: new Map(),
    broken: new Set(),
    homes: new Map(),
  };
}

/** Names of all YAML files, in a fixed order; a file or folder that has no place here is a problem. */
async function listFiles(folder: string, problems: Problem[]): Promise<string[]> {
  const at = (file: string): Place => ({ file, line: 1, column: 1 });
  const names: string[] = [];
  let entries;
  try {
    entries = await readdir(folder, { withFileTypes: true });
  } catch {
    problems.push(problem('file-unreadable', at('.'), 'The content folder could not be read.'));
    return [];
  }
  for (const entry of entries.sort((a, b) => (a.name < b.name ? -1 : 1))) {
    if (isLeftover(entry.name)) continue;
    const known = entry.isDirectory() ? isFolder(entry.name) : entry.name in SINGLE_FILES;
    if (!known) problems.push(problem('wrong-place', at(entry.name), `\`${entry.name}\` has no place in the content.`));
    else if (!entry.isDirectory()) names.push(entry.name);
    else names.push(...(await listFolder(folder, entry.name, problems)));
  }
  return names;
}

/** What programs keep beside a file that is being edited. */
export const isLeftover = (name: string): boolean => /^[.#]|~$/.test(name);

const isFolder = (name: string): boolean =>
  (FOLDERS as readonly string[]).includes(name) || ['figures', 'questions', 'phrases'].includes(name);

async function listFolder(root: string, folder: string, problems: Problem[]): Promise<string[]> {
  const names: string[] = [];
  let entries;
  try {
    entries = await readdir(join(root, folder), { withFileTypes: true });
  } catch {
    problems.push(problem('file-unreadable', { file: folder, line: 1, column: 1 }, `\`${folder}\` could not be read.`));
    return [];
  }
  for (const entry of entries.sort((a, b) => (a.name < b.name ? -1 : 1))) {
    const name = `${folder}/${entry.name}`;
    const place = { file: name, line: 1, column: 1 };
    if (isLeftover(entry.name)) continue;
    if (!entry.isFile()) problems.push(problem('wrong-place', place, `\`${name}\` is not a file.`));
    else if (!entry.name.endsWith('.yaml') || !SLUG.test(entry.name.slice(0, -5)))
      problems.push(problem('bad-file-name', place, `\`${entry.name}\` cannot be an id.`));
    else if (folder === 'phrases' && !LOCALES.some((locale) => entry.name === `${locale}.yaml`))
      problems.push(problem('wrong-place', place, `Phrases are kept in ${LOCALES.join(', ')} only.`));
    else names.push(name);
  }
  return names;
}

/** Puts the data of one file where it belongs. */
function take(content: Content, file: YamlFile): Problem[] {
  const [folder = '', name] = file.name.split('/');
  if (name === undefined) return takeSingle(content, file, folder as SingleFile);
  const id = name.slice(0, -'.yaml'.length);
  if (folder === 'figures') return takeFigures(content, file);
  if (folder === 'phrases')
    return into(file, phrasesSchema, (phrases) => {
      for (const [key, text] of Object.entries(phrases)) content.phrases[id as Locale].set(key, text);
    });
  if (folder === 'questions')
    return into(file, questionSchema, (question) => {
      content.questions.set(id, { ...question, id });
      content.homes.set(`questions/${id}`, { file, path: [] });
    });
  return takeUnit(content, file, folder as Folder, id);
}

function takeUnit(content: Content, file: YamlFile, folder: Folder, id: string): Problem[] {
  const schema: z.ZodType = SCHEMAS[folder];
  return into(file, schema, (data) => {
    const other = content.units.get(id);
    if (other) return [problem('duplicate-id', file.at([]), `\`${other.folder}/${id}.yaml\` has this id already.`)];
    content.units.set(id, { ...(data as object), id, folder } as Unit);
    return [];
  });
}

function takeFigures(content: Content, file: YamlFile): Problem[] {
  return into(file, figuresSchema, (figures) =>
    Object.entries(figures).flatMap(([id, figure]) => {
      const home = content.homes.get(`figures/${id}`);
      if (home) return [problem('duplicate-id', file.at([id]), `\`${id}\` stands in ${home.file.name} already.`)];
      content.figures.set(id, { ...figure, id });
      content.homes.set(`figures/${id}`, { file, path: [id] });
      return [];
    }),
  );
}

function takeSingle(content: Content, file: YamlFile, name: SingleFile): Problem[] {
  switch (name) {
    case 'synonyms.yaml':
      return into(file, synonymsSchema, (data) => void (content.synonyms = data));
    case 'word-families.yaml':
      return into(file, familiesSchema, (data) => void (content.families = data));
    case 'places.yaml':
      return into(file, placesSchema, (data) => void (content.places = data));
    case 'small-talk.yaml':
      return into(file, smallTalkSchema, (data) => void (content.smallTalk = data));
    case 'safety.yaml':
      return into(file, safetySchema, (data) => void (content.safety = data));
    case 'calendar.yaml':
      return into(file, calendarSchema, (data) => void (content.calendar = data));
    case 'sources.yaml':
      return into(file, sourcesSchema, (data) => keep(content.sources, data));
    case 'glossary.yaml':
      return into(file, glossarySchema, (data) => keep(content.glossary, data));
    case 'complexity.yaml':
      return into(file, complexitySchema, (data) => keep(content.complexity, data));
    case 'boundaries.yaml':
      return into(file, boundariesSchema, (data) => keep(content.boundaries, data));
  }
}

/** An entry's key becomes its id, so that it can be handed on alone. */
function keep<T extends object>(map: Map<string, T & { id: string }>, entries: Record<string, T>): void {
  for (const [id, entry] of Object.entries(entries)) map.set(id, { ...entry, id });
}

function into<S extends z.ZodType>(file: YamlFile, schema: S, use: (data: z.output<S>) => Problem[] | void): Problem[] {
  const { data, problems } = shape(file, schema);
  return data === undefined ? problems : (use(data) ?? []);
}
