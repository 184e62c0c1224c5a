/** One of several, or several: the options are listed in the text too, for taps vanish (PITFALLS.md W6). */
import type { Question } from '../../knowledge/index.ts';
import { chosen, isOwnWords, NOT_SURE, ownWords } from '../answers.ts';
import type { StepOf } from '../engine/flow.ts';
import { understand } from '../understanding/index.ts';
import type { Option } from '../understanding/index.ts';
import { joined, numbered } from '../voice/words.ts';
import { QUESTION, UNCLEAR } from './step.ts';
import type { Asker, Reading } from './step.ts';

type ChoiceStep = StepOf<'ask-choice'>;

export const askChoice: Asker<ChoiceStep> = {
  echo: false,

  ask(step, question, voice, reply) {
    const labels = optionsOf(question).map((option) => voice.option(question, option.name));
    reply.add(voice.question(question, 'ask'), numbered(labels));
    if (step.several)
      reply.add(step.most ? voice.phrase('ask.several-most', { most: step.most }) : voice.phrase('ask.several'));
    reply.tap(...labels);
  },

  read(step, question, text) {
    const options = optionsOf(question);
    // Where yes and no are among the options, "yes we do" and "not really" count as they do at a yes-or-no question.
    if (isYesNo(options)) {
      const said = understand({ kind: 'yesNo', text, ask: question.ask });
      if (said === 'yes' || said === 'no') return { kind: 'value', value: said };
    }
    const choice = understand({
      kind: 'choice',
      text,
      ask: question.ask,
      options: readable(question),
      several: step.several,
    });
    if (choice === 'question') return QUESTION;
    if (choice === 'not-sure') return { kind: 'value', value: NOT_SURE };
    if (choice === 'unclear') return UNCLEAR;
    if (choice === 'none') return noneOf(step, options);
    return taken(step, choice);
  },

  words(question, value, voice) {
    const names = chosen(value).map((name) => voice.option(question, name));
    const own = ownWords(value).map((text) => voice.phrase('value.own-words', { words: voice.quoted(text) }));
    return names.length + own.length === 0 ? voice.phrase('value.none') : joined([...names, ...own], ', ');
  },

  fits(step, question, value) {
    const offered = (name: unknown): boolean =>
      optionsOf(question).some((option) => option.name === name) || (step.ownWords !== undefined && isOwnWords(name));
    return step.several ? Array.isArray(value) && value.every(offered) : offered(value);
  },

  samples(step, question) {
    const names = optionsOf(question).map((option) => option.name);
    if (!step.several) return names;
    const alone = names.filter((name) => !EXCLUSIVE.has(name));
    return [...alone.map((name) => [name]), alone.slice(0, step.most), names.includes('none') ? ['none'] : []];
  },
};

/** Cannot be chosen beside others. */
const EXCLUSIVE = new Set(['none', NOT_SURE]);

const optionsOf = (question: Question): NonNullable<Question['options']> => question.options ?? [];

const isYesNo = (options: readonly { name: string }[]): boolean =>
  ['yes', 'no'].every((name) => options.some((option) => option.name === name));

function taken(step: ChoiceStep, names: readonly string[]): Reading {
  if (!step.several) return names[0] === undefined ? UNCLEAR : { kind: 'value', value: names[0] };
  if (names.length === 1 && names[0] === NOT_SURE) return { kind: 'value', value: NOT_SURE };
  const kept = names.length > 1 ? names.filter((name) => !EXCLUSIVE.has(name)) : [...names];
  if (step.most !== undefined && kept.length > step.most) return { kind: 'unusable', phrase: 'ask.too-many' };
  return { kind: 'value', value: kept };
}

function noneOf(step: ChoiceStep, options: readonly { name: string }[]): Reading {
  const none = options.find((option) => option.name === 'none');
  if (none) return { kind: 'value', value: step.several ? ['none'] : 'none' };
  return step.several ? { kind: 'value', value: [] } : UNCLEAR;
}

const prepared = new WeakMap<Question, Option[]>();
function readable(question: Question): Option[] {
  let options = prepared.get(question);
  if (!options) {
    options = optionsOf(question).map(({ name, label, also }) => ({ name, also: [label, ...also] }));
    prepared.set(question, options);
  }
  return options;
}
