/** Sees that content has changed, so that it can be read again without a restart. */
import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { isLeftover } from './load/read-content.ts';

export interface WatchOptions {
  /** What `lookAt` said just before the folders were read. Default: as they are when the watch begins. */
  readonly since?: string;
  /** Milliseconds between looks. Default: 3,000. */
  readonly every?: number;
  /** The folders have changed and come to rest. A promise is waited for before the next look. */
  readonly onChange: () => void | Promise<void>;
  /** Hears what `onChange` throws; the watch goes on. */
  readonly onError: (error: unknown) => void;
}

/**
 * Looks at names, times and sizes instead of asking the system for events: that also sees folders that are swapped
 * whole, and works on mounts that send no events. Folders still being written are left until two looks agree.
 *
 * @returns stops watching, and resolves when a change under way has been dealt with.
 */
export function watchFolders(folders: readonly string[], options: WatchOptions): () => Promise<void> {
  const { every = 3_000, onChange, onError } = options;
  let used = options.since;
  let seen: string | undefined;
  let timer: NodeJS.Timeout;
  let stopped = false;
  let looking: Promise<void> = Promise.resolve();

  const look = async (): Promise<void> => {
    const now = await lookAt(folders);
    used ??= now;
    const settled = now === seen;
    seen = now;
    if (now === used || !settled || stopped) return;
    used = now;
    await onChange();
  };
  const again = (after: number): void => {
    timer = setTimeout(() => {
      looking = look()
        .catch(onError)
        .finally(() => {
          if (!stopped) again(every);
        });
    }, after);
    timer.unref();
  };
  again(used === undefined ? 0 : every);
  return async () => {
    stopped = true;
    clearTimeout(timer);
    await looking;
  };
}

/** What folders look like from outside: another text as soon as a file in them is another one. */
export async function lookAt(folders: readonly string[]): Promise<string> {
  const lines = await Promise.all(folders.map(linesOf));
  return lines.flat().sort().join('\n');
}

async function linesOf(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { withFileTypes: true, recursive: true }).catch(() => []);
  return Promise.all(
    entries
      .filter((entry) => !entry.isDirectory() && !isLeftover(entry.name))
      .map(async (entry) => {
        const path = join(entry.parentPath, entry.name);
        const { mtimeMs, size } = await stat(path).catch(() => ({ mtimeMs: 0, size: 0 }));
        return `${path} ${mtimeMs} ${size}`;
      }),
  );
}
