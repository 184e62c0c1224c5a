/** Ids that one file uses and another defines: each must lead somewhere, and what leads nowhere is said. */
import { problem } from '../errors.ts';
import type { Problem, ProblemCode } from '../errors.ts';
import type { Content } from '../load/read-content.ts';
import type { YamlFile } from '../load/read-yaml.ts';
import type { Unit } from '../model.ts';
import { fileOf, placeholders, proseOfTheRest, proseOfUnit } from './texts.ts';

interface Known {
  has(id: string): boolean;
}

/** What each kind of id may be. Where a file could not be used, anything that it may have defined is let pass. */
function knownIds({
  units,
  sources,
  figures,
  complexity,
  boundaries,
  phrases,
  broken,
}: Content): Record<'units' | 'sources' | 'figures' | 'complexity' | 'boundaries' | 'phrases', Known> {
  const lost = [...broken];
  const lostUnits = new Set(lost.map((name) => name.replace(/^.*\/|\.yaml$/g, '')));
  const unless = (isLost: boolean, known: Known): Known => (isLost ? { has: () => true } : known);
  return {
    units: { has: (id) => units.has(id) || lostUnits.has(id) },
    sources: unless(broken.has('sources.yaml'), sources),
    figures: unless(
      lost.some((name) => name.startsWith('figures/')),
      figures,
    ),
    complexity: unless(broken.has('complexity.yaml'), complexity),
    boundaries: unless(broken.has('boundaries.yaml'), boundaries),
    phrases: unless(broken.has('phrases/en.yaml'), phrases.en),
  };
}

/** Flow ids come from another room, so they are checked only where the caller hands them in. */
export function checkLinks(content: Content, flows?: readonly string[]): Problem[] {
  const known = knownIds(content);
  return [
    ...[...content.units.values()].flatMap((unit) => unitLinks(content, unit, known, flows)),
    ...otherLinks(content, known),
    ...cycles(content),
    ...unused(content),
  ];
}

function unitLinks(
  content: Content,
  unit: Unit,
  known: ReturnType<typeof knownIds>,
  flows?: readonly string[],
): Problem[] {
  const file = content.files.get(fileOf(unit));
  if (!file) return [];
  const problems: Problem[] = [];
  const need = (code: ProblemCode, path: PropertyKey[], id: string | undefined, among: Known): void => {
    if (id !== undefined && !among.has(id)) problems.push(problem(code, file.at(path), `\`${id}\` is not known.`));
  };
  const needAll = (code: ProblemCode, path: PropertyKey[], ids: readonly string[], among: Known): void =>
    ids.forEach((id, i) => need(code, [...path, i], id, among));

  needAll('unknown-unit', ['related'], unit.related, known.units);
  needAll('unknown-source', ['sources'], unit.sources, known.sources);
  for (const [nation, part] of Object.entries(unit.byNation ?? {}))
    needAll('unknown-source', ['byNation', nation, 'sources'], part.sources ?? [], known.sources);
  need('unknown-complexity', ['complexity'], unit.complexity, known.complexity);
  need('unknown-boundary', ['boundary'], unit.boundary, known.boundaries);
  if (flows) need('unknown-flow', ['flow'], unit.flow, new Set(flows));
  unit.related.forEach((id, i) => {
    if (id === unit.id)
      problems.push(problem('links-to-itself', file.at(['related', i]), 'The unit relates to itself.'));
  });
  if (unit.folder === 'legal-forms') needAll('unknown-figure', ['fees'], unit.fees, known.figures);
  if (unit.folder === 'support') need('unknown-figure', ['phone'], unit.phone, known.figures);
  if (unit.folder === 'motivations')
    unit.conflicts.forEach(({ with: id }, i) => need('unknown-unit', ['conflicts', i, 'with'], id, known.units));
  if (unit.folder === 'regulation') {
    needAll('unknown-figure', ['fee'], unit.fee, known.figures);
    needAll('unknown-unit', ['dependsOn'], unit.dependsOn, known.units);
  }
  for (const { path, text } of proseOfUnit(content, unit)) problems.push(...figuresIn(known.figures, file, path, text));
  return problems;
}

function figuresIn(figures: Known, file: YamlFile, path: readonly PropertyKey[], text: string): Problem[] {
  return placeholders(text)
    .filter(({ id }) => !figures.has(id))
    .map(({ id, offset }) => problem('unknown-figure', file.inText(path, offset), `There is no figure \`${id}\`.`));
}

function otherLinks(content: Content, known: ReturnType<typeof knownIds>): Problem[] {
  const problems: Problem[] = [];
  const need = (code: ProblemCode, name: string, path: PropertyKey[], id: string | undefined, among: Known): void => {
    const file = content.files.get(name);
    if (file && id !== undefined && !among.has(id))
      problems.push(problem(code, file.at(path), `\`${id}\` is not known.`));
  };
  for (const { id, source } of content.figures.values()) {
    const home = content.homes.get(`figures/${id}`);
    if (home) need('unknown-source', home.file.name, [...home.path, 'source'], source, known.sources);
  }
  for (const { id, specialist } of content.complexity.values())
    need('unknown-unit', 'complexity.yaml', [id, 'specialist'], specialist, known.units);
  for (const [path, { sources }] of Object.entries(content.safety ?? {}))
    sources.forEach((id, i) => need('unknown-source', 'safety.yaml', [path, 'sources', i], id, known.sources));
  for (const id of Object.keys(content.smallTalk))
    need('unknown-phrase', 'small-talk.yaml', [id], `smalltalk.${id}`, known.phrases);
  if (content.calendar) need('unknown-source', 'calendar.yaml', ['source'], content.calendar.source, known.sources);
  for (const { file, path, text } of proseOfTheRest(content))
    // The code that says a phrase or question may fill in names of its own, so only the rest is compared.
    if (!/^(phrases|questions)\//.test(file.name)) problems.push(...figuresIn(known.figures, file, path, text));
  return problems;
}

/** Steps that wait for one another for ever; each cycle is told once, at its first step by name. */
function cycles(content: Content): Problem[] {
  const problems: Problem[] = [];
  const done = new Set<string>();
  const visit = (id: string, trail: string[]): void => {
    const unit = content.units.get(id);
    if (unit?.folder !== 'regulation') return;
    const seen = trail.indexOf(id);
    if (seen >= 0) {
      const cycle = trail.slice(seen);
      const first = [...cycle].sort()[0] ?? id;
      const file = content.files.get(`regulation/${first}.yaml`);
      if (file && !done.has(first))
        problems.push(
          problem(
            'step-cycle',
            file.at(['dependsOn']),
            `The steps wait for each other: ${[...cycle, id].join(' → ')}.`,
          ),
        );
      for (const member of cycle) done.add(member);
      return;
    }
    if (done.has(id)) return;
    for (const next of unit.dependsOn) visit(next, [...trail, id]);
    done.add(id);
  };
  for (const { id, folder } of content.units.values()) if (folder === 'regulation') visit(id, []);
  return problems;
}

function unused(content: Content): Problem[] {
  const sources = new Set<string>();
  const figures = new Set<string>();
  const addAll = (to: Set<string>, ids: readonly string[] = []): void => ids.forEach((id) => to.add(id));
  for (const unit of content.units.values()) {
    addAll(sources, unit.sources);
    for (const part of Object.values(unit.byNation ?? {})) addAll(sources, part.sources);
    for (const { text } of proseOfUnit(content, unit))
      addAll(
        figures,
        placeholders(text).map(({ id }) => id),
      );
    if (unit.folder === 'legal-forms') addAll(figures, unit.fees);
    if (unit.folder === 'regulation') addAll(figures, unit.fee);
    if (unit.folder === 'support' && unit.phone) figures.add(unit.phone);
  }
  for (const { source } of content.figures.values()) sources.add(source);
  for (const safety of Object.values(content.safety ?? {})) addAll(sources, safety.sources);
  if (content.calendar) sources.add(content.calendar.source);
  for (const { text } of proseOfTheRest(content))
    addAll(
      figures,
      placeholders(text).map(({ id }) => id),
    );

  const problems: Problem[] = [];
  const sourceFile = content.files.get('sources.yaml');
  for (const id of content.sources.keys())
    if (sourceFile && !sources.has(id))
      problems.push(problem('unused-source', sourceFile.at([id]), `Nothing cites \`${id}\`.`));
  for (const id of content.figures.keys()) {
    const home = content.homes.get(`figures/${id}`);
    if (home && !figures.has(id))
      problems.push(problem('unused-figure', home.file.at(home.path), `Nothing uses \`${id}\`.`));
  }
  return problems;
}
