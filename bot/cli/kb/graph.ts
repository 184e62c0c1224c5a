import { drawFlow, loadFlows } from '../../../dialogs/index.ts';
import type { Knowledge, Unit } from '../../../knowledge/index.ts';
import { UsageError, flowIds, flowsFolder, knowledgeAsItIs, readArgs } from './command.ts';
import type { Command } from './command.ts';

export const graph: Command = {
  usage: 'graph UNIT | FOLDER | FLOW',
  what: 'links between units, or the steps of a flow, as a Mermaid graph',
  async run(args) {
    const { positionals, folder, asOf } = readArgs(args, {}, { names: ['UNIT'] });
    const [what] = positionals;
    if (!what) throw new UsageError('Name a unit, a folder of the content or a flow: kb graph legal-form');
    const knowledge = await knowledgeAsItIs(folder, asOf);
    const units = unitsAround(knowledge, what);
    if (units.length) {
      console.log(drawUnits(knowledge, units));
      return 0;
    }
    if (!(await flowIds()).includes(what)) throw new UsageError(`"${what}" is no unit, folder or flow.`);
    console.log(drawFlow((await loadFlows(flowsFolder(), knowledge)).all.get(what)!));
    return 0;
  },
};

/** The units of a folder, or one unit with those that it leads to and those that lead to it. */
function unitsAround(knowledge: Knowledge, what: string): Unit[] {
  const all = [...knowledge.units.values()];
  const unit = knowledge.units.get(what);
  if (!unit) return all.filter(({ folder }) => folder === what);
  const near = new Set([what, ...leadsTo(unit).map(([id]) => id)]);
  return all.filter((other) => near.has(other.id) || leadsTo(other).some(([id]) => id === what));
}

type Link = readonly [id: string, arrow: '-->' | '==>'];

/** Thick arrows are steps that must come first. */
function leadsTo(unit: Unit): Link[] {
  const first = unit.folder === 'regulation' ? unit.dependsOn : [];
  return [...unit.related.map((id): Link => [id, '-->']), ...first.map((id): Link => [id, '==>'])];
}

export function drawUnits(knowledge: Knowledge, units: readonly Unit[]): string {
  const shown = new Set(units.map(({ id }) => id));
  const name = (id: string): string => `u_${id.replaceAll('-', '_')}`;
  const label = ({ title }: Unit): string => title.replace(/"/g, '#quot;');
  const lines = units.flatMap((unit) => [
    `  ${name(unit.id)}["${label(unit)}"]`,
    ...leadsTo(unit)
      .filter(([id]) => shown.has(id) && knowledge.units.has(id))
      .map(([id, arrow]) => `  ${name(unit.id)} ${arrow} ${name(id)}`),
  ]);
  return ['flowchart LR', ...lines].join('\n');
}
