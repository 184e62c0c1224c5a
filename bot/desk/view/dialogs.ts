/** The two questions that are asked in a dialog: how it ended, and to whom it goes. The browser keeps the focus inside. */
import type { CaseView } from '../wire.ts';
import { button, h, notice } from './dom.ts';
import { words } from './strings.ts';

type Submit<T> = (value: T) => Promise<string | undefined>;

/** @param submit answers what went wrong, or nothing when it is done. */
export function askOutcome(submit: Submit<{ outcome: string; detail: string }>): void {
  const { close } = words;
  const detail = h('input', { id: 'close-detail', type: 'text', maxlength: '200', autocomplete: 'off' });
  const label = h('label', { for: 'close-detail' }, close.detail);
  const choose = (outcome: string) => () => {
    const wanted = close.details[outcome];
    label.textContent = wanted ?? close.detail;
    detail.required = wanted !== undefined;
  };
  const choices = Object.entries(close.outcomes).map(([outcome, name]) =>
    h(
      'label',
      { class: 'choice' },
      h('input', { type: 'radio', name: 'outcome', value: outcome, required: true, onchange: choose(outcome) }),
      h('span', {}, name),
    ),
  );
  const fields = [h('fieldset', {}, h('legend', { class: 'hint' }, close.hint), ...choices), label, detail];
  openDialog(close.title, close.submit, fields, (form) =>
    submit({ outcome: String(new FormData(form).get('outcome') ?? ''), detail: detail.value.trim() }),
  );
}

export function askColleague({ colleagues }: CaseView, submit: Submit<{ id: string; name: string }>): void {
  const { transfer } = words;
  if (colleagues.length === 0)
    return openDialog(transfer.title, undefined, [h('p', {}, transfer.nobody)], async () => undefined);
  const select = h(
    'select',
    { id: 'transfer-to', required: true },
    ...colleagues.map(({ id, name }) => h('option', { value: id }, name)),
  );
  openDialog(transfer.title, transfer.submit, [h('label', { for: 'transfer-to' }, transfer.to), select], () =>
    submit({ id: select.value, name: colleagues.find(({ id }) => id === select.value)?.name ?? '' }),
  );
}

function openDialog(
  title: string,
  submitLabel: string | undefined,
  fields: readonly HTMLElement[],
  submit: (form: HTMLFormElement) => Promise<string | undefined>,
): void {
  const problem = notice();
  const done = (event: Event) => {
    event.preventDefault();
    void submit(form).then((error) => (error === undefined ? dialog.close() : problem.show(error, 'problem')));
  };
  const actions = [
    submitLabel !== undefined && h('button', { type: 'submit', class: 'button primary' }, submitLabel),
    button(words.actions.cancel, 'quiet', () => dialog.close()),
  ];
  const form = h(
    'form',
    { onsubmit: done },
    h('h2', { id: 'dialog-title' }, title),
    ...fields,
    problem.element,
    h('div', { class: 'row' }, ...actions),
  );
  const dialog = h('dialog', { 'aria-labelledby': 'dialog-title' }, form);
  dialog.addEventListener('close', () => dialog.remove());
  document.body.append(dialog);
  dialog.showModal();
}
