/** The list of requests: who waits, why, since when, and by when they were promised an answer. */
import type { CaseLine, Queue } from '../wire.ts';
import { badges, endingWords, reasonWords, timesOf } from './badges.ts';
import { announce, fill, h } from './dom.ts';
import { words } from './strings.ts';

type View = keyof typeof words.queue.views;
const isOpen = ({ state }: CaseLine): boolean => state !== 'closed';
const BELONGS: Readonly<Record<View, (line: CaseLine) => boolean>> = {
  all: isOpen,
  mine: (line) => line.mine && isOpen(line),
  waiting: ({ state }) => state === 'waiting' || state === 'left-message',
  risk: ({ atRisk }) => atRisk,
  closed: (line) => !isOpen(line),
};
const VIEWS = Object.keys(BELONGS) as View[];

export class QueueList {
  readonly element: HTMLElement;
  readonly #views = h('div', { class: 'views', role: 'group', 'aria-label': words.queue.viewsLabel });
  readonly #list = h('ul', { class: 'cases' });
  readonly #empty = h('p', { class: 'hint', hidden: true });
  readonly #items = new Map<string, { readonly item: HTMLElement; readonly shown: string }>();
  #view: View = 'all';
  #queue: Queue | undefined;
  #current: string | undefined;
  #known: ReadonlySet<string> | undefined;

  constructor() {
    this.element = h(
      'nav',
      { class: 'queue', 'aria-label': words.queue.title },
      h('h2', {}, words.queue.title),
      this.#views,
      this.#empty,
      this.#list,
      findByReference(),
    );
  }

  show(queue: Queue): void {
    this.#queue = queue;
    this.#sayNew(queue);
    document.title = `${waitingIn(queue) > 0 ? `(${waitingIn(queue)}) ` : ''}${words.title}`;
    this.#draw();
  }

  /** The request that is open beside the list. */
  set current(reference: string | undefined) {
    this.#current = reference;
    for (const [known, { item }] of this.#items) markCurrent(item, known === reference);
  }

  #draw(): void {
    const cases = [...(this.#queue?.cases ?? []), ...(this.#queue?.closed ?? [])];
    this.#drawViews(cases);
    const shown = cases.filter(BELONGS[this.#view]);
    this.#empty.hidden = shown.length > 0;
    this.#empty.textContent = words.queue.empty[this.#view];
    // Items that are the same stay the same elements, so that the place of the keyboard is not lost.
    const items = shown.map((line) => this.#itemFor(line));
    const gone = Array.from(this.#list.children).filter((item) => !items.includes(item as HTMLElement));
    for (const item of gone) item.remove();
    items.forEach((item, index) => {
      if (this.#list.children[index] !== item) this.#list.insertBefore(item, this.#list.children[index] ?? null);
    });
    const kept = new Set(cases.map(({ reference }) => reference));
    for (const reference of this.#items.keys()) if (!kept.has(reference)) this.#items.delete(reference);
  }

  #drawViews(cases: readonly CaseLine[]): void {
    const focused = this.#views.contains(document.activeElement) ? this.#view : undefined;
    const buttons = VIEWS.map((view) => {
      const count = cases.filter(BELONGS[view]).length;
      const choose = () => {
        this.#view = view;
        this.#draw();
      };
      return h(
        'button',
        { type: 'button', 'aria-pressed': view === this.#view ? 'true' : 'false', onclick: choose },
        words.queue.views[view],
        ' ',
        h('span', { class: 'count' }, String(count)),
      );
    });
    fill(this.#views, ...buttons);
    if (focused) buttons[VIEWS.indexOf(focused)]?.focus();
  }

  #itemFor(line: CaseLine): HTMLElement {
    const shown = JSON.stringify(line);
    const known = this.#items.get(line.reference);
    if (known?.shown === shown) return known.item;
    const item = known?.item ?? h('li', {}, h('a', { href: `#/case/${line.reference}` }));
    fill(item.firstElementChild!, ...content(line));
    item.className = `p${line.priority}`;
    markCurrent(item, line.reference === this.#current);
    this.#items.set(line.reference, { item, shown });
    return item;
  }

  /** Somebody new is said once; what merely moved is not. */
  #sayNew({ cases }: Queue): void {
    const waiting = cases.filter(BELONGS.waiting).map(({ reference }) => reference);
    const known = this.#known;
    const fresh = known ? waiting.filter((reference) => !known.has(reference)).length : 0;
    if (fresh > 0) announce(words.queue.announceNew(fresh));
    this.#known = new Set([...(known ?? []), ...cases.map(({ reference }) => reference)]);
  }
}

/** Enquirers name the reference, on the telephone too: as they say it, with or without the hyphen. */
function findByReference(): HTMLElement {
  const input = h('input', { id: 'find', type: 'text', maxlength: '12', autocomplete: 'off' });
  const open = (event: Event) => {
    event.preventDefault();
    const letters = input.value.toUpperCase().replace(/[^A-Z0-9]/g, '');
    if (letters === '') return input.focus();
    input.value = '';
    location.hash = `#/case/${letters.slice(0, 3)}-${letters.slice(3)}`;
  };
  return h(
    'form',
    { class: 'find', onsubmit: open },
    h('label', { for: 'find' }, words.queue.find),
    h('div', { class: 'row' }, input, h('button', { type: 'submit', class: 'button quiet' }, words.queue.go)),
  );
}

const waitingIn = ({ cases }: Queue): number => cases.filter(BELONGS.waiting).length;

const content = (line: CaseLine): HTMLElement[] => [
  h(
    'span',
    { class: 'line-top' },
    h('span', { class: 'reference' }, line.reference),
    h('span', { class: 'reason' }, reasonWords(line.reason)),
  ),
  h('span', { class: 'question' }, line.question ?? words.queue.none),
  h('span', { class: 'badges' }, ...badges(line)),
  line.closedBecause && line.state === 'closed'
    ? h('span', { class: 'hint' }, endingWords(line.closedBecause))
    : timesOf(line),
];

function markCurrent(item: HTMLElement, current: boolean): void {
  if (current) item.firstElementChild?.setAttribute('aria-current', 'page');
  else item.firstElementChild?.removeAttribute('aria-current');
}
