/** What every sub-command of `kb` has, and the options that they share. */
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import type { ParseArgsConfig } from 'node:util';
import { parse } from 'yaml';
import type { z } from 'zod';
import { describeProblem, isDay, readKnowledge } from '../../../knowledge/index.ts';
import type { Knowledge } from '../../../knowledge/index.ts';
import { dayOf, flowIds, flowsFolder } from '../../content.ts';
import { projectFolder } from '../../project-folder.ts';

export interface Command {
  /** How it is called. */
  readonly usage: string;
  /** What it does, in a line. */
  readonly what: string;
  /**
   * Resolves to the exit code: 0 well, 1 something found.
   * @param env where the server's store is, for what reads it
   * @throws {UsageError}
   */
  run(args: string[], env?: NodeJS.ProcessEnv): Promise<number>;
}

/** Told without a stack: the command was not given what it needs. Exit code 2. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}

/** Options of every command: another content folder, and another day than today. */
const COMMON = { content: { type: 'string' }, 'as-of': { type: 'string' } } as const;

export function readArgs<T extends NonNullable<ParseArgsConfig['options']>>(
  args: string[],
  options: T,
  { names = [], many = false }: { readonly names?: readonly string[]; readonly many?: boolean } = {},
) {
  const { values, positionals } = parseArgs({ args, options: { ...COMMON, ...options }, allowPositionals: true });
  const { content, 'as-of': day = dayOf(new Date()) } = values as { content?: string; 'as-of'?: string };
  if (!isDay(day)) throw new UsageError(`"${day}" is not a date such as 2026-11-24.`);
  const folder = content ?? join(projectFolder(), 'knowledge', 'content');
  if (!existsSync(folder)) throw new UsageError(`There is no folder ${folder}.`);
  const extra = positionals[names.length];
  if (extra !== undefined && !many) throw new UsageError(`"${extra}" is not understood here.`);
  return { values, positionals, folder, asOf: day };
}

/** @throws {UsageError} */
export function wholeNumber(option: string, value: unknown, least: number, most: number): number {
  const number = typeof value === 'string' && /^\d{1,9}$/.test(value) ? Number(value) : Number.NaN;
  if (number >= least && number <= most) return number;
  throw new UsageError(`${option} is a whole number from ${least} to ${most}, not "${String(value)}".`);
}

/** A YAML file that is no content. @throws {UsageError} with where it is wrong, in words. */
export async function readFileAs<T>(path: string, schema: z.ZodType<T>): Promise<T> {
  const text = await readFile(path, 'utf8').catch((error: NodeJS.ErrnoException) => {
    throw new UsageError(`${path} could not be read (${error.code ?? error.message}).`);
  });
  let data: unknown;
  try {
    data = parse(text);
  } catch (error) {
    throw new UsageError(`${path} is not right: ${(error as Error).message}`);
  }
  const read = schema.safeParse(data);
  if (read.success) return read.data;
  const lines = read.error.issues.slice(0, 10).map((issue) => `  ${placeOf(issue.path)}${issue.message}`);
  throw new UsageError(`${path} is not right:\n${lines.join('\n')}`);
}

const placeOf = (path: readonly PropertyKey[]): string => (path.length > 0 ? `${path.map(String).join(' → ')}: ` : '');

/** How far long work is, on a terminal that can be written over; call it without anything at the end. */
export function progress(what?: string): void {
  if (process.stderr.isTTY) process.stderr.write(`\r\x1b[K${what ?? ''}`);
}

export { flowIds, flowsFolder };

/** For commands that look at content while it is being written: mistakes are told on stderr, and the rest is used. */
export async function knowledgeAsItIs(folder: string, asOf: string): Promise<Knowledge> {
  const { knowledge, errors } = await readKnowledge(folder, { asOf, flows: await flowIds() });
  const [first] = errors;
  if (first) {
    const count = errors.length === 1 ? 'One mistake' : `${errors.length} mistakes, of which this is the first,`;
    console.error(`${count} in the content (\`kb check\` tells all):\n${describeProblem(first)}`);
  }
  return knowledge;
}
