/** One YAML file to data, with the place of every part of it, safe against files that are broken or hostile. */
import { open } from 'node:fs/promises';
import { isAlias, isCollection, isMap, isPair, isScalar, LineCounter, parseDocument, visit } from 'yaml';
import type { Document, Node } from 'yaml';
import { problem } from '../errors.ts';
import type { Place, Problem } from '../errors.ts';

/** Far above the largest content file (sources.yaml, some 100 KB), far below what could hold up a server. */
const MOST_BYTES = 1_000_000;
/** Deeper nesting than any schema has, and well within the parser's recursion. */
const DEEPEST = 40;

export interface YamlFile {
  /** Relative to the content folder, with forward slashes. */
  readonly name: string;
  readonly data: unknown;
  /** Where the value at `path` stands; a path that is not there gives its nearest parent. */
  at(path: readonly PropertyKey[]): Place;
  /** Where the character at `offset` of the text at `path` stands. */
  inText(path: readonly PropertyKey[], offset: number): Place;
}

export type YamlReading = { file: YamlFile; problems: [] } | { file?: undefined; problems: Problem[] };

/** Reads one file. Never throws: what is wrong is in `problems`. */
export async function readYaml(path: string, name: string): Promise<YamlReading> {
  const start = { file: name, line: 1, column: 1 };
  let bytes: Uint8Array;
  try {
    bytes = await readUpTo(path, MOST_BYTES + 1);
  } catch (cause) {
    return { problems: [problem('file-unreadable', start, `The file could not be read (${reason(cause)}).`)] };
  }
  if (bytes.length > MOST_BYTES)
    return { problems: [problem('file-too-big', start, `The file is larger than ${MOST_BYTES / 1000} KB.`)] };
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return { problems: [problem('not-utf8', badByte(bytes, name), 'Some characters are not UTF-8.')] };
  }
  return parseYaml(text, name);
}

/** As `readYaml`, from text already in hand. */
export function parseYaml(text: string, name: string): YamlReading {
  const lines = new LineCounter();
  const place = (offset: number): Place => placeIn(lines, name, offset);
  if (nesting(text) > DEEPEST)
    return { problems: [problem('yaml-bomb', place(0), `The file is nested more than ${DEEPEST} levels deep.`)] };
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false });
  // A warning is a tag that nobody knows: what stands behind it would be taken for something that it is not.
  const wrong = [...document.errors, ...document.warnings];
  if (wrong.length)
    return {
      problems: wrong.map(({ code, message, pos }) =>
        problem(code === 'DUPLICATE_KEY' ? 'duplicate-key' : 'bad-yaml', place(pos[0]), message),
      ),
    };
  try {
    const data: unknown = document.toJS({ maxAliasCount: 0 }) ?? {};
    return { problems: [], file: withPlaces(data, text, name) };
  } catch {
    // With no alias allowed, an alias is the one thing that a document without errors cannot be turned into data for.
    const at = place(firstAlias(document)?.range?.[0] ?? 0);
    return { problems: [problem('yaml-bomb', at, 'The file uses an alias.')] };
  }
}

function placeIn(lines: LineCounter, file: string, offset: number): Place {
  const { line, col } = lines.linePos(offset);
  return { file, line: Math.max(line, 1), column: Math.max(col, 1) };
}

/**
 * Places are asked for only where something is wrong, so the text is parsed a second time for them: to hold the syntax
 * trees of all files costs more than to read all files.
 */
function withPlaces(data: unknown, text: string, name: string): YamlFile {
  let parsed: { document: Document; lines: LineCounter } | undefined;
  const tree = (): { document: Document; lines: LineCounter } => {
    if (!parsed) {
      const lines = new LineCounter();
      parsed = { lines, document: parseDocument(text, { lineCounter: lines, prettyErrors: false }) };
    }
    return parsed;
  };
  const place = (offset: number): Place => placeIn(tree().lines, name, offset);
  const offsetOf = (path: readonly PropertyKey[]): number => {
    let node: unknown = tree().document.contents;
    let offset = 0;
    for (const step of path) {
      const found = child(node, step);
      if (!found) break;
      offset = found.offset;
      node = found.value;
    }
    return offset;
  };
  return {
    name,
    data,
    at: (path) => place(offsetOf(path)),
    inText: (path, at) => {
      const node: unknown = tree().document.getIn(path, true);
      if (!isScalar(node) || typeof node.value !== 'string' || !node.range) return place(offsetOf(path));
      if (node.type !== 'BLOCK_LITERAL') return place(node.range[0]);
      // A literal block keeps its line breaks, so the nth line of the text is the nth line beneath the `|`.
      const before = node.value.slice(0, at).split('\n');
      const line = place(node.range[0]).line + before.length;
      const indent = /^ */.exec(text.split('\n')[line - 1] ?? '')?.[0].length ?? 0;
      return { file: name, line, column: indent + (before.at(-1)?.length ?? 0) + 1 };
    },
  };
}

/** The value at one step of a path, and where its key (in a map) or the value itself (in a list) begins. */
function child(node: unknown, step: PropertyKey): { value: unknown; offset: number } | undefined {
  if (isMap(node)) {
    const pair = node.items.find(({ key }) => isScalar(key) && String(key.value) === String(step));
    const key = pair?.key;
    if (pair && isScalar(key)) return { value: pair.value, offset: key.range?.[0] ?? 0 };
  } else if (isCollection(node)) {
    const item = node.items[Number(step)];
    if (item !== undefined && !isPair(item)) return { value: item, offset: (item as Node).range?.[0] ?? 0 };
  }
  return undefined;
}

function firstAlias(document: Document): Node | undefined {
  let found: Node | undefined;
  visit(document, {
    Alias: (_, node) => {
      found = node;
      return visit.BREAK;
    },
  });
  return isAlias(found) ? found : undefined;
}

/** How deep the text could nest, at the most, without parsing it: the parser itself would recurse. */
function nesting(text: string): number {
  let flow = 0;
  let deepest = 0;
  let indent = 0;
  let atStart = true;
  for (let i = 0; i < text.length; i++) {
    const char = text[i];
    if (char === '\n') {
      atStart = true;
      indent = 0;
    } else if (atStart && (char === ' ' || char === '-')) deepest = Math.max(deepest, ++indent / 2);
    else {
      atStart = false;
      if (char === '[' || char === '{') deepest = Math.max(deepest, ++flow);
      else if (char === ']' || char === '}') flow = Math.max(0, flow - 1);
    }
  }
  return deepest;
}

async function readUpTo(path: string, most: number): Promise<Uint8Array> {
  const handle = await open(path, 'r');
  try {
    const size = Math.min((await handle.stat()).size, most);
    const bytes = Buffer.alloc(size);
    const { bytesRead } = await handle.read(bytes, 0, size, 0);
    return bytes.subarray(0, bytesRead);
  } finally {
    await handle.close();
  }
}

function badByte(bytes: Uint8Array, file: string): Place {
  const shown = new TextDecoder('utf-8').decode(bytes).split('\ufffd')[0]?.split('\n') ?? [''];
  return { file, line: shown.length, column: (shown.at(-1)?.length ?? 0) + 1 };
}

const reason = (cause: unknown): string => (cause as NodeJS.ErrnoException).code ?? 'unknown reason';
