import { explain, find, renderUnit } from '../../../knowledge/index.ts';
import type { Nation } from '../../../knowledge/index.ts';
import { nationOf } from '../ask/asker.ts';
import { UsageError, knowledgeAsItIs, readArgs } from './command.ts';
import type { Command } from './command.ts';

export const ask: Command = {
  usage: 'ask "QUESTION" [--nation NATION] [--after UNIT]',
  what: 'what a question leads to, and why; --after: as if that unit had just been told',
  async run(args) {
    const options = { nation: { type: 'string' }, after: { type: 'string' } } as const;
    const { values, positionals, folder, asOf } = readArgs(args, options, { many: true });
    const text = positionals.join(' ');
    if (!text) throw new UsageError('Ask something: kb ask "what is a CIC"');
    const nation = nationNamed(values.nation);
    const knowledge = await knowledgeAsItIs(folder, asOf);
    if (values.after !== undefined && !knowledge.units.has(values.after))
      throw new UsageError(`"${values.after}" is no unit.`);
    const query = { text, ...(nation && { nation }), previous: values.after === undefined ? [] : [values.after] };

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

function nationNamed(word: string | undefined): Nation | undefined {
  try {
    return nationOf(word);
  } catch (error) {
    throw new UsageError((error as Error).message);
  }
}
