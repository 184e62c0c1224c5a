import { checkKnowledge, describeProblem } from '../../../knowledge/index.ts';
import { readArgs } from './command.ts';
import type { Command } from './command.ts';

const COUNTED = ['unused-source', 'unused-figure'];

export const check: Command = {
  usage: 'check [--strict | --release] [--as-of DATE] [--quiet]   every mistake at once; --strict counts warnings too',
  async run(args) {
    const { values, folder, asOf } = readArgs(args, {
      strict: { type: 'boolean' },
      release: { type: 'boolean' },
      quiet: { type: 'boolean' },
    });
    const started = performance.now();
    const { files, units, errors, warnings, dated } = await checkKnowledge(folder, { asOf });
    const shown = [...errors, ...(values.quiet ? [] : warnings), ...(values.release ? dated : [])];
    for (const found of shown) if (values.strict || !COUNTED.includes(found.code)) console.log(describeProblem(found));
    const seconds = ((performance.now() - started) / 1000).toFixed(1);
    console.log(
      `${files} files, ${units} units: ${errors.length} errors, ${warnings.length} warnings, ` +
        `${dated.length} overdue as of ${asOf} (${seconds} s)`,
    );
    const failed = errors.length > 0 || (values.strict && warnings.length > 0) || (values.release && dated.length > 0);
    return failed ? 1 : 0;
  },
};
