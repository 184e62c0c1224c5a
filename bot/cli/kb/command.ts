/** What every sub-command of `kb` has, and the options that they share. */
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import type { ParseArgsConfig } from 'node:util';
import { describeProblem, readKnowledge } from '../../../knowledge/index.ts';
import type { Knowledge } from '../../../knowledge/index.ts';
import { dayOf } from '../../content.ts';
import { projectFolder } from '../../project-folder.ts';

export interface Command {
  /** How it is called, and what it does, in one line. */
  readonly usage: string;
  /** Resolves to the exit code. */
  run(args: string[]): Promise<number>;
}

/** Options of every command: another content folder, and another day than today. */
const COMMON = { content: { type: 'string' }, 'as-of': { type: 'string' } } as const;

export function readArgs<T extends NonNullable<ParseArgsConfig['options']>>(args: string[], options: T) {
  const { values, positionals } = parseArgs({ args, options: { ...COMMON, ...options }, allowPositionals: true });
  const { content, 'as-of': day = dayOf(new Date()) } = values as { content?: string; 'as-of'?: string };
  if (!/^\d{4}-\d{2}-\d{2}$/.test(day) || Number.isNaN(Date.parse(day)))
    throw new UsageError(`"${day}" is not a date such as 2026-11-24.`);
  return { values, positionals, folder: content ?? join(projectFolder(), 'knowledge', 'content'), asOf: day };
}

/** Told without a stack: the command was not given what it needs. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}

export const flowsFolder = (): string => join(projectFolder(), 'dialogs', 'flows');

export async function flowIds(): Promise<string[]> {
  const names = await readdir(flowsFolder());
  return names.filter((name) => name.endsWith('.yaml')).map((name) => name.slice(0, -'.yaml'.length));
}

/** For commands that look at content while it is being written: mistakes are told on stderr, and the rest is used. */
export async function knowledgeAsItIs(folder: string, asOf: string): Promise<Knowledge> {
  const { knowledge, errors } = await readKnowledge(folder, { asOf, flows: await flowIds() });
  if (errors.length) console.error(`${errors.length} mistakes in the content; \`kb check\` tells them all. The first:`);
  for (const error of errors.slice(0, 1)) console.error(describeProblem(error));
  return knowledge;
}
