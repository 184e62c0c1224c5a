/** The steps as bars over months. Its numbers are those of the list beneath, which says the same. */
import { escape } from '../../widget/markdown.ts';
import type { Timeline } from '../document/model.ts';

const HEAD = 26;
const ROW = 20;
/** A bar of a day must still be seen. */
const SHORTEST = 0.012;
/** Past this a month's name would run out of the picture. */
const TURN = 0.8;
/** Two names, one before its line and one after, on a phone. */
const ROOM = 0.4;

export function timelineFigure({ caption, description, ticks, bars }: Timeline, id: string): string {
  const height = HEAD + bars.length * ROW + 6;
  const months = ticks.map(({ at, label }, tick) => {
    const turned = at > TURN;
    const crowded = turned && at - (ticks[tick - 1]?.at ?? -1) < ROOM;
    const anchor = turned ? ' text-anchor="end"' : '';
    const name = `<text x="${percent(at)}" y="14" class="label"${anchor}>${escape(label)}</text>`;
    return (
      `<line x1="${percent(at)}" x2="${percent(at)}" y1="${HEAD - 6}" y2="${height}" class="month"/>` +
      (crowded ? '' : name)
    );
  });
  const rows = bars.map(({ at, length, must }, row) => {
    const from = Math.min(at, 1 - SHORTEST);
    const top = HEAD + row * ROW;
    return (
      `<text x="${percent(from)}" dx="-5" y="${top + 12}" text-anchor="end" class="number">${row + 1}</text>` +
      `<rect x="${percent(from)}" y="${top + 2}" width="${percent(Math.max(length, SHORTEST))}" height="12" rx="2" ` +
      `class="${must ? 'must' : 'wise'}"/>`
    );
  });
  return (
    `<figure class="timeline"><figcaption>${escape(caption)}</figcaption>` +
    `<svg role="img" aria-labelledby="${id}-title" aria-describedby="${id}-desc" width="100%" height="${height}">` +
    `<title id="${id}-title">${escape(caption)}</title><desc id="${id}-desc">${escape(description)}</desc>` +
    `${months.join('')}${rows.join('')}</svg></figure>`
  );
}

const percent = (part: number): string => `${Math.round(part * 10_000) / 100}%`;
