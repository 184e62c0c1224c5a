/** Regular expressions that authors write: they must compile, and must not be able to hold up the server. */
import { problem } from '../errors.ts';
import type { Problem } from '../errors.ts';
import { sourcesOf } from '../find/pattern.ts';
import type { Content } from '../load/read-content.ts';

export function checkPatterns(content: Content): Problem[] {
  const problems: Problem[] = [];
  const look = (name: string, path: PropertyKey[], patterns: readonly string[]): void => {
    const file = content.files.get(name);
    if (!file) return;
    patterns.forEach((pattern, i) => {
      const at = file.at([...path, i]);
      let sources: string[];
      try {
        const { all, none } = sourcesOf(pattern, content.families);
        sources = [...all, ...none];
        for (const source of sources) new RegExp(source, 'i');
      } catch (cause) {
        problems.push(problem('bad-pattern', at, inShort(cause as Error)));
        return;
      }
      if (sources.some(mayBeSlow))
        problems.push(problem('slow-pattern', at, `\`${pattern}\` could take very long on some texts.`));
    });
  };
  for (const { id, patterns } of content.complexity.values()) look('complexity.yaml', [id, 'patterns'], patterns);
  for (const { id, forbidden, declines } of content.boundaries.values()) {
    look('boundaries.yaml', [id, 'forbidden'], forbidden);
    look('boundaries.yaml', [id, 'declines'], declines);
  }
  for (const [path, { patterns, except }] of Object.entries(content.safety ?? {})) {
    look('safety.yaml', [path, 'patterns'], patterns);
    look('safety.yaml', [path, 'except'], except);
  }
  return problems;
}

/** The reason without the whole expression: families make it pages long. */
const inShort = ({ message }: Error): string => message.replace(/^(Invalid regular expression): .*: /s, '$1: ');

/**
 * A repeat without an end over something that is nothing but a repeat, such as (a+)+ or (x|\w*)*, takes exponential
 * time; two open `.*` in one pattern take quadratic time or worse. A heuristic for authors, not a proof.
 */
export function mayBeSlow(pattern: string): boolean {
  const plain = pattern.replace(/\\./g, 'x').replace(/\[[^\]]*\]/g, 'x');
  for (const [, inside = ''] of plain.matchAll(/\((?:\?[:=!<]*)?([^()]*)\)(?:[+*]|\{\d+,\})/g))
    if (inside.split('|').some((alternative) => /^(?:.[+*?])+$/.test(alternative))) return true;
  return (plain.match(/\.[*+]|\.\{\d+,\}/g) ?? []).length > 1;
}
