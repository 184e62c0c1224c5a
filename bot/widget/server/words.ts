/** The phrases of the widget, for one language, without their prefix. */
import type { WidgetDeps } from './deps.ts';

const PREFIX = 'widget.';
const LOCALES = { en: 'en-GB', cy: 'cy' } as const;

/** The browser's name for the language that is asked for; British English where we do not speak it. */
export function localeOf(asked: string | null): string {
  return LOCALES[(asked ?? '').slice(0, 2).toLowerCase() as keyof typeof LOCALES] ?? LOCALES.en;
}

/** What is not translated yet is said in English. */
export function wordsFor({ phrases }: Pick<WidgetDeps, 'phrases'>, locale: string): Record<string, string> {
  const all = [...phrases('en'), ...(locale.startsWith('cy') ? phrases('cy') : [])];
  const ours = all.filter(([key]) => key.startsWith(PREFIX));
  return Object.fromEntries(ours.map(([key, text]) => [key.slice(PREFIX.length), text.trim()]));
}
