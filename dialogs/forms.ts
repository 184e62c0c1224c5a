/**
 * Whole utterances that mean a command, English and Welsh. They are content: the phrase `command.<name>` has one a
 * line; a line that ends in `…` takes words after it ("change …").
 */
import type { Knowledge } from '../knowledge/index.ts';
import { tidy } from './understanding/index.ts';

export interface Forms {
  /** The command that the whole text is; of several the one written first. */
  command(plain: string): string | undefined;
  is(command: string, plain: string): boolean;
  /** What stands after an opening of this command, or undefined. */
  after(command: string, plain: string): string | undefined;
}

const known = new WeakMap<Knowledge, Forms>();

/** Compiled once for a knowledge base. */
export function formsOf(knowledge: Knowledge): Forms {
  let forms = known.get(knowledge);
  if (!forms) {
    forms = compile(knowledge);
    known.set(knowledge, forms);
  }
  return forms;
}

/** Politeness and marks round a command change nothing. */
function bare(plain: string): string {
  return clean(plain)
    .replace(
      /^(?:please|can we|can i|could i|could we|i want to|i would like to|id like to|lets|ok|okay|yes) (?=\S)/,
      '',
    )
    .replace(/(?<=\S) (?:please|now|thanks|thank you)$/, '');
}

function compile(knowledge: Knowledge): Forms {
  const whole = new Map<string, string[]>();
  const openings = new Map<string, string[]>();
  for (const locale of ['en', 'cy'] as const) {
    for (const [key, text] of knowledge.phrases(locale)) {
      if (!key.startsWith('command.')) continue;
      const command = key.slice('command.'.length);
      for (const line of text
        .split('\n')
        .map((one) => one.trim())
        .filter(Boolean)) {
        if (line.endsWith('…'))
          openings.set(command, [...(openings.get(command) ?? []), `${clean(line.slice(0, -1))} `]);
        else whole.set(clean(line), [...(whole.get(clean(line)) ?? []), command]);
      }
    }
  }
  for (const list of openings.values()) list.sort((a, b) => b.length - a.length);
  const lookUp = (plain: string): readonly string[] => whole.get(clean(plain)) ?? whole.get(bare(plain)) ?? [];
  return {
    command: (plain) => lookUp(plain)[0],
    is: (command, plain) => lookUp(plain).includes(command),
    after: (command, plain) => {
      const text = clean(plain);
      const opening = openings.get(command)?.find((one) => text.startsWith(one));
      return opening === undefined ? undefined : text.slice(opening.length);
    },
  };
}

/** What stands after an opening, with the capitals and marks that it was written with. */
export function asWritten(text: string, after: string): string {
  const tokens = text.trim().split(/\s+/);
  let left = after.split(' ').filter(Boolean).length;
  let from = tokens.length;
  while (from > 0 && left > 0) {
    from -= 1;
    left -= clean(tokens[from]!).split(' ').filter(Boolean).length;
  }
  return tokens.slice(from).join(' ');
}

/** A turn asks about its one message several times. */
let last = { text: '', clean: '' };
function clean(text: string): string {
  if (text !== last.text) {
    const plain = tidy(text)
      .replace(/'/g, '')
      .replace(/[.!?,;:"()]+/g, ' ')
      .replace(/\s+/g, ' ')
      .trim();
    last = { text, clean: plain };
  }
  return last.clean;
}
