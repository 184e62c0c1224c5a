/** Fees with what each is for: "£49.50 (enhanced DBS check), £21.50 (basic DBS check)". */
import type { Voice } from './voice.ts';
import { joined } from './words.ts';
import type { Words } from './words.ts';

/** @param unit the unit that names the figures */
export function feeWords(voice: Voice, unit: string, figures: readonly string[]): Words {
  const fees = figures.map((id) => {
    const what = voice.knowledge.figures.get(id)?.what ?? id;
    return voice.phrase('figure.for', { amount: voice.fromUnit(unit, `{{${id}}}`), what: voice.fromUnit(unit, what) });
  });
  return joined(fees, ', ');
}
