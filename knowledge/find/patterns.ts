/** The patterns that authors write in safety, boundaries and complexity, compiled once for a knowledge base. */
import type { Knowledge } from '../load.ts';
import { SAFETY_PATHS } from '../model.ts';
import type { SafetyPath } from '../model.ts';

export interface Patterns {
  safety(text: string): SafetyPath | undefined;
  /** The first boundary under which this is never ours. */
  declined(text: string): string | undefined;
  /** The rules that this raises, the most serious first. */
  complex(text: string): { id: string; level: 1 | 2 | 3 }[];
}

export function compilePatterns(knowledge: Pick<Knowledge, 'safety' | 'boundaries' | 'complexity'>): Patterns {
  const safety = SAFETY_PATHS.map((path) => ({
    path,
    patterns: compile(knowledge.safety[path]?.patterns),
    except: compile(knowledge.safety[path]?.except),
  }));
  const declines = [...knowledge.boundaries.values()].map(({ id, declines }) => ({ id, patterns: compile(declines) }));
  const complexity = [...knowledge.complexity.values()]
    .map(({ id, level, patterns }) => ({ id, level, patterns: compile(patterns) }))
    .sort((a, b) => b.level - a.level);
  const matches = (patterns: readonly RegExp[], text: string): boolean =>
    patterns.some((pattern) => pattern.test(text));
  return {
    safety: (text) =>
      // What only looks like it is taken out first; what is left is judged.
      safety.find(({ patterns, except }) =>
        matches(
          patterns,
          except.reduce((rest, pattern) => rest.replaceAll(pattern, ' '), text),
        ),
      )?.path,
    declined: (text) => declines.find(({ patterns }) => matches(patterns, text))?.id,
    complex: (text) =>
      complexity.filter(({ patterns }) => matches(patterns, text)).map(({ id, level }) => ({ id, level })),
  };
}

/** Without regard to capitals. `g` is for replaceAll; `test` is safe with it only because lastIndex is reset. */
function compile(patterns: readonly string[] = []): RegExp[] {
  return patterns.map((pattern) => new Stateless(pattern, 'gi'));
}

class Stateless extends RegExp {
  override test(text: string): boolean {
    this.lastIndex = 0;
    const found = super.test(text);
    this.lastIndex = 0;
    return found;
  }
}
