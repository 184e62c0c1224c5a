/** The phrases of the widget, in a language that it speaks, without their prefix. */
import type { WidgetDeps } from './deps.ts';

const PREFIX = 'widget.';
const LOCALES = { en: 'en-GB', cy: 'cy' } as const;
type Language = keyof typeof LOCALES;

export interface Spoken {
  /** As browsers name it. */
  readonly locale: string;
  readonly words: Readonly<Record<string, string>>;
}

/** In the language asked for, if the widget speaks it; else in English, and then it says that it is English. */
export function spoken(deps: Pick<WidgetDeps, 'phrases'>, asked: string | null = null): Spoken {
  const language = (asked ?? '').slice(0, 2).toLowerCase();
  const english = phrasesIn(deps, 'en');
  if (language !== 'cy') return { locale: LOCALES.en, words: english };
  const welsh = phrasesIn(deps, 'cy');
  // One sentence in English among many is easier to bear than a reader's Welsh voice over an English page.
  return 'title' in welsh
    ? { locale: LOCALES.cy, words: { ...english, ...welsh } }
    : { locale: LOCALES.en, words: english };
}

function phrasesIn({ phrases }: Pick<WidgetDeps, 'phrases'>, language: Language): Record<string, string> {
  const ours = [...phrases(language)].filter(([key]) => key.startsWith(PREFIX));
  return Object.fromEntries(ours.map(([key, text]) => [key.slice(PREFIX.length), text.trim()]));
}
