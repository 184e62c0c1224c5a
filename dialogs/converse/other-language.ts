import { languageOf } from '../../knowledge/index.ts';
import type { Talk } from '../talk.ts';

/** Which phrase says, in Welsh where it is Welsh, what languages are spoken here; undefined when the message is English. */
export function otherLanguage(
  { incoming, memory }: Talk,
  language = languageOf(incoming.text),
): 'said.welsh' | 'said.other-language' | undefined {
  if (language === 'en' || language === memory.locale) return undefined;
  return language === 'cy' ? 'said.welsh' : 'said.other-language';
}
