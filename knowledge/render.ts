/** A unit as the enquirer reads it: the answer, what differs in their nation, where it stands, sources and dates. */
import { dayWords, fillFigures } from './figures.ts';
import { withoutGoneLinks } from './gone-links.ts';
import type { Knowledge } from './load.ts';
import { NATIONS } from './model.ts';
import type { Figure, Nation, Unit } from './model.ts';
import { phrase } from './phrase.ts';

export interface Rendered {
  /** Markdown: paragraphs, lists, bold and links only. */
  readonly text: string;
  /** All content that the text was made from, such as `articles/cic-asset-lock` and `figures/cic34-fee`. */
  readonly ids: string[];
}

export interface RenderOptions {
  /** Where the enquirer is. Unknown: what differs is told for all nations, each under its name. */
  readonly nation?: Nation;
  /** The short version. */
  readonly short?: boolean;
  /** The title first, for where several units stand in one reply. */
  readonly titled?: boolean;
}

/** @throws when there is no such unit. */
export function renderUnit(knowledge: Knowledge, unitId: string, options: RenderOptions = {}): Rendered {
  const unit = knowledge.units.get(unitId);
  if (!unit) throw new Error(`There is no unit \`${unitId}\`.`);
  return new Rendering(knowledge, unit, options).render();
}

class Rendering {
  readonly #knowledge: Knowledge;
  readonly #unit: Unit;
  readonly #options: RenderOptions;
  readonly #ids = new Set<string>();
  readonly #figures = new Map<string, Figure>();
  readonly #linked = new Set<string>();

  constructor(knowledge: Knowledge, unit: Unit, options: RenderOptions) {
    this.#knowledge = knowledge;
    this.#unit = unit;
    this.#options = options;
    this.#ids.add(`${unit.folder}/${unit.id}`);
  }

  render(): Rendered {
    const { titled, short } = this.#options;
    const parts = [
      titled && `**${this.#unit.title}**`,
      this.#nationLine(),
      this.#statusLine(),
      this.#filled(short ? this.#unit.easyRead : this.#unit.answer),
      ...this.#nationParts(),
      this.#contact(),
      this.#unit.basis === 'judgement' && this.#say('basis-judgement'),
      this.#sources(),
      this.#dates(),
    ];
    return { text: withoutGoneLinks(this.#knowledge, parts.filter(Boolean).join('\n\n')), ids: [...this.#ids] };
  }

  /** Law stops at borders: a unit that is not for all four nations says whose it is. */
  #nationLine(): string | false {
    const { nations } = this.#unit;
    const { nation } = this.#options;
    if (nation && !nations.includes(nation))
      return this.#say('other-nation', { nations: this.#names(nations), nation: this.#names([nation]) });
    return nations.length < NATIONS.length && this.#say('only-for', { nations: this.#names(nations) });
  }

  #statusLine(): string | false {
    const { status } = this.#unit;
    return status !== 'current' && this.#say(`status-${status}`);
  }

  #nationParts(): string[] {
    const { nation, short } = this.#options;
    return Object.entries(this.#unit.byNation ?? {})
      .filter(([where]) => !nation || where === nation)
      .map(([where, part]) => {
        const text = this.#filled(short ? part.easyRead : part.answer);
        return `${this.#say('in-nation', { nation: this.#names([where as Nation]) })}\n\n${text}`;
      });
  }

  #contact(): string | false {
    const unit = this.#unit;
    if (unit.folder !== 'finance' && unit.folder !== 'support') return false;
    const phone = unit.folder === 'support' && unit.phone ? this.#filled(`{{${unit.phone}}}`) : undefined;
    const name = (unit.folder === 'support' ? unit.body : unit.provider) ?? unit.title;
    const link = unit.contact && this.#say('contact', { name: plain(name), url: unit.contact });
    return [link, phone && this.#say('phone', { phone })].filter(Boolean).join('\n\n') || false;
  }

  #sources(): string | false {
    const parts = Object.entries(this.#unit.byNation ?? {}).filter(
      ([nation]) => !this.#options.nation || nation === this.#options.nation,
    );
    const ids = new Set([
      ...this.#unit.sources,
      ...parts.flatMap(([, part]) => part.sources ?? []),
      ...[...this.#figures.values()].map(({ source }) => source),
    ]);
    const lines = [...ids].flatMap((id) => {
      const source = this.#knowledge.sources.get(id);
      if (!source) return [];
      this.#ids.add(`sources/${id}`);
      const { title, url, publisher, date } = source;
      return [`- ${this.#say('source', { title: plain(title), url, publisher, date: dayWords(date) })}`];
    });
    return lines.length > 0 && [this.#say('sources'), '', ...lines].join('\n');
  }

  /** When it was last checked, and plainly so when that is longer ago than it should be. */
  #dates(): string {
    const { asOf } = this.#knowledge;
    const checked = this.#say('checked', { date: dayWords(this.#unit.checked) });
    const due = [this.#unit.reviewBy, ...[...this.#figures.values()].map(({ reviewBy }) => reviewBy)].sort()[0] ?? asOf;
    return due < asOf ? `${checked} ${this.#say('overdue', { date: dayWords(due) })}` : checked;
  }

  #filled(text: string): string {
    const filled = fillFigures(this.#knowledge, text.trim(), this.#linked);
    for (const figure of filled.figures) {
      this.#figures.set(figure.id, figure);
      this.#ids.add(`figures/${figure.id}`);
    }
    return filled.text;
  }

  #say(key: string, params: Record<string, string> = {}): string {
    const short = this.#options.short && this.#knowledge.phrases().has(`render.${key}.short`) ? '.short' : '';
    this.#ids.add(`phrases/render.${key}${short}`);
    return phrase(this.#knowledge, `render.${key}${short}`, params);
  }

  #names(nations: readonly Nation[]): string {
    const names = nations.map((nation) => phrase(this.#knowledge, `render.${nation}`));
    const last = names.pop() ?? '';
    return names.length ? phrase(this.#knowledge, 'render.and', { first: names.join(', '), last }) : last;
  }
}

/** Square brackets would end a link's text early. */
const plain = (text: string): string => text.replace(/[[\]]/g, '');
