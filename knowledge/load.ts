/** The content folder to the knowledge that the other rooms use. */
import { KnowledgeErrors } from './errors.ts';
import type { Problem } from './errors.ts';
import { findErrors } from './check.ts';
import { readContent } from './load/read-content.ts';
import type { Content, Locale } from './load/read-content.ts';
import type {
  Boundary,
  Calendar,
  Complexity,
  Figure,
  GlossaryTerm,
  Places,
  Question,
  Safety,
  SmallTalk,
  Source,
  Unit,
  WordFamilies,
} from './model.ts';

export interface Knowledge {
  /** The day that figures and review dates are told for, YYYY-MM-DD. */
  readonly asOf: string;
  readonly units: ReadonlyMap<string, Unit>;
  readonly figures: ReadonlyMap<string, Figure>;
  readonly sources: ReadonlyMap<string, Source>;
  readonly glossary: ReadonlyMap<string, GlossaryTerm>;
  readonly questions: ReadonlyMap<string, Question>;
  readonly complexity: ReadonlyMap<string, Complexity>;
  readonly boundaries: ReadonlyMap<string, Boundary>;
  readonly safety: Safety;
  readonly synonyms: readonly (readonly string[])[];
  readonly families: WordFamilies;
  readonly places: Places;
  readonly smallTalk: SmallTalk;
  readonly calendar: Calendar | undefined;
  phrases(locale?: Locale): ReadonlyMap<string, string>;
}

export interface LoadOptions {
  readonly asOf: string;
  readonly flows?: readonly string[];
}

/**
 * Reads and checks the content; warnings pass.
 * @throws {KnowledgeErrors} with every mistake, when there is any.
 */
export async function loadKnowledge(folder: string, options: LoadOptions): Promise<Knowledge> {
  const { knowledge, errors } = await readKnowledge(folder, options);
  if (errors.length) throw new KnowledgeErrors(errors);
  return knowledge;
}

/** As much knowledge as can be had of content that may be broken, with what is wrong: for authors, never to serve. */
export async function readKnowledge(
  folder: string,
  { asOf, flows }: LoadOptions,
): Promise<{ knowledge: Knowledge; errors: Problem[] }> {
  const { content, problems } = await readContent(folder);
  const errors = [...problems, ...findErrors(content, { flows })].filter(({ severity }) => severity === 'error');
  return { knowledge: knowledgeOf(content, asOf), errors };
}

function knowledgeOf(content: Content, asOf: string): Knowledge {
  const { phrases, homes: _homes, files: _files, broken: _broken, safety, ...rest } = content;
  return {
    ...rest,
    asOf,
    // Content without these files is a test's; the real folder is held complete by its own test.
    safety: safety ?? ({} as Safety),
    phrases: (locale = 'en') => phrases[locale],
  };
}
