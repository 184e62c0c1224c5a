/** The same for pages that are built of modules: `import { startChat } from 'https://…/widget.mjs'`. */
import type { WidgetApi } from './api.ts';
import { start } from './start.ts';

export type { WidgetApi, WidgetEvents } from './api.ts';

let started: WidgetApi | undefined;

/** Draws the button, once; answers how to open, close and listen. */
export function startChat({ locale }: { locale?: string } = {}): WidgetApi {
  return (started ??= start(new URL(import.meta.url).origin, locale));
}
