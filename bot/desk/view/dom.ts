/** A few lines that make elements: text is always text, so nothing an enquirer writes can become markup. */
import { renderMarkdown } from '../../widget/markdown.ts';
import { words } from './strings.ts';

type Child = Node | string | false | undefined;
type Attributes = Readonly<Record<string, string | number | boolean | undefined | ((event: Event) => void)>>;

/** `onclick`-like names add listeners; true is an attribute without value, false and undefined are none. */
export function h<K extends keyof HTMLElementTagNameMap>(
  tag: K,
  attributes: Attributes = {},
  ...children: readonly Child[]
): HTMLElementTagNameMap[K] {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (typeof value === 'function') element.addEventListener(name.slice(2), value);
    else if (value === true) element.setAttribute(name, '');
    else if (value !== false && value !== undefined) element.setAttribute(name, String(value));
  }
  element.append(...present(children));
  return element;
}

const present = (children: readonly Child[]): (Node | string)[] =>
  children.filter((child): child is Node | string => child !== false && child !== undefined && child !== '');

export const fill = (element: Element, ...children: readonly Child[]): void =>
  element.replaceChildren(...present(children));

export const button = (
  label: string,
  kind: 'primary' | 'quiet' | 'danger',
  onclick: (event: Event) => void,
  more: Attributes = {},
): HTMLButtonElement => h('button', { type: 'button', class: `button ${kind}`, onclick, ...more }, label);

/** The small Markdown of our own content. `renderMarkdown` escapes everything before it makes anything of it. */
export function markdown(text: string): HTMLElement {
  const element = h('div', { class: 'markdown' });
  element.innerHTML = renderMarkdown(text, { opensElsewhere: words.newTab });
  return element;
}

/** Plain text with its line breaks. */
export const plain = (text: string): HTMLElement => h('div', { class: 'plain' }, text);

// === Said to screen readers, each once ===

const polite = h('div', { class: 'hidden-visually', role: 'status' });
const urgent = h('div', { class: 'hidden-visually', role: 'alert' });
export const liveRegions = [polite, urgent] as const;

export const announce = (text: string): void => say(polite, text);
export const alarm = (text: string): void => say(urgent, text);

/** Emptied first, so that the same sentence twice is said twice; lines that come together are said together. */
const waiting = new Map<Element, string[]>();
function say(region: Element, text: string): void {
  const lines = waiting.get(region);
  if (lines) return void lines.push(text);
  waiting.set(region, [text]);
  region.textContent = '';
  setTimeout(() => {
    region.textContent = (waiting.get(region) ?? []).join(' ');
    waiting.delete(region);
  }, 120);
}

/** What a part of the page says when an action went wrong or right: shown, and read out by itself. */
export interface Notice {
  readonly element: HTMLElement;
  show(text: string, kind: 'problem' | 'done'): void;
  clear(): void;
}
export function notice(): Notice {
  const element = h('p', { class: 'notice', role: 'status' });
  return {
    element,
    show(text, kind) {
      element.className = `notice ${kind}`;
      element.setAttribute('role', kind === 'problem' ? 'alert' : 'status');
      element.textContent = '';
      setTimeout(() => (element.textContent = text), 60);
    },
    clear: () => (element.textContent = ''),
  };
}
