import { FlowErrors, describeFlowProblem, loadFlows } from '../../../dialogs/index.ts';
import { checkKnowledge, describeProblem, readKnowledge } from '../../../knowledge/index.ts';
import { flowIds, flowsFolder, readArgs } from './command.ts';
import type { Command } from './command.ts';

export const check: Command = {
  usage: 'check [--strict] [--release] [--quiet]',
  what: 'every mistake at once; --strict: warnings fail too; --release: what is overdue fails; --quiet: no warnings',
  async run(args) {
    const { values, folder, asOf } = readArgs(args, {
      strict: { type: 'boolean' },
      release: { type: 'boolean' },
      quiet: { type: 'boolean' },
      content: { type: 'string' },
    });
    const started = performance.now();
    const { files, units, errors, warnings, dated } = await checkKnowledge(folder, { asOf, flows: await flowIds() });
    const seconds = ((performance.now() - started) / 1000).toFixed(1);
    // Flows name questions and units of their own content, and can be judged only when it is whole.
    const flowProblems = errors.length || values.content ? [] : await problemsOfFlows(folder, asOf);

    const shown = [...errors, ...(values.quiet ? [] : warnings), ...(values.release ? dated : [])];
    for (const line of [...shown.map(describeProblem), ...flowProblems]) console.log(line);
    console.log(
      `${files} files, ${units} units: ${counted(errors.length + flowProblems.length, 'error')}, ` +
        `${counted(warnings.length, 'warning')}, ` +
        `${dated.length} overdue as of ${asOf} (${seconds} s)`,
    );
    const failed =
      errors.length + flowProblems.length > 0 ||
      (values.strict && warnings.length > 0) ||
      (values.release && dated.length > 0);
    return failed ? 1 : 0;
  },
};

const counted = (count: number, what: string): string => `${count} ${what}${count === 1 ? '' : 's'}`;

async function problemsOfFlows(folder: string, asOf: string): Promise<string[]> {
  const { knowledge } = await readKnowledge(folder, { asOf });
  try {
    await loadFlows(flowsFolder(), knowledge);
    return [];
  } catch (error) {
    if (error instanceof FlowErrors) return error.problems.map(describeFlowProblem);
    throw error;
  }
}
