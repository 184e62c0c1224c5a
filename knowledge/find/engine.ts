/** The search engine that proposes units. Only this file knows which one it is; deployment/decisions says why it. */
import MiniSearch from 'minisearch';

export interface EngineDocument {
  readonly id: string;
  /** Words of each field, in the forms that queries use too. */
  readonly title: string;
  readonly questions: string;
  readonly keywords: string;
  readonly body: string;
}

export interface Engine {
  /** The best documents for these words, best first. */
  search(words: readonly string[]): { id: string; score: number }[];
}

const BOOST = { questions: 1, title: 1.5, keywords: 1.5, body: 1.5 };

export function buildEngine(documents: readonly EngineDocument[]): Engine {
  const index = new MiniSearch<EngineDocument>({
    fields: Object.keys(BOOST),
    // The words come ready made: stems, and groups of synonyms.
    tokenize: (text) => text.split(' '),
    processTerm: (term) => term || null,
    searchOptions: { boost: BOOST, prefix: false, fuzzy: false, combineWith: 'OR' },
  });
  index.addAll(documents);
  return {
    search: (words) => index.search(words.join(' ')).map(({ id, score }) => ({ id: String(id), score })),
  };
}
