/** The small labels that say how a request stands. Words first: colour only repeats them. */
import type { CaseLine } from '../wire.ts';
import { h } from './dom.ts';
import { words } from './strings.ts';
import { ago, inFull, now, when } from './time.ts';

const badge = (text: string, kind: string): HTMLElement => h('span', { class: `badge ${kind}` }, text);

export function badges(line: CaseLine): HTMLElement[] {
  const urgent = line.priority < 4 ? [badge(words.priorities[line.priority], `p${line.priority}`)] : [];
  const risk = line.atRisk ? [badge(words.atRisk, 'risk')] : [];
  return [...urgent, ...risk, badge(stateWords(line), line.state), badge(nationWords(line), 'plain')];
}

export function stateWords(line: CaseLine): string {
  if (line.state !== 'with-adviser' || !line.adviser) return words.states[line.state];
  return line.mine ? words.withYou : words.withSomebody(line.adviser.name);
}

export const nationWords = ({ nations }: CaseLine): string =>
  nations.map((nation) => words.nations[nation]).join(', ') || words.nationUnknown;

/** An id of the knowledge base as words: `staff-transfer` reads "Staff transfer". */
export function reasonWords(id: string): string {
  const known = words.reasons[id];
  if (known) return known;
  const text = id.replaceAll('-', ' ');
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** How a case ended: an outcome that an adviser chose, or what happened without one. */
export const endingWords = (because: string): string =>
  (words.close.outcomes as Readonly<Record<string, string>>)[because] ??
  words.close.endings[because] ??
  reasonWords(because);

/** When it was asked and by when an answer is promised; kept current by `tick`. */
export function timesOf(line: CaseLine): HTMLElement {
  const element = h('span', { class: 'times' });
  const write = () => {
    const asked = h(
      'time',
      { datetime: new Date(line.asked).toISOString(), title: inFull(line.asked) },
      words.queue.waitingSince(ago(line.asked, now())),
    );
    element.replaceChildren(asked, ...promiseOf(line));
  };
  write();
  ticking.set(element, write);
  return element;
}

function promiseOf({ promise }: CaseLine): (string | HTMLElement)[] {
  if (promise === undefined) return [];
  const missed = promise <= now();
  const text = missed ? words.queue.overdue(ago(promise, now())) : words.queue.promised(when(promise, now()));
  return [
    ' · ',
    h(
      'time',
      { datetime: new Date(promise).toISOString(), title: inFull(promise), class: missed ? 'missed' : 'promise' },
      text,
    ),
  ];
}

const ticking = new Map<HTMLElement, () => void>();
export function tick(): void {
  for (const [element, write] of ticking) {
    if (element.isConnected) write();
    else ticking.delete(element);
  }
}
