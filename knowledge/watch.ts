/** New content without a restart: a changed folder is read again, and used when it checks clean. */
import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { loadKnowledge } from './load.ts';
import type { Knowledge } from './load.ts';

export interface WatchOptions {
  /** The day to tell the new content for, YYYY-MM-DD; asked at each reload. */
  readonly asOf: () => string;
  readonly flows?: readonly string[];
  /** Milliseconds between looks. Default: 3,000. */
  readonly every?: number;
  /** Handed the new knowledge once it has checked clean. A promise is waited for. */
  readonly onReload: (knowledge: Knowledge) => void | Promise<void>;
  /** The folder changed but may not be used: what was read before stays. Every mistake is in `KnowledgeErrors`. */
  readonly onProblem: (error: Error) => void;
}

/**
 * Looks at names, times and sizes instead of asking the system for events: that also sees folders that are swapped
 * whole, and works on mounts that send no events. A folder still being written is left until two looks agree.
 *
 * @returns stops watching; a reload under way is dropped.
 */
export function watchKnowledge(folder: string, options: WatchOptions): () => void {
  const { asOf, flows, every = 3_000, onReload, onProblem } = options;
  let stopped = false;
  let used: string | undefined;
  let seen: string | undefined;
  let timer: NodeJS.Timeout;

  const look = async (): Promise<void> => {
    const now = await signature(folder);
    used ??= now;
    const settled = now === seen;
    seen = now;
    if (now === used || !settled) return;
    used = now;
    const knowledge = await loadKnowledge(folder, { asOf: asOf(), ...(flows && { flows }) });
    if (!stopped) await onReload(knowledge);
  };
  const again = (): void => {
    timer = setTimeout(() => {
      look()
        .catch((error: unknown) => {
          if (!stopped) onProblem(error instanceof Error ? error : new Error(String(error)));
        })
        .finally(() => {
          if (!stopped) again();
        });
    }, every);
    timer.unref();
  };
  // The first look is what the server has just read; without it a change in the first moments would be missed.
  void signature(folder).then((now) => (used ??= now));
  again();
  return () => {
    stopped = true;
    clearTimeout(timer);
  };
}

async function signature(folder: string): Promise<string> {
  const entries = await readdir(folder, { withFileTypes: true, recursive: true }).catch(() => []);
  const lines = await Promise.all(
    entries
      .filter((entry) => entry.isFile())
      .map(async (entry) => {
        const path = join(entry.parentPath, entry.name);
        const { mtimeMs, size } = await stat(path).catch(() => ({ mtimeMs: 0, size: 0 }));
        return `${path} ${mtimeMs} ${size}`;
      }),
  );
  return lines.sort().join('\n');
}
