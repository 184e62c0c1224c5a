import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parse } from 'yaml';
import { z } from 'zod';
import { projectFolder } from '../../project-folder.ts';
import { UsageError, knowledgeAsItIs, readArgs } from './command.ts';
import type { Command } from './command.ts';

const dossierSchema = z.array(z.looseObject({ id: z.string(), status: z.string().optional() }));
const reasonsSchema = z.record(z.string(), z.string().min(1)).nullable();

/** Each fact of a folder of dossiers to the units that say it covers it, or to the reason why none does. */
export const coverage: Command = {
  usage: 'coverage DIR [--all]   each researched fact to its units, or the reason why it has none',
  async run(args) {
    const { values, positionals, folder, asOf } = readArgs(args, { all: { type: 'boolean' } });
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
  for (const name of (await readdir(folder)).filter((name) => name.endsWith('.yaml')).sort()) {
    const dossier = dossierSchema.parse(parse(await readFile(join(folder, name), 'utf8')));
    for (const { id, status = 'no status' } of dossier) facts.set(id, status);
  }
  return facts;
}

async function reasonsWhyNot(): Promise<Record<string, string>> {
  const text = await readFile(join(projectFolder(), 'knowledge', 'uncovered.yaml'), 'utf8').catch(() => '');
  return reasonsSchema.parse(parse(text)) ?? {};
}
