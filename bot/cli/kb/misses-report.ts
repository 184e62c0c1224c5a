/** What was counted, put together for an editor: each thing with how often, when last, who looks into it. Pure. */
import type { Tally } from '../../store/index.ts';

export const STATES = ['open', 'writing', 'answered', 'not-ours'] as const;

/** Who looks into something, and how far it is; as `knowledge/misses.yaml` has it, by the name in the report. */
export type Cares = Readonly<
  Record<
    string,
    {
      readonly owner: string;
      readonly state: (typeof STATES)[number];
      readonly on: string;
      readonly note?: string | undefined;
    }
  >
>;

interface Cluster {
  readonly kind: string;
  readonly about: string;
  times: number;
  last: string;
  /** How often since somebody last set its state. */
  since: number;
  readonly parts: Map<string, number>;
}

interface Section {
  readonly kind: string;
  readonly title: string;
  /** What stands behind the count. */
  readonly more?: (cluster: Cluster, all: ReadonlyMap<string, Cluster>) => string[];
}

const SECTIONS: readonly Section[] = [
  { kind: 'not-found', title: 'No checked answer; what was near it' },
  { kind: 'asked-back', title: 'Asked back which of these was meant', more: choices },
  { kind: 'declined', title: 'Refused, by boundary' },
  { kind: 'person-offered', title: 'A person offered, by reason', more: (one, all) => [`wanted ${wanted(one, all)}`] },
  { kind: 'not-understood', title: 'Answers that a question could not use, by flow and step' },
  { kind: 'feedback', title: 'How it went', more: ({ parts }) => counts(parts) },
];

export function missesReport(tallies: readonly Tally[], cares: Cares, { all = false } = {}): string[] {
  const clusters = clustersOf(tallies, cares);
  const sections = SECTIONS.flatMap((section) => {
    const shown = [...clusters.values()]
      .filter(({ kind, about }) => kind === section.kind && !(kind === 'asked-back' && about === ''))
      .filter((cluster) => all || !isDone(cluster, cares))
      .sort((a, b) => b.times - a.times || (a.about < b.about ? -1 : 1));
    if (shown.length === 0) return [];
    const total = shown.reduce((sum, { times }) => sum + times, 0);
    return ['', `${section.title} (${total})`, ...shown.flatMap((cluster) => lines(cluster, section, clusters, cares))];
  });
  if (sections.length === 0) return ['', 'Nothing was counted, or all of it is dealt with (--all shows that too).'];
  return sections;
}

function clustersOf(tallies: readonly Tally[], cares: Cares): Map<string, Cluster> {
  const clusters = new Map<string, Cluster>();
  for (const { kind, about, part, day, times } of tallies) {
    const name = nameOf({ kind, about });
    const cluster = clusters.get(name) ?? { kind, about, times: 0, last: day, since: 0, parts: new Map() };
    cluster.times += times;
    if (day > cluster.last) cluster.last = day;
    if (day > (cares[name]?.on ?? '')) cluster.since += times;
    cluster.parts.set(part, (cluster.parts.get(part) ?? 0) + times);
    clusters.set(name, cluster);
  }
  return clusters;
}

/** Under this name it stands in `misses.yaml`. */
const nameOf = ({ kind, about }: Pick<Tally, 'kind' | 'about'>): string => [kind, about].filter(Boolean).join(' ');

/** Dealt with, and not asked in vain again since; what is not ours stays so. */
function isDone(cluster: Cluster, cares: Cares): boolean {
  const state = cares[nameOf(cluster)]?.state;
  return state === 'not-ours' || (state === 'answered' && cluster.since === 0);
}

function lines(cluster: Cluster, { more }: Section, clusters: ReadonlyMap<string, Cluster>, cares: Cares): string[] {
  const name = nameOf(cluster);
  const care = cares[name];
  const again = care && cluster.since > 0 ? `, ${cluster.since} since then` : '';
  const who = care ? `  [${care.owner}: ${care.state} on ${care.on}${again}]` : '';
  const first = `  ${String(cluster.times).padStart(5)}  last ${cluster.last}  ${name}${who}`;
  const behind = more?.(cluster, clusters).join(', ');
  return behind ? [first, `         ${behind}`] : [first];
}

function choices({ about, times }: Cluster, clusters: ReadonlyMap<string, Cluster>): string[] {
  const chosen = clusters.get(nameOf({ kind: 'chosen', about }));
  const silent = times - (chosen?.times ?? 0);
  return [...counts(chosen?.parts ?? new Map()), ...(silent > 0 ? [`no reply ${silent}`] : [])];
}

const counts = (parts: ReadonlyMap<string, number>): string[] =>
  [...parts].sort(([, a], [, b]) => b - a).map(([part, times]) => `${part} ${times}`);

const wanted = ({ about }: Cluster, clusters: ReadonlyMap<string, Cluster>): number =>
  clusters.get(nameOf({ kind: 'person-wanted', about }))?.times ?? 0;
