/** What runs in the host page: a button, and behind it, once pressed, the frame. Nothing is loaded or kept before. */
import { GLOBAL, type WidgetApi } from './api.ts';
import { start } from './start.ts';

declare global {
  interface Window {
    LeastWorstOption?: WidgetApi;
  }
}

const script = document.currentScript as HTMLScriptElement | null;
// A second script tag, or a page that swaps its parts, must not make a second button.
if (script && !window[GLOBAL]) {
  const begin = () => {
    window[GLOBAL] = start(new URL(script.src).origin, script.dataset['locale']);
    document.dispatchEvent(new CustomEvent('least-worst-option:ready'));
  };
  if (document.body) begin();
  else document.addEventListener('DOMContentLoaded', begin, { once: true });
}
