import { datedProblems, describeProblem } from '../../../knowledge/index.ts';
import { UsageError, readArgs } from './command.ts';
import type { Command } from './command.ts';

const DAY = 24 * 3_600_000;

export const stale: Command = {
  usage: 'stale [--days 90]   what is past its review date, or will be within so many days',
  async run(args) {
    const { values, folder, asOf } = readArgs(args, { days: { type: 'string', default: '0' } });
    const days = Number(values.days);
    if (!Number.isInteger(days) || days < 0) throw new UsageError('--days is a whole number.');
    const horizon = new Date(Date.parse(asOf) + days * DAY).toISOString().slice(0, 10);
    const problems = await datedProblems(folder, horizon);
    for (const problem of problems) console.log(describeProblem(problem));
    console.log(`${problems.length} to look at by ${horizon}`);
    return 0;
  },
};
