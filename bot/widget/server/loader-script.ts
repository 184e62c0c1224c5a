/** `/widget.js` and `/widget.mjs`: what they say in the host page, then the program, compressed once. */
import { brotliCompressSync, gzipSync } from 'node:zlib';
import type { LoaderSettings, LoaderWords } from '../protocol.ts';
import type { Asset } from './assets.ts';
import type { WidgetDeps } from './deps.ts';
import { spoken } from './words.ts';

/** Undefined where nothing was built. */
export function loaderScript(deps: Pick<WidgetDeps, 'assets' | 'phrases'>, name: string): Asset | undefined {
  const program = deps.assets.text(name);
  if (program === undefined) return undefined;
  const welsh = spoken(deps, 'cy');
  const settings: LoaderSettings = {
    words: { en: loaderWords(spoken(deps).words), ...(welsh.locale === 'cy' && { cy: loaderWords(welsh.words) }) },
  };
  const content = Buffer.from(`globalThis.__least_worst_option_settings=${JSON.stringify(settings)};${program}`);
  return {
    type: 'text/javascript; charset=utf-8',
    content,
    br: brotliCompressSync(content),
    gz: gzipSync(content, { level: 9 }),
  };
}

const loaderWords = (words: Readonly<Record<string, string>>): LoaderWords => ({
  title: words['title']!,
  launcher: words['launcher']!,
  'launcher-unread': words['launcher-unread']!,
});
