/** How somebody asks: about a thing in general, with a question of their own, or by telling of trouble. */
import type { Patterns } from './patterns.ts';

/** Longer messages are stories, whoever is in them. */
const SHORT_STORY = 16;
/** Fewer words tell nothing. */
const STORY = 8;
/** So few words name a topic. */
const TOPIC = 5;
const OWN = /\b(?:i|i'm|im|i've|we|we're|we've|our|ours|us|my|me|mine|wife|husband)\b/i;
/** "Been nursing at home since we retired": on a phone people leave themselves out. */
const DROPPED =
  /^\W*(?:(?:so|hi|hello|sorry|ok|well|just|also|hiya|hey)\W+)*(?:been|ran|running|lost|got|getting|had|having|signed|told|heard|started|opened|opening|taken|taking|given|received|trying|halfway|found|bought|buying|setting|doing|feeling|sitting|worked|working|moved|moving|closed|closing|made|stuck|worried|scared)\b/i;
const WORD =
  'what|how|who|whose|whom|where|when|why|which|can|could|do|does|did|is|are|was|were|should|shall|will|would|must|may|has|have';
const ASKS = new RegExp(
  `^\\W*(?:(?:and|but|so|hi|hello|please|also)\\W+)*(?:${WORD}|explain|define|difference|meaning|tell|list|any|if\\b.*\\b(?:${WORD}))\\b`,
  'i',
);
/** "…, can that be a CIC": people on phones put no full stop before they ask. */
const ASKING_CLAUSE = new RegExp(
  `(?:^|[,;:–-]\\s*)(?:so\\s+)?(?:${WORD}|whats|hows|whos)\\s+\\S.*$` +
    '|\\b(?:and|but|so|or)\\s+(?:(?:what|how|why|which|when|where|whats|hows)|who\\s+(?:do|does|is|are|can|should|would|has)|' +
    '(?:can|could|do|does|did|is|are|should|will|would|must|may|has|have)\\s+(?:i|we|you|they|it|he|she|there|that|this|these|our|my|the|an?|any\\w*|some\\w*|all|both|people|staff|trustees|directors|charities|cics?)' +
    ')\\s+\\S.*$',
  'i',
);
/** Wishes and half-said questions: "I was wondering whether", "we'd like to set up". */
const WISH =
  /\b(?:wonder\w*|(?:i|we|i'?d|we'?d|i'?m|we'?re)\s+(?:\w+\s+){0,2}(?:want|need|like|love|keen|trying|hope|hoping|plan|planning|intend)\b|(?:want|like|love|need)s? to know|(?:not|un)\s?sure (?:if|whether|how|what|which|about)|(?:don'?t|do not) (?:know|understand) (?:if|whether|how|what|which|where|who)|(?:advice|information|info|guidance|help|tips|clarity) (?:on|about|with|for|regarding)|looking (?:for|at|into)|interested in|thinking (?:of|about)|considering)\b/i;
/** "Tell us about…", "need a list of…": asked without a question. */
const ORDER =
  /^\W*(?:(?:hi|hello|please|pls|can you|so)\W+)*(?:tell|explain|list|give|show|describe|define|send|need|needing|seeking|looking|info|information|advice|help|guidance|examples?|details|ideas)\b/i;
/** What only asks for help: it leaves nothing to look up. */
const OPENING = '^\\W*(?:(?:and|but|so|or|hi|please)\\W+)*';
const HELPLESS = `${OPENING}<helpless>`;
/** Less still: it does not even ask whether something is so. */
const AT_A_LOSS = `${OPENING}<at-a-loss>`;
const SENTENCES = /(?<=[.!?])\s+|\n+/;

/** About a thing in general, not about the enquirer's own case: then a complex matter may be explained. */
export function isGeneral(text: string): boolean {
  const words = text.trim().split(/\s+/).length;
  return words <= SHORT_STORY && (words <= TOPIC || ASKS.test(text)) && !OWN.test(text);
}

/** What a word means, or how two differ: whoever asks that may be told, whatever else they tell. */
export const asksMeaning = (question: string): boolean =>
  /^\W*(?:what (?:is|are) (?:an?|the)\b|what (?:do|does)\b.{0,40}\bmean|(?:what is|what's|whats) the difference)/i.test(
    question,
  ) && isGeneral(question);

/** Whether a text names nothing that an organisation has to do with. */
export const isElsewhere = ({ says }: Patterns, text: string): boolean => says('!<anchor>', text);

/** What the message wants to know, without the story round it; empty where it only asks for help ("what now?"). */
export const questionIn = (patterns: Patterns, text: string): string => asked(patterns, text, HELPLESS);

function asked({ says }: Patterns, text: string, nothing: string): string {
  return text
    .split(SENTENCES)
    .flatMap((sentence) => ASKING_CLAUSE.exec(sentence)?.[0] ?? (/\?\s*$/.test(sentence) ? sentence : []))
    .filter((question) => !says(nothing, question))
    .join(' ');
}

/** Whether somebody tells a case of their own, and asks or wishes nothing that could be looked up. */
export function tellsCase(patterns: Patterns, text: string): boolean {
  return (
    text.trim().split(/\s+/).length >= STORY &&
    (OWN.test(text) || DROPPED.test(text)) &&
    !isGeneral(text) &&
    !ORDER.test(text) &&
    !WISH.test(text) &&
    patterns.says('<anchor>', text) &&
    asked(patterns, text, AT_A_LOSS) === ''
  );
}

/** Whether such a case is one of trouble: then a person comes before any page. */
export const tellsTrouble = (patterns: Patterns, text: string): boolean =>
  tellsCase(patterns, text) && patterns.says('<trouble>', text);
