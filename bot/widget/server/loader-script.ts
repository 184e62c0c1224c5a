/** `/widget.js`: what it says in the host page, then the program, compressed once. */
import { brotliCompressSync, gzipSync } from 'node:zlib';
import type { LoaderSettings } from '../protocol.ts';
import type { Asset } from './assets.ts';
import type { WidgetDeps } from './deps.ts';
import { wordsFor } from './words.ts';

/** Undefined where nothing was built. */
export function loaderScript(deps: Pick<WidgetDeps, 'assets' | 'phrases'>, locale: string): Asset | undefined {
  const program = deps.assets.text('loader.js');
  if (program === undefined) return undefined;
  const words = wordsFor(deps, locale);
  const settings: LoaderSettings = {
    words: { title: words['title']!, launcher: words['launcher']!, 'launcher-unread': words['launcher-unread']! },
  };
  const content = Buffer.from(`window.__least_worst_option_settings=${JSON.stringify(settings)};${program}`);
  return {
    type: 'text/javascript; charset=utf-8',
    content,
    br: brotliCompressSync(content),
    gz: gzipSync(content, { level: 9 }),
  };
}
