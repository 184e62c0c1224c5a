/** The bot's own fixed words, by key, from `content/phrases/`. */
import type { Knowledge } from './load.ts';
import type { Locale } from './load/read-content.ts';

/**
 * A phrase with its {{names}} filled in. One not yet in `locale` is said in English.
 * @throws when there is no such phrase, or a name is not given: both are slips in code that a test finds.
 */
export function phrase(
  knowledge: Pick<Knowledge, 'phrases'>,
  key: string,
  params: Readonly<Record<string, string | number>> = {},
  locale: Locale = 'en',
): string {
  const text = knowledge.phrases(locale).get(key) ?? knowledge.phrases('en').get(key);
  if (text === undefined) throw new Error(`There is no phrase \`${key}\`.`);
  return text.trim().replace(/\{\{\s*([a-z0-9-]+)\s*\}\}/g, (_, name: string) => {
    const value = params[name];
    if (value === undefined) throw new Error(`The phrase \`${key}\` needs \`${name}\`.`);
    return String(value);
  });
}
