/** The top of a case: which one, how it stands, and what can be done with it now. */
import type { CaseView } from '../wire.ts';
import { api } from './api.ts';
import type { Action } from './api.ts';
import { badges, endingWords, reasonWords, timesOf } from './badges.ts';
import { button, fill, h, notice } from './dom.ts';
import { askColleague, askOutcome } from './dialogs.ts';
import { words } from './strings.ts';

export interface HeadActions {
  /** Something was done: ask the server how the case stands. */
  changed(): Promise<void>;
  /** The adviser has it now. */
  taken(): void;
}

export class CaseHead {
  readonly element: HTMLElement;
  readonly #title = h('h1', { tabindex: '-1' });
  readonly #standing = h('div', { class: 'standing' });
  readonly #buttons = h('div', { class: 'actions', role: 'group', 'aria-label': words.actions.label });
  readonly #notice = notice();
  readonly #reference: string;
  readonly #on: HeadActions;
  #shown = '';

  constructor(reference: string, on: HeadActions) {
    this.#reference = reference;
    this.#on = on;
    this.element = h(
      'header',
      { class: 'case-head' },
      h('a', { class: 'back', href: '#/' }, words.queue.back),
      this.#title,
      this.#standing,
      this.#buttons,
      this.#notice.element,
    );
  }

  focus(): void {
    this.#title.focus();
  }

  show(view: CaseView): void {
    const { line } = view;
    const shown = JSON.stringify([line, view.mayReopen, view.colleagues]);
    if (shown === this.#shown) return;
    this.#shown = shown;
    fill(this.#title, h('span', { class: 'reference' }, line.reference), ' ', reasonWords(line.reason));
    const ended = line.closedBecause && line.state === 'closed' ? endingWords(line.closedBecause) : undefined;
    fill(
      this.#standing,
      h('span', { class: 'badges' }, ...badges(line)),
      timesOf(line),
      ended && h('strong', {}, ended),
    );
    const hadFocus = this.#buttons.contains(document.activeElement);
    fill(this.#buttons, ...this.#buttonsFor(view));
    if (hadFocus) (this.#buttons.querySelector('button') ?? this.#title).focus();
  }

  #buttonsFor(view: CaseView): HTMLButtonElement[] {
    const { line } = view;
    const { actions } = words;
    const close = button(actions.close, 'quiet', () => this.#close());
    switch (line.state) {
      case 'waiting':
      case 'left-message':
        return [button(actions.take, 'primary', () => void this.#take())];
      case 'with-adviser':
        if (!line.mine) return [];
        return [
          button(actions.giveBack, 'quiet', () => void this.#do('give-back', actions.givenBack)),
          close,
          button(actions.transfer, 'quiet', () => this.#transfer(view)),
          button(actions.release, 'quiet', () => void this.#do('release', actions.released)),
        ];
      case 'wrap-up':
        return line.mine ? [button(actions.close, 'primary', () => this.#close())] : [];
      case 'closed':
        return view.mayReopen ? [button(actions.reopen, 'quiet', () => void this.#do('reopen', actions.reopened))] : [];
      case 'offered':
        return [];
    }
  }

  async #take(): Promise<void> {
    if (await this.#do('take', words.actions.taken)) this.#on.taken();
  }

  /** @returns whether it was done; what went wrong is said beneath the buttons. */
  async #do(action: Action, done: string, body?: object): Promise<boolean> {
    const result = await api.act(this.#reference, action, body);
    if (result.ok) this.#notice.show(done, 'done');
    else this.#notice.show(result.problem.error, 'problem');
    await this.#on.changed();
    return result.ok;
  }

  #close(): void {
    askOutcome(async (ending) => {
      const result = await api.act(this.#reference, 'close', ending);
      if (!result.ok) return result.problem.error;
      this.#notice.show(words.actions.closed, 'done');
      await this.#on.changed();
      this.focus();
      return undefined;
    });
  }

  #transfer(view: CaseView): void {
    askColleague(view, async ({ id, name }) => {
      const result = await api.act(this.#reference, 'transfer', { to: id });
      if (!result.ok) return result.problem.error;
      this.#notice.show(words.actions.transferred(name), 'done');
      await this.#on.changed();
      return undefined;
    });
  }
}
