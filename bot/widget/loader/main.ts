/** What runs in the host page: a button, and behind it, once pressed, the frame. Nothing is loaded or kept before. */
import type { LoaderSettings } from '../protocol.ts';
import { createApi, GLOBAL, type WidgetApi } from './api.ts';
import { createWidget } from './widget.ts';

declare global {
  interface Window {
    /** Put before this program by the server. */
    [key: `__least_worst_option_${string}`]: LoaderSettings | undefined;
    LeastWorstOption?: WidgetApi;
  }
}

const script = document.currentScript as HTMLScriptElement | null;
const settings = window.__least_worst_option_settings;
// A second script tag, or a page that swaps its parts, must not make a second button.
if (script && settings && !window[GLOBAL]) {
  const start = () => {
    window[GLOBAL] = createApi(
      createWidget({ origin: new URL(script.src).origin, locale: script.dataset['locale'], settings }),
    );
    document.dispatchEvent(new CustomEvent('least-worst-option:ready'));
  };
  if (document.body) start();
  else document.addEventListener('DOMContentLoaded', start, { once: true });
}
