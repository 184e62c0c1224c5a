/** How content becomes words for one enquirer: in their language, in short where they want it, for their nation. */
import { fillFigures, renderUnit, withoutGoneLinks } from '../../knowledge/index.ts';
import type { Knowledge, Locale, Nation, Question, SafetyPath } from '../../knowledge/index.ts';
import { joined, wordsOf } from './words.ts';
import type { Words } from './words.ts';

export type Params = Readonly<Record<string, string | number | Words>>;

export class Voice {
  readonly knowledge: Knowledge;
  readonly #locale: Locale;
  readonly #short: boolean;

  constructor(knowledge: Knowledge, { locale = 'en', short = false }: { locale?: Locale; short?: boolean }) {
    this.knowledge = knowledge;
    this.#locale = locale;
    this.#short = short;
  }

  /**
   * A phrase of the bot's own. In the short version `<key>.short` is used where it is written; a phrase not yet in
   * the enquirer's language is said in English.
   * @throws when there is no such phrase in English
   */
  phrase(key: string, params: Params = {}): Words {
    const found = (this.#short ? this.#phraseText(`${key}.short`) : undefined) ?? this.#phraseText(key);
    if (found === undefined) throw new Error(`no phrase called ${key}`);
    const said = [`phrases/${key}`];
    const units: string[] = [];
    const text = found.replace(/\{\{([a-z][a-z0-9-]*)\}\}/g, (_, name: string) => {
      const value = params[name];
      if (value === undefined) throw new Error(`the phrase ${key} needs ${name}`);
      if (typeof value !== 'object') return String(value);
      said.push(...value.said);
      units.push(...value.units);
      return value.text;
    });
    return wordsOf(text.trim(), said, units);
  }

  /** As `phrase`, or undefined when it is not written. */
  phraseIf(key: string, params: Params = {}): Words | undefined {
    return this.#phraseText(key) === undefined ? undefined : this.phrase(key, params);
  }

  #phraseText(key: string): string | undefined {
    return this.knowledge.phrases(this.#locale).get(key) ?? this.knowledge.phrases('en').get(key);
  }

  /** One part of a question. */
  question(question: Question, part: 'ask' | 'why' | 'help' | 'notSure'): Words | undefined {
    const text = part === 'ask' && this.#short ? question.easyRead : question[part];
    return text === undefined ? undefined : this.#filled(text, `questions/${question.id}`);
  }

  /** What a question is about, in a few words: for lists of answers. */
  label(question: Question): Words {
    return wordsOf(question.label ?? question.id.replaceAll('-', ' '), [`questions/${question.id}`]);
  }

  option(question: Question, name: string): Words {
    const option = question.options?.find((one) => one.name === name);
    return wordsOf(option?.label ?? name, [`questions/${question.id}`]);
  }

  /** A unit in full: its text, its nation's part, sources and dates. */
  unit(id: string, nation?: Nation): Words {
    const { text, ids } = renderUnit(this.knowledge, id, { nation, short: this.#short });
    return wordsOf(text, ids, [id]);
  }

  title(id: string): Words {
    const unit = this.knowledge.units.get(id);
    return wordsOf(unit?.title ?? '', unit ? [`${unit.folder}/${id}`] : []);
  }

  /** Whether the short version is wanted: outcomes then say what a unit says in short, in place of its fields. */
  get short(): boolean {
    return this.#short;
  }

  /** The short version of a unit, line by line, with what differs in the nation. */
  easyLines(id: string, nation?: Nation): Words[] {
    const unit = this.knowledge.units.get(id)!;
    const there = nation && unit.byNation?.[nation]?.easyRead;
    return `${unit.easyRead}\n${there ?? ''}`
      .split('\n')
      .filter((line) => line.trim() !== '')
      .map((line) => this.fromUnit(id, line.trim()));
  }

  /** One line or field of a unit, figures filled in. */
  fromUnit(id: string, text: string): Words {
    const unit = this.knowledge.units.get(id)!;
    return this.#filled(text, `${unit.folder}/${id}`);
  }

  /** As `fromUnit`, where with its other parts the unit is as good as told. */
  telling(id: string, text: string): Words {
    const { text: filled, said } = this.fromUnit(id, text);
    return wordsOf(filled, said, [id]);
  }

  /** Title, date and link of a source. */
  source(id: string): Words | undefined {
    const source = this.knowledge.sources.get(id);
    const link = source && `[${source.title.replace(/[[\]]/g, '')}](${source.url})`;
    return link === undefined ? undefined : wordsOf(withoutGoneLinks(this.knowledge, link), [`sources/${id}`]);
  }

  /** Words that lead to a page that content names. */
  link(words: Words, url: string): Words {
    const link = `[${words.text.replace(/[[\]]/g, '')}](${url})`;
    return wordsOf(withoutGoneLinks(this.knowledge, link), words.said, words.units);
  }

  /** Why a person should look. */
  complexity(id: string): Words {
    const rule = this.knowledge.complexity.get(id);
    if (!rule) throw new Error(`no complexity rule called ${id}`);
    return this.#filled(this.#short ? rule.easyRead : rule.why, `complexity/${id}`);
  }

  boundary(id: string): Words {
    const boundary = this.knowledge.boundaries.get(id);
    if (!boundary) throw new Error(`no boundary called ${id}`);
    const text = (this.#short ? boundary.easyRead : undefined) ?? boundary.decline;
    const said = text && this.#filled(text, `boundaries/${id}`);
    const sendTo = this.#filled(boundary.sendTo, `boundaries/${id}`);
    return joined([said || undefined, this.phrase('decline.send-to', { where: sendTo })]);
  }

  safety(path: SafetyPath, nation?: Nation): Words {
    const safety = this.knowledge.safety[path];
    const main = this.#filled(this.#short ? safety.easyRead : safety.answer, `safety/${path}`);
    return joined([main, nation && this.safetyIn(path, nation)]);
  }

  safetyIn(path: SafetyPath, nation: Nation): Words | undefined {
    const text = this.knowledge.safety[path].byNation[nation];
    return text === undefined ? undefined : this.#filled(text, `safety/${path}`);
  }

  /** What the enquirer wrote themselves, on one line and without mark-up, so that it cannot pass for ours. */
  quoted(text: string): Words {
    return wordsOf(
      text
        .replace(/[[\]<>*_`\\]/g, '')
        .replace(/\s+/g, ' ')
        .trim()
        .slice(0, 300),
      ['enquirer'],
    );
  }

  nation(nation: Nation): Words {
    return this.phrase(`nation.${nation}`);
  }

  #filled(text: string, id: string): Words {
    const filled = fillFigures(this.knowledge, text);
    return wordsOf(filled.text.trim(), [id, ...filled.figures.map((one) => `figures/${one.id}`)]);
  }
}
