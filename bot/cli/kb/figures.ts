import { valueOn, valueWords } from '../../../knowledge/index.ts';
import { knowledgeAsItIs, readArgs } from './command.ts';
import type { Command } from './command.ts';

export const figures: Command = {
  usage: 'figures [WORD…]',
  what: 'figures with these words (or all): value, source, dates, and the units that tell them',
  async run(args) {
    const { positionals, folder, asOf } = readArgs(args, {}, { many: true });
    const knowledge = await knowledgeAsItIs(folder, asOf);
    const told = new Map<string, string[]>();
    for (const unit of knowledge.units.values())
      for (const [, id = ''] of new Set(JSON.stringify(unit).matchAll(/\{\{\s*([a-z0-9-]+)\s*\}\}/g)))
        told.set(id, [...new Set([...(told.get(id) ?? []), unit.id])]);

    let shown = 0;
    const words = positionals.map((word) => word.toLowerCase());
    for (const figure of [...knowledge.figures.values()].sort((a, b) => (a.id < b.id ? -1 : 1))) {
      if (!words.every((word) => `${figure.id} ${figure.what}`.toLowerCase().includes(word))) continue;
      shown++;
      const value = valueOn(figure, asOf);
      const amount = value ? valueWords(knowledge, figure.kind, value) : 'NO VALUE';
      const sure = value && !value.confirmed ? ' (not confirmed)' : '';
      console.log(`${figure.id}: ${amount}${sure}, ${figure.what}`);
      console.log(`    ${figure.source}, checked ${figure.checked}, review by ${figure.reviewBy}`);
      for (const later of figure.values.filter(({ from = '' }) => from > asOf))
        console.log(`    from ${later.from}: ${valueWords(knowledge, figure.kind, later)}`);
      console.log(`    told by: ${told.get(figure.id)?.join(', ') ?? 'no unit'}`);
    }
    if (shown === 0)
      console.log(`No figure has ${words.map((word) => `"${word}"`).join(' and ')} in its id or its description.`);
    return 0;
  },
};
