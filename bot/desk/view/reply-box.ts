/** The one box whose words reach the enquirer. Its draft survives everything but closing the page. */
import type { CaseLine } from '../wire.ts';
import { api, messageId } from './api.ts';
import { button, h, notice } from './dom.ts';
import { words } from './strings.ts';

const TYPING_EVERY = 4_000;

export class ReplyBox {
  readonly element: HTMLElement;
  readonly #reference: string;
  readonly #text = h('textarea', { id: 'reply', rows: '4', maxlength: '8000', 'aria-describedby': 'reply-hint' });
  readonly #notice = notice();
  readonly #send: HTMLButtonElement;
  readonly #form: HTMLElement;
  readonly #why = h('p', { class: 'hint' });
  readonly #drafts: Map<string, string>;
  #id = messageId();
  #toldTyping = 0;
  #sending = false;

  constructor(reference: string, drafts: Map<string, string>) {
    this.#reference = reference;
    this.#drafts = drafts;
    this.#text.value = drafts.get(reference) ?? '';
    this.#text.addEventListener('input', () => this.#typed());
    this.#text.addEventListener('keydown', (event) => {
      if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return;
      event.preventDefault();
      void this.#submit();
    });
    this.#send = button(words.reply.send, 'primary', () => void this.#submit());
    this.#form = h(
      'div',
      {},
      h('label', { for: 'reply' }, words.reply.label),
      this.#text,
      h('div', { class: 'row' }, this.#send, h('span', { class: 'hint', id: 'reply-hint' }, words.reply.keys)),
    );
    this.element = h(
      'section',
      { class: 'reply', 'aria-labelledby': 'reply-title' },
      h('h2', { id: 'reply-title' }, words.reply.title),
      this.#why,
      this.#form,
      this.#notice.element,
    );
  }

  /** Only who has the request can send; a draft is kept meanwhile. */
  show(line: CaseLine): void {
    const may = line.state === 'with-adviser' && line.mine;
    this.#form.hidden = !may;
    this.#why.hidden = may;
    this.#why.textContent = whyNot(line);
    if (!may) this.#notice.clear();
  }

  focus(): void {
    this.#text.focus();
  }

  insert(text: string): void {
    const { value, selectionStart } = this.#text;
    const before = value.slice(0, selectionStart).trimEnd();
    const after = value.slice(selectionStart).trimStart();
    this.#text.value = [before, text, after].filter(Boolean).join('\n\n');
    this.#typed();
    this.#text.focus();
  }

  #typed(): void {
    if (this.#text.value) this.#drafts.set(this.#reference, this.#text.value);
    else this.#drafts.delete(this.#reference);
    this.#notice.clear();
    this.#text.style.setProperty('height', 'auto');
    this.#text.style.setProperty('height', `${Math.min(this.#text.scrollHeight + 2, 320)}px`);
    if (Date.now() - this.#toldTyping < TYPING_EVERY) return;
    this.#toldTyping = Date.now();
    void api.act(this.#reference, 'typing');
  }

  async #submit(): Promise<void> {
    const text = this.#text.value.trim();
    if (text === '' || this.#sending) return;
    this.#sending = true;
    this.#send.setAttribute('aria-disabled', 'true');
    const result = await api.act(this.#reference, 'reply', { text, id: this.#id });
    this.#sending = false;
    this.#send.removeAttribute('aria-disabled');
    if (!result.ok) return this.#notice.show(result.problem.error, 'problem');
    this.#id = messageId();
    this.#text.value = '';
    this.#typed();
    this.#notice.show(words.reply.sent, 'done');
    this.#text.focus();
  }
}

function whyNot(line: CaseLine): string {
  if (line.state === 'closed') return words.reply.closedCase;
  if (line.state === 'wrap-up') return words.reply.wrapUp;
  if (line.state === 'with-adviser' && line.adviser) return words.reply.another(line.adviser.name);
  return words.reply.cannot;
}
