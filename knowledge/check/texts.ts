/** Finds every text in the content that an enquirer may read, so that each check of prose sees the same ones. */
import type { Content } from '../load/read-content.ts';
import type { YamlFile } from '../load/read-yaml.ts';
import type { Unit } from '../model.ts';

export interface Prose {
  readonly file: YamlFile;
  readonly path: readonly PropertyKey[];
  readonly text: string;
}

/** Fields of units that are ids, dates, addresses, or what people type to find a unit: no enquirer reads them. */
const NOT_READ = new Set([
  'id',
  'folder',
  'nations',
  'status',
  'basis',
  'topic',
  'questions',
  'keywords',
  'sources',
  'owner',
  'checked',
  'reviewBy',
  'facts',
  'related',
  'boundary',
  'complexity',
  'flow',
  'kind',
  'contact',
  'phone',
  'fees',
  'fee',
  'when',
  'dependsOn',
  'takes',
  'with',
]);

export function proseOfUnit(content: Content, unit: Unit): Prose[] {
  const file = content.files.get(fileOf(unit));
  return file ? [...walk(file, unit, [])] : [];
}

export const fileOf = (unit: Unit): string => `${unit.folder}/${unit.id}.yaml`;

function* walk(file: YamlFile, value: unknown, path: PropertyKey[]): Generator<Prose> {
  if (typeof value === 'string') yield { file, path, text: value };
  else if (Array.isArray(value)) for (const [i, item] of value.entries()) yield* walk(file, item, [...path, i]);
  else if (typeof value === 'object' && value !== null)
    for (const [key, item] of Object.entries(value)) if (!NOT_READ.has(key)) yield* walk(file, item, [...path, key]);
}

/** Phrases, flow questions, reasons, refusals, safety answers and meanings of terms. */
export function proseOfTheRest(content: Content): Prose[] {
  const found: Prose[] = [];
  const add = (name: string, path: PropertyKey[], text: string | undefined): void => {
    const file = content.files.get(name);
    if (file && text !== undefined) found.push({ file, path, text });
  };
  for (const [key, text] of content.phrases.en) add('phrases/en.yaml', [key], text);
  for (const { id, ask, easyRead, why, help, notSure } of content.questions.values())
    for (const [key, text] of Object.entries({ ask, easyRead, why, help, notSure }))
      add(`questions/${id}.yaml`, [key], text);
  for (const { id, why, easyRead } of content.complexity.values())
    for (const [key, text] of Object.entries({ why, easyRead })) add('complexity.yaml', [id, key], text);
  for (const { id, sendTo, decline, easyRead } of content.boundaries.values())
    for (const [key, text] of Object.entries({ sendTo, decline, easyRead })) add('boundaries.yaml', [id, key], text);
  for (const [path, safety] of Object.entries(content.safety ?? {})) {
    add('safety.yaml', [path, 'answer'], safety.answer);
    add('safety.yaml', [path, 'easyRead'], safety.easyRead);
    for (const [nation, text] of Object.entries(safety.byNation)) add('safety.yaml', [path, 'byNation', nation], text);
  }
  for (const { id, meaning } of content.glossary.values()) add('glossary.yaml', [id, 'meaning'], meaning);
  return found;
}

/** Ids between double curly brackets, with where each begins. */
export function placeholders(text: string): { id: string; offset: number }[] {
  return [...text.matchAll(/\{\{\s*([^{}]*?)\s*\}\}/g)].map((match) => ({ id: match[1] ?? '', offset: match.index }));
}
