/** Steps that adviser and enquirer agreed on, put into the plan that the enquirer takes away. */
import type { CaseView } from '../wire.ts';
import { api, messageId } from './api.ts';
import { fill, h, notice } from './dom.ts';
import { words } from './strings.ts';
import { longDay } from './time.ts';

export class AgreeBox {
  readonly element: HTMLElement;
  readonly #reference: string;
  readonly #text = h('input', {
    id: 'agree',
    type: 'text',
    maxlength: '280',
    required: true,
    autocomplete: 'off',
    'aria-describedby': 'agree-hint',
  });
  readonly #by = h('input', { id: 'agree-by', type: 'date' });
  readonly #list = h('ul', {});
  readonly #notice = notice();
  readonly #form: HTMLFormElement;
  #id = messageId();

  constructor(reference: string) {
    this.#reference = reference;
    const { agree } = words;
    const submit = (event: Event): void => {
      event.preventDefault();
      void this.#save();
    };
    this.#text.addEventListener('input', () => this.#notice.clear());
    this.#form = h(
      'form',
      { onsubmit: submit },
      h('label', { for: 'agree' }, agree.label),
      this.#text,
      h('label', { for: 'agree-by' }, agree.by),
      this.#by,
      h('p', { class: 'hint', id: 'agree-hint' }, agree.hint),
      h('div', { class: 'row' }, h('button', { type: 'submit', class: 'button quiet' }, agree.submit)),
    );
    this.element = h(
      'section',
      { class: 'panel agree', 'aria-labelledby': 'agree-title' },
      h('h2', { id: 'agree-title' }, agree.title),
      this.#list,
      this.#form,
      this.#notice.element,
    );
  }

  /** Only who has the request can agree on anything with the enquirer. */
  show({ line, agreed }: CaseView): void {
    this.#form.hidden = !(line.state === 'with-adviser' && line.mine);
    const items = agreed.map(({ text, by }) =>
      h('li', {}, by === undefined ? text : `${text} (${words.agree.until(longDay(by))})`),
    );
    fill(this.#list, ...(items.length > 0 ? items : [h('li', { class: 'hint' }, words.agree.none)]));
  }

  async #save(): Promise<void> {
    const body = { text: this.#text.value.trim(), by: this.#by.value, id: this.#id };
    if (body.text === '') return this.#text.focus();
    const result = await api.act(this.#reference, 'agree', body);
    if (!result.ok) return this.#notice.show(result.problem.error, 'problem');
    this.#id = messageId();
    this.#text.value = '';
    this.#by.value = '';
    this.#notice.show(words.agree.done, 'done');
    this.#text.focus();
  }
}
