/** Look-up engines side by side: ours, and three others used plainly, as their own first pages show. */
import { containerBootstrap } from '@nlpjs/core';
import { LangEn } from '@nlpjs/lang-en-min';
import { Nlp } from '@nlpjs/nlp';
import { create, insertMultiple, search } from '@orama/orama';
import MiniSearch from 'minisearch';
import { explain, find, prepare } from '../../../knowledge/index.ts';
import type { Knowledge, Nation, Unit } from '../../../knowledge/index.ts';

export interface Engine {
  readonly name: string;
  /** Up to three units, best first; none where the engine says that it does not know. */
  ask(text: string, nation?: Nation): Promise<string[]> | string[];
}

export type Make = (knowledge: Knowledge) => Promise<Engine> | Engine;

const documents = (knowledge: Knowledge) =>
  [...knowledge.units.values()].map((unit: Unit) => ({
    id: unit.id,
    title: unit.title,
    questions: unit.questions.join('\n'),
    keywords: (unit.keywords ?? []).join('\n'),
    body: `${unit.answer}\n${unit.easyRead}`,
  }));

export const ours: Make = (knowledge) => {
  prepare(knowledge);
  return {
    name: 'this project',
    ask(text, nation) {
      const outcome = find(knowledge, { text, ...(nation && { nation }) });
      if (outcome.kind === 'clarify') return outcome.readings.flatMap(({ unit }) => unit ?? []).slice(0, 3);
      if (outcome.kind !== 'answer' && outcome.kind !== 'handOver') return [];
      const others = explain(knowledge, { text, ...(nation && { nation }) }).map(({ unit }) => unit.id);
      return [...new Set([...outcome.units, ...others])].slice(0, 3);
    },
  };
};

export const miniSearch: Make = (knowledge) => {
  const index = new MiniSearch({ fields: ['title', 'questions', 'keywords', 'body'] });
  index.addAll(documents(knowledge));
  return {
    name: 'MiniSearch',
    ask: (text) =>
      index
        .search(text, { prefix: true, fuzzy: 0.2 })
        .slice(0, 3)
        .map(({ id }) => String(id)),
  };
};

export const orama: Make = async (knowledge) => {
  const index = create({
    schema: { title: 'string', questions: 'string', keywords: 'string', body: 'string' },
    components: { tokenizer: { language: 'english', stemming: false } },
  });
  await insertMultiple(index, documents(knowledge));
  return {
    name: 'Orama',
    async ask(text) {
      const { hits } = await search(index, { term: text, limit: 3 });
      return hits.map(({ id }) => id);
    },
  };
};

export const nlpJs: Make = async (knowledge) => {
  const container = await containerBootstrap();
  container.use(Nlp);
  container.use(LangEn);
  const nlp = container.get('nlp');
  Object.assign(nlp.settings, { autoSave: false, autoLoad: false, log: false });
  nlp.addLanguage('en');
  for (const unit of knowledge.units.values())
    for (const question of [...unit.questions, unit.title]) nlp.addDocument('en', question, unit.id);
  // It tells of each round of its training.
  const { log } = console;
  console.log = () => undefined;
  try {
    await nlp.train();
  } finally {
    console.log = log;
  }
  return {
    name: 'nlp.js',
    async ask(text) {
      const { classifications } = await nlp.process('en', text);
      return classifications
        .filter(({ intent }) => intent !== 'None')
        .slice(0, 3)
        .map(({ intent }) => intent);
    },
  };
};
