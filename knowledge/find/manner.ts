/** How somebody asks: about a thing in general, with a question of their own, or by telling of trouble. */
import type { Patterns } from './patterns.ts';

/** Longer messages are stories, whoever is in them. */
const SHORT_STORY = 16;
/** Fewer words tell nothing. */
const STORY = 8;
/** So few words name a topic. */
const TOPIC = 5;
const OWN = /\b(?:i|i'm|im|i've|we|we're|we've|our|ours|us|my|me|mine|wife|husband)\b/i;
const WORD =
  'what|how|who|whose|whom|where|when|why|which|can|could|do|does|did|is|are|was|were|should|shall|will|would|must|may|has|have';
const ASKS = new RegExp(
  `^\\W*(?:(?:and|but|so|hi|hello|please|also)\\W+)*(?:${WORD}|explain|define|difference|meaning|tell|list|any|if\\b.*\\b(?:${WORD}))\\b`,
  'i',
);
/** "…, can that be a CIC": people on phones put no full stop before they ask. */
const ASKING_CLAUSE = new RegExp(
  '(?:^|[,;:–-]\\s*|\\b(?:and|but|so|or)\\s+)(?:so\\s+)?(?:' +
    '(?:what|how|why|which|when|where|whose)|who\\s+(?:do|does|is|are|can|should|would|has)|' +
    '(?:can|could|do|does|did|is|are|should|will|would|must|may|has|have)\\s+(?:i|we|you|they|it|he|she|there|that|this|these|our|my|the|an?|any\\w*|some\\w*|all|both|people|staff|trustees|directors|charities|cics?)' +
    ')\\s+\\S.*$',
  'i',
);
/** Wishes and half-said questions: "I was wondering whether", "we'd like to set up". */
const WISH =
  /\b(?:wonder\w*|(?:want|need|like|love|keen|trying) to (?:know|find out|understand|ask|learn|set|start|become|register|open|run|apply|find|create|be|do|make|get|have|use|put|turn)|(?:not|un)\s?sure (?:if|whether|how|what|which|about)|(?:advice|information|info|guidance|help|tips|clarity) (?:on|about|with|for|regarding)|looking (?:for|at|into)|interested in|thinking (?:of|about)|hoping to|considering|planning to)\b/i;
/** What only asks for help: it leaves nothing to look up. */
const HELPLESS = '^\\W*(?:(?:and|but|so|or|hi|please)\\W+)*<helpless>';
const SENTENCES = /(?<=[.!?])\s+|\n+/;

/** About a thing in general, not about the enquirer's own case: then a complex matter may be explained. */
export function isGeneral(text: string): boolean {
  const words = text.trim().split(/\s+/).length;
  return words <= SHORT_STORY && (words <= TOPIC || ASKS.test(text)) && !OWN.test(text);
}

/** Whether a text names nothing that an organisation has to do with. */
export const isElsewhere = ({ says }: Patterns, text: string): boolean => says('!<anchor>', text);

/** What the message wants to know, without the story round it; empty where it only asks for help ("what now?"). */
export function questionIn({ says }: Patterns, text: string): string {
  return text
    .split(SENTENCES)
    .flatMap((sentence) => (/\?\s*$/.test(sentence) ? sentence : (ASKING_CLAUSE.exec(sentence)?.[0] ?? [])))
    .filter((question) => !says(HELPLESS, question))
    .join(' ');
}

/** Whether somebody tells of trouble of their own with an organisation, and asks or wishes nothing to look up. */
export function tellsTrouble(patterns: Patterns, text: string): boolean {
  return (
    text.trim().split(/\s+/).length >= STORY &&
    OWN.test(text) &&
    !isGeneral(text) &&
    !WISH.test(text) &&
    patterns.says('<trouble>', text) &&
    patterns.says('<anchor>', text) &&
    questionIn(patterns, text) === ''
  );
}
