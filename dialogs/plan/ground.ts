/** What the parts of a plan are made from: the answers of each flow that was gone through, and a voice. */
import type { Folder, Knowledge, Question, UnitOf } from '../../knowledge/index.ts';
import { isUnsure } from '../answers.ts';
import type { Answers, Value } from '../answers.ts';
import { remembered } from '../memory.ts';
import type { Memory } from '../ports.ts';
import { dateWords, moneyWords, rangeWords, spanWords } from '../voice/numbers.ts';
import { Voice } from '../voice/voice.ts';
import { joined } from '../voice/words.ts';
import type { Words } from '../voice/words.ts';

export class Ground {
  readonly voice: Voice;
  readonly knowledge: Knowledge;
  /** YYYY-MM-DD */
  readonly today: string;
  /** Known to all flows. */
  readonly profile: Answers;
  readonly #done: ReadonlyMap<string, Answers>;

  constructor(knowledge: Knowledge, memory: Memory, today: string) {
    const { profile = {}, done = [], locale, short } = remembered(memory);
    this.knowledge = knowledge;
    this.today = today;
    this.profile = profile;
    this.voice = new Voice(knowledge, { locale, short });
    // What was said last of a thing counts for all flows.
    this.#done = new Map(done.map(({ flow, answers, around }) => [flow, { ...around, ...answers, ...profile }]));
  }

  /** Undefined until that flow was gone through. */
  of(flow: string): Answers | undefined {
    return this.#done.get(flow);
  }

  /** All that is known, whatever the flow. */
  get all(): Answers {
    return Object.assign({}, ...this.#done.values(), this.profile) as Answers;
  }

  units<F extends Folder>(folder: F): UnitOf<F>[] {
    return unitsOf(this.knowledge, folder);
  }

  unit<F extends Folder>(folder: F, id: string): UnitOf<F> {
    const unit = this.knowledge.units.get(id);
    if (unit?.folder !== folder) throw new Error(`no unit called ${id} in ${folder}`);
    return unit as UnitOf<F>;
  }

  /** What a question is about, in a few words. */
  label(name: string): Words {
    const question = this.knowledge.questions.get(name);
    if (!question) throw new Error(`no question called ${name}`);
    return this.voice.label(question);
  }

  /** The answer to a question, in words. */
  answer(name: string, value: Value | undefined): Words {
    const question = this.knowledge.questions.get(name);
    if (value === undefined || isUnsure(value)) return this.voice.phrase(`value.${String(value ?? 'not-sure')}`);
    return (question && optionWords(this.voice, question, value)) ?? plainWords(this.voice, value);
  }
}

function optionWords(voice: Voice, question: Question, value: Value): Words | undefined {
  const names = (Array.isArray(value) ? value : [value]).map(String);
  const known = names.filter((name) => question.options?.some((option) => option.name === name));
  return known.length === 0
    ? undefined
    : joined(
        known.map((name) => voice.option(question, name)),
        ', ',
      );
}

/** An amount, a date, or words of their own. */
function plainWords(voice: Voice, value: Value): Words {
  const amount = rangeWords(voice, value, moneyWords);
  if (typeof value === 'number') return amount!;
  const dated = (Array.isArray(value) ? value : [value]).some(
    (end) => typeof end === 'string' && /^\d{4}-\d\d-\d\d$/.test(end),
  );
  if (dated) return spanWords(voice, value, dateWords)!;
  return Array.isArray(value) ? (amount ?? voice.phrase('value.none')) : voice.quoted(value);
}

const byFolder = new WeakMap<Knowledge, Map<Folder, UnitOf<Folder>[]>>();

/** Gone through once for each knowledge base: a plan is made on every look at it. */
export function unitsOf<F extends Folder>(knowledge: Knowledge, folder: F): UnitOf<F>[] {
  let folders = byFolder.get(knowledge);
  if (!folders) byFolder.set(knowledge, (folders = new Map()));
  let units = folders.get(folder);
  if (!units) {
    units = [...knowledge.units.values()].filter((unit) => unit.folder === folder);
    folders.set(folder, units);
  }
  return units as UnitOf<F>[];
}
