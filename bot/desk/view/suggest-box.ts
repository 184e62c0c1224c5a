/** Answers from the knowledge base, to be put into the reply with their sources; what may not be said stands above. */
import type { CaseLine, Suggestion, Suggestions } from '../wire.ts';
import { api } from './api.ts';
import { announce, button, fill, h, markdown, notice } from './dom.ts';
import { words } from './strings.ts';

const { suggest } = words;

export class SuggestBox {
  readonly element: HTMLElement;
  readonly #query = h('input', { id: 'suggest', type: 'search', maxlength: '500', autocomplete: 'off' });
  readonly #results = h('div', { class: 'suggestions' });
  readonly #notice = notice();
  readonly #insert: (text: string) => void;
  #line: CaseLine | undefined;
  #round = 0;

  constructor(lastQuestion: () => string, insert: (text: string) => void) {
    this.#insert = insert;
    const useLast = () => {
      this.#query.value = lastQuestion().slice(0, 500);
      void this.#search();
    };
    const submit = (event: Event) => {
      event.preventDefault();
      void this.#search();
    };
    this.element = h(
      'section',
      { class: 'panel suggest', 'aria-labelledby': 'suggest-title' },
      h('h2', { id: 'suggest-title' }, suggest.title),
      h(
        'form',
        { role: 'search', onsubmit: submit },
        h('label', { for: 'suggest' }, suggest.label),
        h('div', { class: 'row' }, this.#query, h('button', { type: 'submit', class: 'button quiet' }, suggest.search)),
        button(suggest.fromLast, 'quiet', useLast, { class: 'button link' }),
      ),
      this.#results,
      this.#notice.element,
    );
  }

  show(line: CaseLine): void {
    this.#line = line;
    const may = line.state === 'with-adviser' && line.mine;
    this.element.classList.toggle('read-only', !may);
  }

  async #search(): Promise<void> {
    const text = this.#query.value.trim();
    if (text === '') return this.#query.focus();
    const round = ++this.#round;
    const result = await api.suggestions(text, this.#line?.nations[0]);
    if (round !== this.#round) return;
    if (!result.ok) return this.#notice.show(result.problem.error, 'problem');
    this.#notice.clear();
    this.#draw(result.value);
  }

  #draw({ items, boundary, safety }: Suggestions): void {
    fill(
      this.#results,
      safety &&
        h(
          'div',
          { class: 'boundary' },
          h('p', {}, suggest.safety),
          markdown(safety.text),
          this.#insertButton(suggest.insert, safety.text),
        ),
      boundary &&
        h(
          'div',
          { class: 'boundary' },
          h('h3', {}, suggest.boundary(boundary.topic)),
          h('p', {}, h('strong', {}, suggest.mayNot), ' ', boundary.mayNot),
          h('p', {}, h('strong', {}, suggest.sendTo), ' ', boundary.sendTo),
        ),
      ...items.map((item) => this.#item(item)),
      items.length === 0 && !safety && h('p', { class: 'hint' }, suggest.none),
    );
    announce(suggest.found(items.length));
  }

  #item(item: Suggestion): HTMLElement {
    const flags = [
      suggest.status[item.status],
      item.basis === 'judgement' && suggest.judgement,
      item.overdue && suggest.overdue,
      ...(item.nations.length < 4 ? [item.nations.map((nation) => words.nations[nation]).join(', ')] : []),
    ].filter((flag): flag is string => Boolean(flag));
    return h(
      'details',
      {},
      h('summary', {}, h('span', {}, item.title), ...flags.map((flag) => h('span', { class: 'badge plain' }, flag))),
      markdown(item.text),
      this.#insertButton(suggest.insertOf(item.title), item.text),
    );
  }

  #insertButton(label: string, text: string): HTMLButtonElement {
    return button(
      suggest.insert,
      'quiet',
      () => {
        this.#insert(text);
        announce(suggest.inserted);
      },
      { 'aria-label': label, class: 'button quiet insert' },
    );
  }
}
