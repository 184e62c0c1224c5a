/** What every sub-command of `kb` has, and the options that they share. */
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import type { ParseArgsConfig } from 'node:util';

export interface Command {
  /** One line: how it is called, and what it does. */
  readonly usage: string;
  /** Resolves to the exit code. */
  run(args: string[]): Promise<number>;
}

/** Options of every command: another content folder, and another day than today. */
export const COMMON = { content: { type: 'string' }, 'as-of': { type: 'string' } } as const;

export function readArgs<T extends NonNullable<ParseArgsConfig['options']>>(args: string[], options: T) {
  const { values, positionals } = parseArgs({ args, options: { ...COMMON, ...options }, allowPositionals: true });
  const common = values as { content?: string; 'as-of'?: string };
  return { values, positionals, folder: common.content ?? contentFolder(), asOf: common['as-of'] ?? today() };
}

/** The project's own content, whether this runs from its source or from a bundle some folders deeper. */
export function contentFolder(): string {
  return join(projectFolder(), 'knowledge', 'content');
}

export function projectFolder(): string {
  let folder = dirname(fileURLToPath(import.meta.url));
  while (!existsSync(join(folder, 'knowledge', 'content')) && dirname(folder) !== folder) folder = dirname(folder);
  return folder;
}

export const today = (): string => new Date().toISOString().slice(0, 10);
