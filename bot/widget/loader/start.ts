import type { LoaderSettings } from '../protocol.ts';
import { createApi, type WidgetApi } from './api.ts';
import { createWidget } from './widget.ts';

/** Put before this program by the server. */
type WithSettings = typeof globalThis & { readonly __least_worst_option_settings: LoaderSettings };

/** @param origin where this program came from. @param locale the language to speak; the page's own where not given. */
export function start(origin: string, locale = document.documentElement.lang): WidgetApi {
  const { words } = (globalThis as WithSettings).__least_worst_option_settings;
  const spoken = locale.toLowerCase().startsWith('cy') ? words.cy : undefined;
  return createApi(createWidget({ origin, locale, words: spoken ?? words.en }));
}
