/** Routes to money in words: what each is, what it gives and asks, and where its own page is. Never a recommendation. */
import type { UnitOf } from '../../knowledge/index.ts';
import type { FinanceMatch } from '../rules/index.ts';
import type { Talk } from '../talk.ts';
import { countWords, dateWords, moneyWords, rangeWords } from '../voice/numbers.ts';
import { bold, joined, listed } from '../voice/words.ts';
import type { Words } from '../voice/words.ts';

/** The plan names them all. */
const MOST_NAMED = 6;
const MOST_ASKED = 3;

export const routeUnit = (talk: Talk, id: string): UnitOf<'finance'> =>
  talk.turn.knowledge.units.get(id) as UnitOf<'finance'>;
const titleWords = (talk: Talk, id: string): Words => talk.voice.fromUnit(id, routeUnit(talk, id).title);

export function routeWords(talk: Talk, { unit: id, partOnly, personalDebt }: FinanceMatch['fits'][number]): Words {
  const { voice } = talk;
  const { title, kind, eligibility, terms, contact, sources, checked } = routeUnit(talk, id);
  const amount = eligibility && rangeWords(voice, [eligibility.amount.from, eligibility.amount.to], moneyWords);
  const also = joined(
    (eligibility?.also ?? []).slice(0, MOST_ASKED).map((line) => voice.fromUnit(id, line)),
    ' ',
  );
  const about = voice.short ? voice.easyLines(id, talk.nation) : [voice.phrase(`finance.kind.${kind}`)];
  return joined([
    bold(voice.telling(id, title)),
    listed([
      ...about,
      amount && voice.phrase('finance.amount', { amount }),
      terms && !voice.short ? voice.phrase('finance.terms', { terms: voice.fromUnit(id, terms) }) : undefined,
      also.text && !voice.short ? voice.phrase('finance.also', { line: also }) : undefined,
      personalDebt ? voice.phrase('finance.personal-debt') : undefined,
      partOnly ? voice.phrase('finance.part-only') : undefined,
      contact
        ? voice.phrase('finance.contact', { link: voice.link(voice.phrase('finance.their-page'), contact) })
        : undefined,
      voice.phrase('outcome.sources', {
        sources: joined(sources.slice(0, 1).map((source) => voice.source(source))),
        date: dateWords(checked),
      }),
    ]),
  ]);
}

/** With its link, for a route that must be asked first. */
export function linkedRoute(talk: Talk, id: string): Words {
  const { contact } = routeUnit(talk, id);
  return contact ? talk.voice.link(titleWords(talk, id), contact) : titleWords(talk, id);
}

/** A few by name, and how many more there are. */
export function routeNames(talk: Talk, ids: readonly string[], most = MOST_NAMED): Words {
  const named = ids.slice(0, most);
  const left = countWords(ids.length - named.length);
  const more =
    named.length === ids.length
      ? undefined
      : talk.voice.phrase(named.length === 0 ? 'finance.out-count' : 'finance.out-more', { count: left });
  return joined([...named.map((id) => titleWords(talk, id)), more], ', ');
}
