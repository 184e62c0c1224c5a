import { explain, find, renderUnit } from '../../../knowledge/index.ts';
import type { Nation } from '../../../knowledge/index.ts';
import { nationOf } from '../ask/asker.ts';
import { UsageError, knowledgeAsItIs, readArgs } from './command.ts';
import type { Command } from './command.ts';

export const ask: Command = {
  usage: 'ask "QUESTION" [--nation NATION] [--after UNIT]   what a question leads to, and why',
  async run(args) {
    const { values, positionals, folder, asOf } = readArgs(args, {
      nation: { type: 'string' },
      after: { type: 'string' },
    });
    const text = positionals.join(' ');
    if (!text) throw new UsageError('Ask something: kb ask "what is a CIC"');
    const nation: Nation | undefined = nationOf(values.nation as string | undefined);
    const knowledge = await knowledgeAsItIs(folder, asOf);
    const query = { text, ...(nation && { nation }), previous: values.after ? [values.after as string] : [] };

    const outcome = find(knowledge, query);
    console.log(JSON.stringify(outcome, null, 2));
    console.log('\nWhat fits best, whatever the outcome:');
    for (const { unit, fit, cover, like, line } of explain(knowledge, query))
      console.log(
        `  ${unit.id}  fit ${fit.toFixed(2)}, speaks of ${Math.round(cover * 100)}%, alike ${like.toFixed(2)}: "${line}"`,
      );
    const told = 'units' in outcome ? outcome.units : [];
    for (const id of told)
      console.log(`\n--- ${id} ---\n${renderUnit(knowledge, id, { ...(nation && { nation }) }).text}`);
    return 0;
  },
};
