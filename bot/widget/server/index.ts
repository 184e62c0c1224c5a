/** The widget's side of the server. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

export { readAssets, type Assets } from './assets.ts';
export type { PlainTalk, WidgetDeps } from './deps.ts';
export { widgetRoutes } from './routes.ts';

/**
 * Page templates by name, read once; `{{> name}}` is the part of a page in `_name.html`.
 * @param folder the build's `dist/pages`, or `bot/widget/pages`.
 */
export function readPages(folder: string): (name: string) => string {
  const pages = new Map<string, string>();
  const read = (name: string): string => readFileSync(join(folder, `${name}.html`), 'utf8');
  return (name) => {
    const page = pages.get(name) ?? read(name).replace(/\{\{> ([a-z]+)\}\}\n?/g, (_, part: string) => read(`_${part}`));
    pages.set(name, page);
    return page;
  };
}
