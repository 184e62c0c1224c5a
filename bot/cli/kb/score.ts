import { z } from 'zod';
import { loadFlows } from '../../../dialogs/index.ts';
import { prepare } from '../../../knowledge/index.ts';
import { createAsker, nationOf } from '../ask/asker.ts';
import type { Answer, Asker } from '../ask/asker.ts';
import { UsageError, flowsFolder, knowledgeAsItIs, progress, readArgs, readFileAs } from './command.ts';
import type { Command } from './command.ts';
import { judge, questionSchema } from './scoring.ts';
import type { ScoredQuestion, Verdict } from './scoring.ts';

/** A question asked back is answered with the reading that fits, as a person would. */
const READINGS = 3;

export const score: Command = {
  usage: 'score FILE [--verbose]',
  what: 'real questions through the whole bot: what passes, by area and outcome, and every harm',
  async run(args) {
    const { values, positionals, folder, asOf } = readArgs(args, { verbose: { type: 'boolean' } }, { names: ['FILE'] });
    const [file] = positionals;
    if (!file) throw new UsageError('Name a file of questions: kb score FILE');
    const questions = await readFileAs(file, z.array(questionSchema));
    const knowledge = await knowledgeAsItIs(folder, asOf);
    prepare(knowledge);
    const flows = await loadFlows(flowsFolder(), knowledge);
    const asker = await createAsker({ knowledge, flows }, () => new Date(`${asOf}T12:00:00Z`));

    const tally = new Tally();
    let harmful = 0;
    try {
      for (const [at, question] of questions.entries()) {
        progress(`${at + 1} of ${questions.length}`);
        const { answer, verdict } = await answered(asker, question, (given) => judge(question, given, knowledge));
        progress();
        tally.add(question, answer, verdict.passed);
        if (verdict.harm.length) harmful++;
        for (const harm of verdict.harm) console.log(`HARM ${question.id}: ${harm}`);
        const line = `${verdict.passed ? 'pass' : 'FAIL'} ${question.id} ${question.expect} → ${answer.outcome} ${answer.units.join(', ')}`;
        if (!verdict.passed || values.verbose) console.log([line, ...verdict.because].join('\n    '));
      }
    } finally {
      await asker.close();
    }
    console.log(tally.table());
    console.log(`harmful: ${harmful}`);
    return harmful > 0 ? 1 : 0;
  },
};

async function answered(
  asker: Asker,
  { text, nation: named }: ScoredQuestion,
  verdictOn: (answer: Answer) => Verdict,
): Promise<{ answer: Answer; verdict: Verdict }> {
  const nation = nationOf(named);
  const ask = async (reading: number): Promise<{ answer: Answer; verdict: Verdict }> => {
    const answer = await asker.ask({ text, reading, ...(nation && { nation }) });
    return { answer, verdict: verdictOn(answer) };
  };
  const first = await ask(0);
  let last = first;
  for (let reading = 1; reading < READINGS && last.answer.clarified && !last.verdict.passed; reading++)
    last = await ask(reading);
  return last.verdict.passed ? last : first;
}

class Tally {
  readonly #rows = new Map<string, { asked: number; passed: number }>();

  add({ area, expect }: ScoredQuestion, { outcome, clarified }: Answer, passed: boolean): void {
    const rows = [
      'all',
      `area ${area}`,
      `expected ${expect}`,
      `came out as ${outcome}${clarified ? ', asked back' : ''}`,
    ];
    for (const row of rows) {
      const { asked, passed: before } = this.#rows.get(row) ?? { asked: 0, passed: 0 };
      this.#rows.set(row, { asked: asked + 1, passed: before + Number(passed) });
    }
  }

  table(): string {
    return [...this.#rows]
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(
        ([row, { asked, passed }]) => `${row.padEnd(40)} ${passed}/${asked}  ${((100 * passed) / asked).toFixed(0)}%`,
      )
      .join('\n');
  }
}
