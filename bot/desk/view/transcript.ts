/** What was said, oldest first; new lines are added, never drawn again, so that reading is not disturbed. */
import type { CaseView, Line, Presence } from '../wire.ts';
import { announce, h, markdown, plain } from './dom.ts';
import { words } from './strings.ts';
import { inFull, now, when } from './time.ts';

const { talk } = words;
const SAID_ALOUD = 200;
/** Nearer to the end than this many pixels counts as reading along. */
const NEAR = 80;

export class Transcript {
  readonly element: HTMLElement;
  readonly #list = h('ol', { class: 'lines' });
  readonly #scroll: HTMLElement;
  readonly #empty = h('p', { class: 'hint' }, talk.empty);
  readonly #presence = h('p', { class: 'presence', 'aria-live': 'off' });
  readonly #unreachable = h('p', { class: 'notice problem', hidden: true }, talk.unreachable);
  readonly #toNewest: HTMLButtonElement;
  readonly #lines = new Map<number, HTMLElement>();
  #last = 0;
  #lastFromEnquirer = 0;

  constructor() {
    this.#scroll = h(
      'div',
      { class: 'scroll', tabindex: '0', role: 'region', 'aria-labelledby': 'talk-title' },
      this.#empty,
      this.#list,
    );
    this.#toNewest = h(
      'button',
      { type: 'button', class: 'to-newest', hidden: true, onclick: () => this.toEnd() },
      talk.toNewest,
    );
    this.#scroll.addEventListener('scroll', () => this.#atEnd() && (this.#toNewest.hidden = true), { passive: true });
    this.element = h(
      'div',
      { class: 'talk' },
      h('h2', { id: 'talk-title' }, talk.title),
      this.#unreachable,
      this.#scroll,
      this.#toNewest,
      this.#presence,
    );
  }

  /** The sequence up to which everything is shown. */
  get last(): number {
    return this.#last;
  }

  /** What the enquirer asks: what they passed on as their question, until they say something more. */
  lastQuestion = '';

  add({ transcript, undelivered, packet, history }: CaseView, first: boolean): void {
    const asked = history.filter(({ kind }) => kind === 'asked' || kind === 'reopened').pop()?.at ?? 0;
    if (first) this.lastQuestion = packet.question ?? '';
    const follow = first || this.#atEnd();
    for (const line of transcript) {
      if (this.#lines.has(line.sequence)) continue;
      const element = lineElement(line);
      this.#lines.set(line.sequence, element);
      this.#list.append(element);
      this.#last = Math.max(this.#last, line.sequence);
      if (line.author !== 'enquirer') continue;
      // The words of the asking itself, such as the yes to what is passed on, are no question.
      if (line.at > asked || this.lastQuestion === '') this.lastQuestion = line.text;
      this.#lastFromEnquirer = line.sequence;
      if (!first) announce(talk.newFrom(talk.enquirer, line.text.slice(0, SAID_ALOUD)));
    }
    this.#markUndelivered(undelivered);
    this.#empty.hidden = this.#lines.size > 0;
    if (follow) this.toEnd();
    else if (transcript.length > 0) this.#toNewest.hidden = false;
  }

  /** Whoever wrote since can be reached again. */
  #markUndelivered(undelivered: readonly number[]): void {
    for (const sequence of undelivered) this.#lines.get(sequence)?.classList.add('undelivered');
    this.#unreachable.hidden = !undelivered.some((sequence) => sequence > this.#lastFromEnquirer);
  }

  presence({ looking }: Presence, me: string): void {
    const others = looking.filter(({ id }) => id !== me);
    const typing = others.filter(({ typing }) => typing);
    const names = (people: typeof others) => people.map(({ name }) => name).join(', ');
    this.#presence.textContent =
      typing.length > 0 ? talk.typing(names(typing)) : others.length > 0 ? talk.looking(names(others)) : '';
  }

  toEnd(): void {
    this.#scroll.scrollTop = this.#scroll.scrollHeight;
    this.#toNewest.hidden = true;
  }

  #atEnd(): boolean {
    return this.#scroll.scrollHeight - this.#scroll.scrollTop - this.#scroll.clientHeight < NEAR;
  }
}

function lineElement(line: Line): HTMLElement {
  const who = line.author === 'adviser' ? (line.name ?? talk.adviser) : talk[line.author];
  return h(
    'li',
    { class: `line ${line.author}` },
    h(
      'p',
      { class: 'who' },
      h('span', { class: 'name' }, who),
      ' ',
      h('time', { datetime: new Date(line.at).toISOString(), title: inFull(line.at) }, when(line.at, now())),
    ),
    line.change && h('p', { class: 'hint' }, talk.changes[line.change]),
    line.text !== '' && (line.markdown ? markdown(line.text) : plain(line.text)),
    h('p', { class: 'not-delivered' }, talk.undelivered),
  );
}
