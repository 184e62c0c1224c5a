/**
 * New content without a restart: when a file of the content or a flow is saved, all of it is read and checked again, and
 * takes the place of the old as one. With a mistake in it the old goes on, and everybody who can do something is told.
 */
import { watchFolders } from '../knowledge/index.ts';
import { flowsFolder, loadContent, mistakesIn, type Mistake, type Needs } from './content.ts';
import type { LiveContent } from './live-content.ts';
import type { Log } from './log.ts';
import { lostSince } from './lost-content.ts';

export interface ReloadingOptions {
  readonly folder: string;
  readonly needs: Needs;
  readonly content: LiveContent;
  /** What the folders looked like just before `content` was read (`watchedFolders`, `lookAt`). */
  readonly since: string;
  /** Milliseconds between looks. Default: 3,000. */
  readonly every?: number;
  readonly log: Log;
  /** Something was read: used or refused. */
  readonly onRead: (how: 'used' | 'refused') => void;
  readonly onTrouble: (error: unknown) => void;
}

/** So many are told in one line of the log; `kb check` tells them all. */
const MOST_TOLD = 50;

export const watchedFolders = (folder: string): string[] => [folder, flowsFolder()];

/** Call what it returns to stop, and wait for it. */
export function startReloading(options: ReloadingOptions): () => Promise<void> {
  const { folder, needs, content, since, every, log, onRead, onTrouble } = options;
  // Against what it was started with; against what is served now it could lose a little with each save.
  const lost = lostSince(content.current.knowledge);

  const refuse = (mistakes: readonly Mistake[]): void => {
    content.keepOld();
    const told = mistakes.slice(0, MOST_TOLD);
    const more = mistakes.length > MOST_TOLD && { more: mistakes.length - MOST_TOLD };
    log.error({ folder, mistakes: told, ...more }, 'the content has mistakes; what was there before is still served');
    onRead('refused');
  };
  const readAgain = async (): Promise<void> => {
    try {
      const next = await loadContent(folder, content.day, needs);
      const missing = lost(next.knowledge);
      if (missing.length > 0) return refuse(missing);
      content.replace(next);
      log.info({ units: next.knowledge.units.size, flows: next.flows.all.size }, 'new content is served');
      onRead('used');
    } catch (error) {
      const mistakes = mistakesIn(error);
      if (mistakes) return refuse(mistakes);
      onTrouble(error);
      refuse([]);
    }
  };
  return watchFolders(watchedFolders(folder), {
    since,
    onChange: readAgain,
    onError: onTrouble,
    ...(every !== undefined && { every }),
  });
}
