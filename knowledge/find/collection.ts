/** The units as look-up sees them: each question, title, keyword and body as slots, weighed by how rare they are. */
import type { Knowledge } from '../load.ts';
import type { Unit } from '../model.ts';
import { buildEngine } from './engine.ts';
import type { Engine } from './engine.ts';
import { Lexicon } from './lexicon.ts';
import type { Slot, Weighed } from './lexicon.ts';

/** A short text that stands for its unit. */
export interface Line {
  readonly text: string;
  readonly slots: readonly Slot[];
  /** The number of each slot: those with the same forms share one. */
  readonly things: readonly number[];
  readonly weight: number;
}

export interface Entry {
  readonly unit: Unit;
  /** Its questions, and its title as one more. */
  readonly lines: readonly Line[];
  readonly keywords: readonly Line[];
  /** Every form in its lines and keywords. */
  readonly heads: ReadonlySet<string>;
  readonly body: ReadonlySet<string>;
}

/** What the rarest word weighs, however many units there are: the numbers in rank.ts and confidence.ts count on it. */
const RAREST = 5.75;

export class Collection {
  readonly lexicon: Lexicon;
  readonly entries = new Map<string, Entry>();
  readonly engine: Engine;
  /** In how many units a form stands: among the questions, titles and keywords, and anywhere. */
  readonly #inHeads = new Map<string, number>();
  readonly #anywhere = new Map<string, number>();
  #size = 1;
  readonly #weights = new Map<string, number>();
  /** Slots of the lines, numbered, so that a message is compared with thousands of lines without comparing words. */
  readonly #numbers = new Map<string, number>();
  readonly #byForm = new Map<string, number[]>();

  constructor(knowledge: Knowledge) {
    this.lexicon = new Lexicon(knowledge);
    const units = [...knowledge.units.values()];
    for (const unit of units) for (const text of [...linesOf(unit), bodyOf(unit)]) this.lexicon.learn(text);

    const drafts = units.map((unit) => {
      const lines = linesOf(unit).map((text) => ({ text, slots: this.lexicon.slots(text) }));
      const keywords = (unit.keywords ?? []).map((text) => ({ text, slots: this.lexicon.slots(text) }));
      const heads = formsOf([...lines, ...keywords].flatMap(({ slots }) => slots));
      return { unit, lines, keywords, heads, body: formsOf(this.lexicon.slots(bodyOf(unit))) };
    });
    this.#size = Math.max(1, drafts.length);
    for (const { heads, body } of drafts) {
      for (const form of heads) count(this.#inHeads, form);
      for (const form of new Set([...heads, ...body])) count(this.#anywhere, form);
    }
    const line = ({ text, slots }: { text: string; slots: Slot[] }): Line => ({
      text,
      slots,
      things: slots.map((slot) => this.#numberOf(slot)),
      weight: slots.reduce((sum, slot) => sum + this.weight(slot), 0),
    });
    for (const { unit, lines, keywords, heads, body } of drafts)
      this.entries.set(unit.id, { unit, lines: lines.map(line), keywords: keywords.map(line), heads, body });
    this.engine = buildEngine(
      drafts.map(({ unit, lines, keywords, body }) => ({
        id: unit.id,
        title: words(lines.at(-1)?.slots ?? []),
        questions: words(lines.slice(0, -1).flatMap(({ slots }) => slots)),
        keywords: words(keywords.flatMap(({ slots }) => slots)),
        body: [...body].join(' '),
      })),
    );
  }

  /** What a message says, typing slips mended, each thing with its weight. */
  weighed(text: string): Weighed[] {
    return this.lexicon.slots(text, { mend: true }).map((slot) => ({ ...slot, weight: this.weight(slot) * slot.sure }));
  }

  /** For each number of a slot, the weight with which these forms say it: by the word itself or by a synonym. */
  said(forms: ReadonlyMap<string, number>): Float64Array {
    const said = new Float64Array(this.#numbers.size);
    for (const [form, weight] of forms)
      for (const thing of this.#byForm.get(form) ?? []) said[thing] = Math.max(said[thing]!, weight);
    return said;
  }

  #numberOf({ forms }: Slot): number {
    const key = forms.join();
    let number = this.#numbers.get(key);
    if (number === undefined) {
      number = this.#numbers.size;
      this.#numbers.set(key, number);
      for (const form of forms) {
        const same = this.#byForm.get(form);
        if (same) same.push(number);
        else this.#byForm.set(form, [number]);
      }
    }
    return number;
  }

  /** How much a slot tells: the rarer among units, the more. What no unit has weighs as a rare word does. */
  weight({ forms }: Slot): number {
    const key = forms.join();
    let weight = this.#weights.get(key);
    if (weight === undefined) {
      let most = 2;
      for (const form of forms)
        most = Math.max(most, ((this.#inHeads.get(form) ?? 0) + (this.#anywhere.get(form) ?? 0)) / 2);
      weight = (RAREST * Math.log(1 + this.#size / most)) / Math.log(1 + this.#size / 2);
      // Bounded, for words from outside reach it.
      if (this.#weights.size < 50_000) this.#weights.set(key, weight);
    }
    return weight;
  }
}

const count = (counts: Map<string, number>, form: string): void => void counts.set(form, (counts.get(form) ?? 0) + 1);
const words = (slots: readonly Slot[]): string => slots.flatMap(({ forms }) => forms).join(' ');
const formsOf = (slots: readonly Slot[]): Set<string> => new Set(slots.flatMap(({ forms }) => forms));
const linesOf = ({ questions, title }: Unit): string[] => [...questions, title];

/** Fields beside `answer` that say what a unit is about, by folder. */
function bodyOf(unit: Unit): string {
  const parts = [
    unit.answer,
    unit.easyRead,
    ...Object.values(unit.byNation ?? {}).flatMap(({ answer, easyRead }) => [answer, easyRead]),
  ];
  if (unit.folder === 'support') parts.push(unit.body, ...unit.helpsWith);
  if (unit.folder === 'finance') parts.push(unit.provider ?? '', unit.terms ?? '');
  if (unit.folder === 'regulation') parts.push(unit.step, unit.body);
  if (unit.folder === 'options') parts.push(unit.label, unit.gain, unit.giveUp);
  if (unit.folder === 'motivations') parts.push(unit.label, ...unit.also, unit.evidence, unit.risk);
  if (unit.folder === 'legal-forms')
    parts.push(unit.label, unit.registrar, unit.profitRule, ...unit.for, ...unit.against);
  return parts.join('\n').replace(/\{\{[^{}]*\}\}|\]\([^)]*\)/g, ' ');
}
