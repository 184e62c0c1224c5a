/** The flows folder to flows that run, with every mistake at once. */
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { isMap, isScalar, isSeq, LineCounter, parseDocument } from 'yaml';
import type { Document } from 'yaml';
import type { Knowledge } from '../../knowledge/index.ts';
import { checkFlow, checkRuns } from './check.ts';
import { flowOf, flowSchema } from './flow.ts';
import type { Flow } from './flow.ts';
import { Stage } from './flow-dialog.ts';
import type { Flows } from './flows.ts';
import { FlowErrors } from './problems.ts';
import type { FlowProblem, FlowProblemCode } from './problems.ts';

/** Says a problem at a place of the file: by step name and field, or by path. */
export type At = (code: FlowProblemCode, message: string, path?: readonly PropertyKey[]) => FlowProblem;

export interface FlowFile {
  readonly flow: Flow;
  readonly problem: At;
}

/** @throws {FlowErrors} with every mistake, when there is any. */
export async function loadFlows(folder: string, knowledge: Knowledge): Promise<Flows> {
  const names = (await readdir(folder)).filter((name) => name.endsWith('.yaml')).sort();
  const texts = await Promise.all(
    names.map(async (name) => [name, await readFile(join(folder, name), 'utf8')] as const),
  );
  return flowsFrom(texts, knowledge);
}

/** As `loadFlows`, from texts already in hand: pairs of file name and YAML. */
export function flowsFrom(texts: readonly (readonly [string, string])[], knowledge: Knowledge): Flows {
  const problems: FlowProblem[] = [];
  const files = new Map<string, FlowFile>();
  for (const [name, text] of texts) {
    const file = readFlow(name, text, problems);
    if (file) files.set(file.flow.id, file);
  }
  const flows = new Map([...files].map(([id, { flow }]) => [id, flow]));
  for (const file of files.values()) problems.push(...checkFlow(file, flows, knowledge));
  problems.push(...checkRuns(files));
  if (problems.length > 0) throw new FlowErrors(problems);
  return { all: flows, stage: new Stage([...flows.values()]) };
}

function readFlow(name: string, text: string, problems: FlowProblem[]): FlowFile | undefined {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false });
  const at = (code: FlowProblemCode, message: string, offset: number): FlowProblem => {
    const { line, col } = lines.linePos(offset);
    return { code, message, place: { file: name, line, column: col } };
  };
  if (document.errors.length > 0) {
    problems.push(...document.errors.map((error) => at('bad-yaml', error.message, error.pos[0])));
    return undefined;
  }
  const problem: At = (code, message, path = []) => at(code, message, offsetOf(document, path));
  const result = flowSchema.safeParse(document.toJS({ maxAliasCount: 0 }));
  if (!result.success) {
    for (const issue of result.error.issues) {
      const code = issue.code === 'unrecognized_keys' ? 'unknown-field' : 'wrong-value';
      problems.push(problem(code, `${issue.path.map(String).join('.')}: ${issue.message}`, issue.path));
    }
    return undefined;
  }
  problems.push(...nameProblems(result.data.steps, problem));
  return { flow: flowOf(name.replace(/\.yaml$/, ''), result.data), problem };
}

function nameProblems(steps: readonly Record<string, unknown>[], problem: At): FlowProblem[] {
  const seen = new Set<string>();
  return steps.flatMap((entry, at) => {
    const [name, ...more] = Object.keys(entry);
    if (name === undefined || more.length > 0)
      return [problem('one-name-a-step', `Step ${at + 1} has not one name.`, ['steps', at])];
    if (seen.has(name))
      return [problem('duplicate-step', `There is a step called \`${name}\` already.`, ['steps', at, name])];
    seen.add(name);
    return [];
  });
}

/** Where the key at the end of a path stands, or the nearest thing above it that is there. */
function offsetOf(document: Document, path: readonly PropertyKey[]): number {
  let node: unknown = document.contents;
  let offset = 0;
  for (const key of path) {
    if (isMap(node)) {
      const pair = node.items.find((item) => isScalar(item.key) && item.key.value === key);
      if (!pair) break;
      if (isScalar(pair.key)) offset = pair.key.range?.[0] ?? offset;
      node = pair.value;
    } else if (isSeq(node)) {
      node = node.items[Number(key)];
      if (isMap(node)) offset = node.range?.[0] ?? offset;
    } else break;
  }
  return offset;
}
