/** Text to words: spelling of apostrophes and hyphens evened out, endings taken off. */

/** Longer messages are refused by the channels; this holds whatever the caller hands in. */
const LONGEST = 4_000;

/** The first and last part of a text that is too long: what matters most is said at either end. */
export function cut(text: string): string {
  if (text.length <= LONGEST) return text;
  return `${text.slice(0, LONGEST * 0.75)}\n${text.slice(-LONGEST * 0.25)}`;
}

/** Small letters without accents, straight quotes, no controls. Length may change, so it is for look-up only. */
export function plain(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .replace(/[\u2018\u2019\u02bc`\u00b4]/g, "'")
    .replace(/[\u201c\u201d]/g, '"')
    .replace(/\p{C}+/gu, ' ')
    .toLowerCase();
}

/** What people wrap a question in. It says how they ask, never what, and is taken off messages before look-up. */
const WRAPPING = new RegExp(
  [
    '(?:can|could|would|will) (?:someone|somebody|anyone|anybody|you)(?: please)? (?:tell|explain|help|advise|let)(?: me| us)?(?: know| understand)?(?: with| on)?',
    '(?:does|do|has|have|is|are) (?:anyone|anybody|someone)(?: here| else| out there)? (?:know|had|have|got|aware|familiar)(?: of| with)?',
    "(?:i|we) (?:was|were|am|are|'m|'re)? ?(?:just )?(?:wondering|looking for (?:some )?(?:advice|help|info|information|guidance)|hoping|trying to (?:understand|find out|work out))",
    "(?:i|we)(?: would|'d)? (?:really )?(?:like|want|love|need) to (?:know|ask|find out|understand|learn)(?: more)?(?: about)?",
    '(?:i|we) (?:do not|don.?t|cannot|can.?t) (?:really )?(?:know|understand|work out|figure out)',
    '(?:please )?(?:tell me|explain|describe|help me understand)(?: to me)?(?: more)?(?: about)?',
    'in (?:plain|simple|easy|everyday) (?:english|words|terms|language)',
    '(?:any|some) (?:ideas|advice|help|thoughts|suggestions|info|information|guidance|tips|further info|further information)(?: would be| is| are)?(?: (?:much |gratefully |very )?(?:appreciated|welcome|received|great))?',
    '(?:many )?thanks(?: in advance| very much| so much)?|thank you(?: in advance| very much| so much)?|please help|help please|quick question|(?:sorry|apologies) if (?:this|it) (?:is|has)[^.?!]{0,40}',
    'hope (?:this|that) (?:makes sense|is ok|is okay|helps)|(?:i am|i.m) (?:new to|not sure about) (?:this|all this)',
  ].join('|'),
  'gi',
);
export function unwrapped(text: string): string {
  const asked = text.replace(WRAPPING, ' ');
  return /\w/.test(asked) ? asked : text;
}

/** The words of a text, endings and all. "co-op" is one word, "spin-out" two, "s.33" is "s33", "don't" is "dont". */
export function wordsIn(text: string): string[] {
  return (
    plain(text)
      .replace(/https?:\/\/\S+/g, ' ')
      .replace(/\bco-(?=op|prod|des)/g, 'co')
      .replace(/\bs\.\s?(?=\d)/g, 's')
      .replace(/(?<=\d),(?=\d{3})/g, '')
      .replace(/(?<=[a-z])'(?=[a-z])/g, '')
      .match(/[a-z0-9]+/g) ?? []
  );
}

/** Too common to tell one question from another. Question words stay: "how long" and "how much" do tell. */
const COMMON = new Set(
  (
    'a an the of to in on at by for from with and or but so as is are was were be been being am it its this that these those ' +
    'there here i me my we us our you your he she his her him they them their do does did doing done have has had having ' +
    'will would shall should could may might must im ive id ill weve were youre thats theres dont doesnt didnt isnt arent wasnt ' +
    'just also then than if because about into onto up out over any some all very really quite please hi hello hey thanks thank ' +
    'ok okay etc eg ie get got go going want wanted like know think need wondering anyone anybody someone somebody something ' +
    'anything thing things one ones lot bit way much many well now even still yet too s t re'
  ).split(' '),
);
export const isCommon = (word: string): boolean => COMMON.has(word);

const STEMS = new Map<string, string>();

/** A light stemmer: one stem for register, registered, registering, registration, registers. */
export function stem(word: string): string {
  let found = STEMS.get(word);
  if (found === undefined) {
    found = stripped(word);
    // Bounded, for texts from outside reach this cache.
    if (STEMS.size < 50_000) STEMS.set(word, found);
  }
  return found;
}

const ENDINGS: [RegExp, string][] = [
  [/(?:isation|ization)s?$/, 'is'],
  [/(?:ising|izing|ised|ized|ises|izes|ize)$/, 'is'],
  [/ations?$/, ''],
  [/(?:ement|ment)s?$/, ''],
  [/(?:ness|fully|ful|lessly)$/, ''],
  [/(?:ability|ibility|able|ible|ably)$/, ''],
  [/(?:ings?|edly|ed)$/, ''],
  [/(?:ies|ied|y)$/, 'i'],
  [/(?:ers?|ors?)$/, ''],
  [/(?:ee|ees)$/, ''],
  [/ly$/, ''],
  [/(?:ss)$/, 'ss'],
  [/(?:es|s|e)$/, ''],
];

function stripped(word: string): string {
  if (word.length <= 3 || /\d/.test(word)) return word;
  let stem = word.length > 4 && /[^s]s$/.test(word) && !/(?:us|is)$/.test(word) ? word.slice(0, -1) : word;
  for (const [ending, left] of ENDINGS) {
    const next = stem.replace(ending, left);
    if (next !== stem && next.length >= 3) {
      stem = next;
      break;
    }
  }
  // running → run, but not "ll" or "ss" as in fill and pass
  stem = stem.replace(/([bdgmnprt])\1$/, '$1').replace(/(?<=..)istr$/, 'ist');
  return stem.length > 4 ? stem.replace(/e$/, '') : stem;
}
