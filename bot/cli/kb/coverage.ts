import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { projectFolder } from '../../project-folder.ts';
import { UsageError, knowledgeAsItIs, readArgs, readFileAs } from './command.ts';
import type { Command } from './command.ts';

const dossierSchema = z.array(z.looseObject({ id: z.string(), status: z.string().optional() }));
const reasonsSchema = z.record(z.string(), z.string().min(1)).nullable();

/** Each fact of a folder of dossiers to the units that say it covers it, or to the reason why none does. */
export const coverage: Command = {
  usage: 'coverage DIR [--all]',
  what: 'facts of a folder of research that no unit covers; --all: each fact with its units, or why it has none',
  async run(args) {
    const { values, positionals, folder, asOf } = readArgs(args, { all: { type: 'boolean' } }, { names: ['DIR'] });
    const [dossiers] = positionals;
    if (!dossiers) throw new UsageError('Name the folder of the dossiers: kb coverage DIR');
    const knowledge = await knowledgeAsItIs(folder, asOf);
    const units = new Map<string, string[]>();
    for (const { id, facts } of knowledge.units.values())
      for (const fact of facts) units.set(fact, [...(units.get(fact) ?? []), id]);
    const reasons = await reasonsWhyNot();

    const facts = await readDossiers(dossiers);
    const count = { covered: 0, reason: 0, open: 0 };
    for (const [fact, status] of facts) {
      const covered = units.get(fact);
      const kind = covered ? 'covered' : reasons[fact] ? 'reason' : 'open';
      count[kind]++;
      if (kind === 'open')
        console.log(`OPEN ${fact} (${status}): no unit covers it, and uncovered.yaml gives no reason`);
      else if (values.all) console.log(`${fact} → ${covered?.join(', ') ?? `not told: ${reasons[fact]}`}`);
    }
    const unknown = [...units.keys(), ...Object.keys(reasons)].filter((fact) => !facts.has(fact));
    for (const fact of new Set(unknown))
      console.log(`UNKNOWN ${fact}: in no dossier (named by ${units.get(fact)?.join(', ') ?? 'uncovered.yaml'})`);
    console.log(
      `${facts.size} facts: ${count.covered} in units, ${count.reason} left out for a reason, ${count.open} open`,
    );
    return count.open > 0 ? 1 : 0;
  },
};

async function readDossiers(folder: string): Promise<Map<string, string>> {
  const facts = new Map<string, string>();
  const names = await readdir(folder).catch((error: NodeJS.ErrnoException) => {
    throw new UsageError(`The folder ${folder} could not be read (${error.code ?? error.message}).`);
  });
  for (const name of names.filter((each) => each.endsWith('.yaml')).sort()) {
    const dossier = await readFileAs(join(folder, name), dossierSchema);
    for (const { id, status = 'no status' } of dossier) facts.set(id, status);
  }
  if (facts.size === 0)
    throw new UsageError(`There are no facts in ${folder}: it holds YAML files, each a list of them.`);
  return facts;
}

async function reasonsWhyNot(): Promise<Record<string, string>> {
  return (await readFileAs(join(projectFolder(), 'knowledge', 'uncovered.yaml'), reasonsSchema)) ?? {};
}
