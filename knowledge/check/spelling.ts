/** American spellings that slip into British texts. Words that both use ("program" of a computer) are left alone. */

const WORDS: Record<string, string> = {
  color: 'colour',
  labor: 'labour',
  favor: 'favour',
  honor: 'honour',
  behavior: 'behaviour',
  neighbor: 'neighbour',
  neighborhood: 'neighbourhood',
  center: 'centre',
  theater: 'theatre',
  defense: 'defence',
  offense: 'offence',
  fulfill: 'fulfil',
  enroll: 'enrol',
  enrollment: 'enrolment',
  skillful: 'skilful',
  counselor: 'counsellor',
  traveling: 'travelling',
  canceled: 'cancelled',
  canceling: 'cancelling',
  labeled: 'labelled',
  modeling: 'modelling',
  totaling: 'totalling',
  checkbook: 'chequebook',
  gotten: 'got',
  aging: 'ageing',
  judgment: 'judgement',
  catalog: 'catalogue',
  dialog: 'dialogue',
};
const ENDINGS = /\b([a-z]{3,})(iz(?:e|es|ed|ing|ation|ations|er|ers)|yz(?:e|es|ed|ing))\b/gi;
/** Words that end so in British English too. */
const ALSO_BRITISH =
  /^(size|sizes|sized|sizing|prize|prizes|prized|seize|seizes|seized|seizing|capsize|maize|resize|resized|resizing|downsize|downsized|downsizing|citizen)/i;

export function americanSpellings(text: string): { word: string; british: string; offset: number }[] {
  const found: { word: string; british: string; offset: number }[] = [];
  const prose = text.replace(/\]\([^)]*\)|https?:\/\/\S+|\{\{[^{}]*\}\}/g, (part) => ' '.repeat(part.length));
  for (const match of prose.matchAll(/[a-z]+/gi)) {
    const british = WORDS[match[0].toLowerCase()];
    if (british && Object.hasOwn(WORDS, match[0].toLowerCase()))
      found.push({ word: match[0], british, offset: match.index });
  }
  for (const match of prose.matchAll(ENDINGS)) {
    const [word, stem = '', ending = ''] = match;
    // A capital inside a sentence is a name (World Health Organization): names are written as their owners do.
    if (ALSO_BRITISH.test(word) || (/^[A-Z]/.test(word) && !/(^|[.!?]\s+|\n(- )?)$/.test(prose.slice(0, match.index))))
      continue;
    found.push({ word, british: stem + ending.replace('z', 's'), offset: match.index });
  }
  return found;
}
