/** One case: the conversation, the reply and answers to put into it; beside them what the bot knows, notes and history. */
import type { CaseView, Presence } from '../wire.ts';
import { AgreeBox } from './agree-box.ts';
import { api } from './api.ts';
import { CaseHead } from './case-head.ts';
import { h } from './dom.ts';
import { drawHistory } from './history.ts';
import { NoteBox } from './note-box.ts';
import { drawPacket } from './packet.ts';
import { ReplyBox } from './reply-box.ts';
import { words } from './strings.ts';
import { SuggestBox } from './suggest-box.ts';
import { clockSays } from './time.ts';
import { Transcript } from './transcript.ts';

/** Replies that were begun and not sent, for as long as the page is open. */
const drafts = new Map<string, string>();
export const hasDrafts = (): boolean => drafts.size > 0;

export class CasePage {
  readonly element: HTMLElement;
  readonly reference: string;
  readonly #head: CaseHead;
  readonly #packet = h('dl', { class: 'packet' });
  readonly #transcript = new Transcript();
  readonly #reply: ReplyBox;
  readonly #agree: AgreeBox;
  readonly #note: NoteBox;
  readonly #suggest: SuggestBox;
  readonly #history = h('ol', { class: 'history' });
  #asking: Promise<void> | undefined;
  #again = false;
  #gone = false;

  constructor(reference: string) {
    this.reference = reference;
    this.#head = new CaseHead(reference, { changed: () => this.refresh(), taken: () => this.#reply.focus() });
    this.#reply = new ReplyBox(reference, drafts);
    this.#agree = new AgreeBox(reference);
    this.#note = new NoteBox(reference);
    this.#suggest = new SuggestBox(
      () => this.#transcript.lastQuestion,
      (text) => this.#reply.insert(text),
    );
    const panel = (title: string, ...parts: HTMLElement[]) =>
      h('section', { class: 'panel', 'aria-label': title }, h('h2', {}, title), ...parts);
    this.element = h(
      'article',
      { class: 'case', hidden: true },
      this.#head.element,
      h('div', { class: 'talking' }, this.#transcript.element, this.#reply.element, this.#suggest.element),
      h(
        'div',
        { class: 'side' },
        panel(words.packet.title, this.#packet),
        this.#agree.element,
        this.#note.element,
        h(
          'details',
          { class: 'panel' },
          h('summary', {}, h('h2', {}, words.history.title)),
          this.#history,
          h('p', {}, h('a', { href: `/desk/api/cases/${reference}/record`, download: true }, words.history.save)),
        ),
      ),
    );
  }

  async open(): Promise<void> {
    await this.refresh();
    if (!this.#gone) this.#head.focus();
  }

  /** Hints may come faster than answers: one question at a time, and one more when something came meanwhile. */
  refresh(): Promise<void> {
    this.#again = this.#asking !== undefined;
    this.#asking ??= this.#askUntilQuiet();
    return this.#asking;
  }

  async #askUntilQuiet(): Promise<void> {
    try {
      do {
        this.#again = false;
        await this.#ask();
      } while (this.#again);
    } finally {
      this.#asking = undefined;
    }
  }

  presence(presence: Presence, me: string): void {
    if (presence.reference === this.reference) this.#transcript.presence(presence, me);
  }

  async #ask(): Promise<void> {
    const result = await api.case(this.reference, this.#transcript.last);
    if (result.ok) this.#show(result.value);
    else if (result.status === 404) this.#lost();
  }

  #show(view: CaseView): void {
    const first = this.element.hidden !== false;
    clockSays(view.now);
    this.element.hidden = false;
    this.#head.show(view);
    drawPacket(this.#packet, view);
    this.#transcript.add(view, first);
    this.#reply.show(view.line);
    this.#agree.show(view);
    this.#note.show(view);
    this.#suggest.show(view.line);
    drawHistory(this.#history, view);
  }

  #lost(): void {
    this.#gone = true;
    const title = h('h1', { tabindex: '-1' }, words.lost.title);
    this.element.hidden = false;
    this.element.replaceChildren(
      h('a', { class: 'back', href: '#/' }, words.queue.back),
      title,
      h('p', {}, words.lost.text),
    );
    title.focus();
  }
}
