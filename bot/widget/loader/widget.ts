/** The button and the frame, in a shadow root so that neither the page's styles nor ours reach the other. */
import { marked, readMessage, type LoaderWords, type ToFrame, type ToHost } from '../protocol.ts';
import { COVERING, STYLE } from './style.ts';

export interface WidgetOptions {
  /** Where this script came from: the only origin that is spoken and listened to. */
  readonly origin: string;
  readonly locale: string;
  readonly words: LoaderWords;
}

type Listener = (detail: unknown) => void;
export interface Widget {
  readonly open: () => void;
  readonly close: () => void;
  readonly isOpen: () => boolean;
  readonly on: (event: string, listener: Listener) => () => void;
}

/** Kept in the tab only while the window is open, so that it is open again on the site's next page. */
const OPEN = 'least-worst-option.open';

export function createWidget({ origin, locale, words }: WidgetOptions): Widget {
  const listeners = new Map<string, Set<Listener>>();
  const emit = (event: string, detail?: unknown) => listeners.get(event)?.forEach((listener) => listener(detail));
  const { root, button, count, panel } = draw(words);
  let frame: HTMLIFrameElement | undefined;
  let ready = false;
  let isOpen = false;
  /** Where the person came from, when it was not our button. */
  let lastFocus: HTMLElement | undefined;

  const tell = (message: ToFrame) => ready && frame?.contentWindow?.postMessage(marked(message), origin);

  function load(): HTMLIFrameElement {
    const made = document.createElement('iframe');
    const query = new URLSearchParams({ site: location.origin, ...(locale && { locale }) });
    made.src = `${origin}/widget/frame?${query}`;
    made.title = words.title;
    panel.insertBefore(made, panel.lastChild);
    return made;
  }

  function open(): void {
    if (isOpen) return;
    isOpen = true;
    frame ??= load();
    panel.hidden = false;
    button.setAttribute('aria-expanded', 'true');
    root.host.setAttribute('data-open', '');
    remember();
    frame.focus();
    tell({ type: 'shown' });
    emit('open');
  }

  function close(): void {
    if (!isOpen) return;
    isOpen = false;
    panel.hidden = true;
    button.setAttribute('aria-expanded', 'false');
    root.host.removeAttribute('data-open');
    forget();
    tell({ type: 'hidden' });
    (lastFocus ?? button).focus();
    lastFocus = undefined;
    emit('close');
  }

  const remember = () => isOpen && inTab((tab) => tab.setItem(OPEN, '1'));
  const forget = () => inTab((tab) => tab.removeItem(OPEN));

  function unread(number: number): void {
    count.textContent = number > 0 ? String(number) : '';
    count.hidden = number === 0;
    const label = number > 0 ? words['launcher-unread'].replace('{{count}}', String(number)) : words.launcher;
    button.setAttribute('aria-label', label);
    emit('unread', number);
  }

  addEventListener('message', ({ source, origin: from, data }: MessageEvent<unknown>) => {
    if (!frame || source !== frame.contentWindow || from !== origin) return;
    const message = readMessage<ToHost>(data);
    if (message?.type === 'ready') {
      ready = true;
      tell({ type: isOpen ? 'shown' : 'hidden' });
    }
    if (message?.type === 'close') close();
    if (message?.type === 'started') remember();
    if (message?.type === 'cleared') forget();
    if (message?.type === 'unread') unread(message.count);
  });
  root.addEventListener('keydown', (event) => {
    if ((event as KeyboardEvent).key === 'Escape') close();
  });
  button.addEventListener('click', () => (isOpen ? close() : open()));
  // Any link or button of the page may open the chat; without this program a link leads where it says.
  document.addEventListener('click', (event) => {
    const opener = event.target instanceof Element && event.target.closest('[data-least-worst-option=open]');
    if (!opener || event.defaultPrevented) return;
    event.preventDefault();
    lastFocus = opener as HTMLElement;
    open();
  });
  document.body.append(root.host);
  if (inTab((tab) => tab.getItem(OPEN))) open();

  return {
    open,
    close,
    isOpen: () => isOpen,
    on(event, listener) {
      const all = listeners.get(event) ?? new Set();
      listeners.set(event, all.add(listener));
      return () => void all.delete(listener);
    },
  };
}

function draw(words: LoaderWords) {
  const host = document.createElement('div');
  const root = host.attachShadow({ mode: 'open' });
  addStyle(root);
  const button = document.createElement('button');
  button.type = 'button';
  button.className = 'launcher';
  button.setAttribute('aria-expanded', 'false');
  button.setAttribute('aria-haspopup', 'dialog');
  button.setAttribute('aria-label', words.launcher);
  const count = document.createElement('span');
  count.className = 'count';
  count.hidden = true;
  const label = document.createElement('span');
  label.className = 'label';
  label.textContent = words.launcher;
  button.append(icon(), label, count);
  const panel = document.createElement('div');
  panel.className = 'panel';
  panel.hidden = true;
  panel.setAttribute('role', 'dialog');
  panel.setAttribute('aria-label', words.title);
  panel.append(edge(panel), edge(panel));
  root.append(button, panel);
  return { root, button, count, panel };
}

/** At each end of the panel: while it covers the page, the keyboard must not go on to what cannot be seen (WCAG 2.4.11). */
function edge(panel: HTMLElement): HTMLElement {
  const end = document.createElement('span');
  const covering = matchMedia(COVERING);
  const set = () => (end.tabIndex = covering.matches ? 0 : -1);
  covering.addEventListener('change', set);
  set();
  end.addEventListener('focus', () => panel.querySelector('iframe')?.focus());
  return end;
}

/** As a sheet made by script: a style element would need the host page's policy to allow it. */
function addStyle(root: ShadowRoot): void {
  try {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(STYLE);
    root.adoptedStyleSheets = [sheet];
  } catch {
    const element = document.createElement('style');
    element.textContent = STYLE;
    root.append(element);
  }
}

const SVG = 'http://www.w3.org/2000/svg';
function icon(): SVGElement {
  const svg = document.createElementNS(SVG, 'svg');
  svg.setAttribute('viewBox', '0 0 24 24');
  svg.setAttribute('aria-hidden', 'true');
  const path = document.createElementNS(SVG, 'path');
  path.setAttribute('d', 'M4 4h16a2 2 0 0 1 2 2v9a2 2 0 0 1-2 2h-8l-5 4v-4H4a2 2 0 0 1-2-2V6a2 2 0 0 1 2-2z');
  svg.append(path);
  return svg;
}

/** Undefined where the browser forbids storage. */
function inTab<T>(use: (tab: Storage) => T): T | undefined {
  try {
    return use(sessionStorage);
  } catch {
    return undefined;
  }
}
