/** Welsh phrases beside the English ones. A part of phrases (what stands before the first dot) is whole or not begun. */
import { problem } from '../errors.ts';
import type { Problem } from '../errors.ts';
import type { Content } from '../load/read-content.ts';

const part = (key: string): string => key.split('.')[0] ?? key;

export function checkTranslations(content: Content): Problem[] {
  const { en, cy } = content.phrases;
  const file = content.files.get('phrases/cy.yaml');
  if (!file) return [];
  const begun = new Set([...cy.keys()].map(part));
  const missing = [...en.keys()].filter((key) => begun.has(part(key)) && !cy.has(key));
  const extra = [...cy.keys()].filter((key) => !en.has(key));
  return [
    ...missing.map((key) => problem('missing-translation', file.at([]), `\`${key}\` is not there in Welsh.`)),
    ...extra.map((key) => problem('extra-translation', file.at([key]), `\`${key}\` is not there in English.`)),
  ];
}
