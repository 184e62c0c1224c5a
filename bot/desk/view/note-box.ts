/** Notes for colleagues: another place, another colour, another button and a question before it is kept (PITFALLS H10). */
import type { CaseView } from '../wire.ts';
import { api } from './api.ts';
import { button, fill, h, notice } from './dom.ts';
import { words } from './strings.ts';
import { now, when } from './time.ts';

export class NoteBox {
  readonly element: HTMLElement;
  readonly #reference: string;
  readonly #text = h('textarea', { id: 'note', rows: '3', maxlength: '4000', 'aria-describedby': 'note-hint' });
  readonly #list = h('ul', { class: 'notes' });
  readonly #notice = notice();
  readonly #keep: HTMLButtonElement;
  readonly #yes: HTMLButtonElement;
  readonly #confirm: HTMLElement;
  #shown = -1;

  constructor(reference: string) {
    this.#reference = reference;
    const { note } = words;
    this.#keep = button(note.keep, 'quiet', () => this.#ask());
    this.#yes = button(note.yes, 'primary', () => void this.#save());
    const no = button(note.no, 'quiet', () => this.#cancel());
    this.#confirm = h(
      'div',
      { class: 'confirm', hidden: true, role: 'group', 'aria-labelledby': 'note-confirm' },
      h('p', { id: 'note-confirm' }, note.confirm),
      h('div', { class: 'row' }, this.#yes, no),
    );
    this.#text.addEventListener('input', () => this.#notice.clear());
    this.element = h(
      'section',
      { class: 'panel note', 'aria-labelledby': 'note-title' },
      h('h2', { id: 'note-title' }, note.title),
      this.#list,
      h('label', { for: 'note', id: 'note-hint' }, note.label),
      this.#text,
      h('div', { class: 'row' }, this.#keep),
      this.#confirm,
      this.#notice.element,
    );
  }

  show({ notes }: CaseView): void {
    if (notes.length === this.#shown) return;
    this.#shown = notes.length;
    const items = notes.map(({ by, at, text }) =>
      h('li', {}, h('p', { class: 'plain' }, text), h('p', { class: 'hint' }, words.note.by(by, when(at, now())))),
    );
    fill(this.#list, ...(items.length > 0 ? items : [h('li', { class: 'hint' }, words.note.none)]));
  }

  #ask(): void {
    if (this.#text.value.trim() === '') return this.#text.focus();
    this.#confirm.hidden = false;
    this.#keep.hidden = true;
    this.#yes.focus();
  }

  #cancel(): void {
    this.#confirm.hidden = true;
    this.#keep.hidden = false;
    this.#text.focus();
  }

  async #save(): Promise<void> {
    const result = await api.act(this.#reference, 'note', { text: this.#text.value.trim() });
    this.#cancel();
    if (!result.ok) return this.#notice.show(result.problem.error, 'problem');
    this.#text.value = '';
    this.#notice.show(words.note.kept, 'done');
  }
}
