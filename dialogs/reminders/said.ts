/** "Our CIC34 on 1 March 2027": what somebody wants to be reminded of, and when. */
import { firstDay } from '../answers.ts';
import { tidy, understand } from '../understanding/index.ts';

export interface Wanted {
  /** In their words; empty when only a day was named. */
  readonly what: string;
  /** YYYY-MM-DD; undefined when no day was named. */
  readonly on: string | undefined;
  /** It falls due then, so they want to hear of it before. */
  readonly ahead: boolean;
}

/** More words than this name no day that could be told from the rest. */
const MOST_WORDS = 24;
const DUE = /\b(?:due|by|before|deadline|runs? out|expires?|ends?)\b/i;
const LINKS_BEFORE = /(?:[\s,]+(?:is|are|falls?|which|that|it|comes?|due|on|by|before|at|in|for))+$/i;
const LINKS_AFTER = /^(?:(?:that|about|of|to|when)\s+)+/i;

/** @param said without "remind me" @param today YYYY-MM-DD */
export function wantedIn(said: string, today: string): Wanted {
  const words = said.split(/\s+/).filter(Boolean);
  const ahead = DUE.test(said);
  if (words.length <= MOST_WORDS) {
    for (let at = 0; at < words.length; at += 1) {
      const on = dayIn(words.slice(at), today);
      if (on) return { what: bare(words.slice(0, at)), on, ahead };
    }
    for (let at = words.length - 1; at > 0; at -= 1) {
      const on = dayIn(words.slice(0, at), today);
      if (on) return { what: bare(words.slice(at)), on, ahead };
    }
  }
  return { what: bare(words), on: undefined, ahead };
}

function dayIn(words: readonly string[], today: string): string | undefined {
  const reading = understand({ kind: 'date', text: words.join(' '), today });
  if (typeof reading === 'string') return firstDay(reading);
  const [from, to] = reading;
  // "By 1 March" has no first day.
  return firstDay([from ?? to]);
}

function bare(words: readonly string[]): string {
  const text = words.join(' ').replace(/[.!?,;:]+$/, '');
  const ends = ` ${text}`.replace(LINKS_BEFORE, '').trim();
  return ends.replace(LINKS_AFTER, '').slice(0, 200);
}

/** The step that is meant: half of what was said is in its words. */
export function stepMeant<
  S extends { readonly text: { readonly text: string }; readonly body: { readonly text: string } },
>(what: string, steps: readonly S[]): S | undefined {
  const wanted = wordsIn(what);
  if (wanted.length === 0) return undefined;
  const scored = steps.map((step) => {
    const words = new Set(wordsIn(`${step.text.text} ${step.body.text}`));
    return { step, score: wanted.filter((word) => words.has(word)).length / wanted.length };
  });
  const best = scored.sort((a, b) => b.score - a.score)[0];
  return best && best.score > 0.5 ? best.step : undefined;
}

const SMALL = new Set([
  'the',
  'a',
  'an',
  'to',
  'of',
  'for',
  'with',
  'and',
  'our',
  'my',
  'is',
  'are',
  'due',
  'when',
  'step',
  'it',
]);
const wordsIn = (text: string): string[] =>
  tidy(text)
    .split(/[^a-z0-9]+/)
    .filter((word) => word !== '' && !SMALL.has(word));
