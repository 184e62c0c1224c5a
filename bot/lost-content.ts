/**
 * What the running program says by name and new content no longer has. Files alone do not tell: which phrases, options
 * and legal forms the program uses stands in code. What was there when it started is what its tests ran with, so that
 * much has to stay until the next start.
 */
import type { Folder, Knowledge, Locale } from '../knowledge/index.ts';
import { inPhrases, type Mistake } from './content.ts';

/** Folders whose units rules name. */
const NAMED_BY_RULES: readonly Folder[] = ['options', 'legal-forms', 'motivations'];
/** Said only because `small-talk.yaml` leads to it, which the checks compare. */
const BY_CONTENT = 'smalltalk.';
const LOCALES: readonly Locale[] = ['en', 'cy'];

/** Keeps in mind what the program was started with, and answers what other content lacks of it. */
export function lostSince(started: Knowledge): (next: Knowledge) => Mistake[] {
  // Names only: all of the old content would take as much room as the new.
  const units = [...started.units.values()]
    .filter(({ folder }) => NAMED_BY_RULES.includes(folder))
    .map(({ id, folder }) => ({ id, folder }));
  const phrases = new Map(
    [...started.phrases('en').keys()].map((key) => [
      key,
      new Set(LOCALES.flatMap((locale) => namesIn(started.phrases(locale).get(key)))),
    ]),
  );
  const complexity = [...started.complexity.keys()];
  return (next) => [
    ...complexity.filter((id) => !next.complexity.has(id)).map(lostRule),
    ...lostPhrases([...phrases.keys()], next),
    ...strangeNames(phrases, next),
    ...units.filter(({ id, folder }) => next.units.get(id)?.folder !== folder).map(lostUnit),
  ];
}

function lostPhrases(keys: readonly string[], next: Knowledge): Mistake[] {
  return keys
    .filter((key) => !key.startsWith(BY_CONTENT) && !next.phrases('en').has(key))
    .map((key) => inPhrases('en', 'lost-phrase', `\`${key}\` has gone, and the program says it. Put it back.`));
}

/** A name in curly brackets that the program does not fill in would fail the turn that says it. */
function strangeNames(known: ReadonlyMap<string, ReadonlySet<string>>, next: Knowledge): Mistake[] {
  return LOCALES.flatMap((locale) =>
    [...next.phrases(locale)].flatMap(([key, text]) =>
      namesIn(text)
        .filter((name) => known.get(key)?.has(name) === false)
        .map((name) =>
          inPhrases(locale, 'strange-name', `\`${key}\`: the program has nothing to put in place of {{${name}}}.`),
        ),
    ),
  );
}

const namesIn = (text = ''): string[] => [...text.matchAll(/\{\{\s*([a-z0-9-]+)\s*\}\}/g)].map(([, name = '']) => name);

const lostRule = (id: string): Mistake => ({
  file: 'complexity.yaml',
  line: 1,
  column: 1,
  code: 'lost-rule',
  message: `\`${id}\` has gone, and the program names it. Put it back.`,
});

const lostUnit = ({ id, folder }: { readonly id: string; readonly folder: Folder }): Mistake => ({
  file: `${folder}/${id}.yaml`,
  line: 1,
  column: 1,
  code: 'lost-unit',
  message: 'It has gone, and the program names it. Put it back.',
});
