/** What happened to a case and who saw it, newest first. */
import type { CaseView, HistoryEntry } from '../wire.ts';
import { endingWords } from './badges.ts';
import { fill, h } from './dom.ts';
import { words } from './strings.ts';
import { inFull, now, when } from './time.ts';

export function drawHistory(list: HTMLElement, { history }: CaseView): void {
  if (list.childElementCount === history.length) return;
  fill(list, ...[...history].reverse().map(entry));
}

function entry({ at, kind, by, detail }: HistoryEntry): HTMLElement {
  const what = words.history.kinds[kind] ?? kind;
  const more = detail && kind === 'closed' ? ending(detail) : detail;
  return h(
    'li',
    {},
    h('time', { datetime: new Date(at).toISOString(), title: inFull(at) }, when(at, now())),
    ` ${words.history.by[by] ?? by}: ${what}${more ? ` (${more})` : ''}`,
  );
}

function ending(detail: string): string {
  const [because = '', ...more] = detail.split(': ');
  return [endingWords(because), ...more].join(': ');
}
