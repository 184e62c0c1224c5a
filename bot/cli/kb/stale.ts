import { datedProblems, describeProblem } from '../../../knowledge/index.ts';
import { readArgs, wholeNumber } from './command.ts';
import type { Command } from './command.ts';

const DAY = 24 * 3_600_000;

export const stale: Command = {
  usage: 'stale [--days 90]',
  what: 'what is past its review date, or will be within so many days (default: 0, today)',
  async run(args) {
    const { values, folder, asOf } = readArgs(args, { days: { type: 'string', default: '0' } });
    const days = wholeNumber('--days', values.days, 0, 3_650);
    const horizon = new Date(Date.parse(asOf) + days * DAY).toISOString().slice(0, 10);
    const problems = await datedProblems(folder, horizon);
    for (const problem of problems) console.log(describeProblem(problem));
    console.log(`${problems.length} to look at by ${horizon}`);
    return 0;
  },
};
