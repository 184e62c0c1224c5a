/**
 * Look-up, beside other engines used plainly on the same content, in one table; then how long it takes at 1,000 and
 * 10,000 units and for messages of any kind. `npm run bench -- lookup [FILE]`: FILE holds real questions in the form of
 * `kb score`, for which an engine's first unit must pass.
 */
import { readFile } from 'node:fs/promises';
import { cpus } from 'node:os';
import { fileURLToPath } from 'node:url';
import { parse } from 'yaml';
import { z } from 'zod';
import { judge, questionSchema } from '../../bot/cli/kb/scoring.ts';
import type { ScoredQuestion } from '../../bot/cli/kb/scoring.ts';
import { nationOf } from '../../bot/cli/ask/asker.ts';
import { find, loadKnowledge, prepare, renderUnit } from '../../knowledge/index.ts';
import type { Knowledge, Unit } from '../../knowledge/index.ts';
import { miniSearch, nlpJs, orama, ours } from './lookup/engines.ts';
import type { Engine, Make } from './lookup/engines.ts';
import { garbled, leaveOut } from './lookup/questions.ts';
import type { Asked } from './lookup/questions.ts';

const CONTENT = fileURLToPath(new URL('../../knowledge/content', import.meta.url));
const AS_OF = '2026-11-24';

export async function run([file]: readonly string[]): Promise<void> {
  const knowledge = await loadKnowledge(CONTENT, { asOf: AS_OF });
  const real = file ? z.array(questionSchema).parse(parse(await readFile(file, 'utf8'))) : [];
  const { rest, asked } = leaveOut(knowledge);
  const noise = garbled(knowledge);
  console.log(
    `${knowledge.units.size} units; ${asked.length} of their questions left out and asked, ${noise.length} garbled, ` +
      `${real.length} real. ${cpus()[0]?.model ?? 'unknown'}, Node ${process.versions.node}\n`,
  );
  console.log(row('engine', 'left out', 'in three', 'garbled', 'in three', 'real', 'in three', 'p50 ms', 'p99 ms'));
  for (const make of [ours, miniSearch, orama, nlpJs] satisfies Make[]) {
    const [first, three] = await found(await make(rest), asked);
    const engine = await make(knowledge);
    const [noisyFirst, noisyThree] = await found(engine, noise);
    const [realFirst, realThree] = await passed(engine, knowledge, real);
    const times = await timed(
      engine,
      noise.map(({ text }) => text),
    );
    console.log(
      row(
        engine.name,
        share(first),
        share(three),
        share(noisyFirst),
        share(noisyThree),
        share(realFirst),
        share(realThree),
        ...times,
      ),
    );
  }
  console.log('\nThis project alone:');
  console.log(row('units', 'prepare ms', 'p50 ms', 'p99 ms', 'worst ms'));
  for (const size of [knowledge.units.size, 1_000, 10_000]) grownTo(knowledge, size);
}

const row = (first: string, ...rest: string[]): string =>
  first.padEnd(14) + rest.map((cell) => cell.padStart(11)).join('');
const share = (value: number): string => (Number.isNaN(value) ? '-' : `${(100 * value).toFixed(1)}%`);
const mean = (values: readonly boolean[]): number => values.filter(Boolean).length / values.length;

async function found(engine: Engine, asked: readonly Asked[]): Promise<[number, number]> {
  const first: boolean[] = [];
  const three: boolean[] = [];
  for (const { text, unit } of asked) {
    const units = await engine.ask(text, unit.nations.length < 4 ? unit.nations[0] : undefined);
    first.push(units[0] === unit.id);
    three.push(units.includes(unit.id));
  }
  return [mean(first), mean(three)];
}

/** Real questions: what is declined or handed over by the bot's own rules is left to `kb score`. */
async function passed(
  engine: Engine,
  knowledge: Knowledge,
  questions: readonly ScoredQuestion[],
): Promise<[number, number]> {
  const first: boolean[] = [];
  const three: boolean[] = [];
  for (const question of questions.filter(({ expect }) => expect === 'answer')) {
    const nation = nationOf(question.nation);
    const passes = (await engine.ask(question.text, nation)).map((id) => {
      const { text } = renderUnit(knowledge, id, { ...(nation && { nation }) });
      return judge(question, { outcome: 'answer', units: [id], text }, knowledge).passed;
    });
    first.push(passes[0] ?? false);
    three.push(passes.some(Boolean));
  }
  return [mean(first), mean(three)];
}

async function timed(engine: Engine, texts: readonly string[]): Promise<[string, string]> {
  for (const text of texts.slice(0, 100)) await engine.ask(text);
  const times: number[] = [];
  for (const text of texts) {
    const started = performance.now();
    await engine.ask(text);
    times.push(performance.now() - started);
  }
  return [at(times, 0.5), at(times, 0.99)];
}

function at(times: readonly number[], part: number): string {
  const sorted = [...times].sort((a, b) => a - b);
  return (sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? 0).toFixed(2);
}

/** The same content grown by copies under other names, or cut down, to a number of units. */
function grownTo(knowledge: Knowledge, size: number): void {
  const all = [...knowledge.units.values()];
  const units = new Map<string, Unit>();
  for (let i = 0; i < size; i++) {
    const unit = all[i % all.length]!;
    const copy = Math.floor(i / all.length);
    units.set(
      `${unit.id}-${copy}`,
      copy
        ? { ...unit, id: `${unit.id}-${copy}`, title: `${unit.title} ${copy}`, topic: undefined }
        : { ...unit, id: `${unit.id}-0` },
    );
  }
  const grown = { ...knowledge, units };
  const started = performance.now();
  prepare(grown);
  const prepared = performance.now() - started;
  const texts = garbled(knowledge).map(({ text }) => text);
  for (const text of texts.slice(0, 100)) find(grown, { text });
  const times = texts.map((text) => timeOf(grown, text));
  const worst = Math.max(...strange(knowledge).map((text) => timeOf(grown, text)));
  console.log(row(String(size), prepared.toFixed(0), at(times, 0.5), at(times, 0.99), worst.toFixed(1)));
}

function timeOf(knowledge: Knowledge, text: string): number {
  const started = performance.now();
  find(knowledge, { text });
  return performance.now() - started;
}

/** Messages that no person writes, and somebody sends. */
const strange = (knowledge: Knowledge): string[] => [
  'how do I start a CIC '.repeat(500_000),
  'a'.repeat(10_000_000),
  'x\n'.repeat(3_000_000),
  'what is a CIC? '.repeat(300),
  [...knowledge.units.values()]
    .flatMap(({ questions }) => questions)
    .join(' ')
    .slice(0, 100_000),
  '((((('.repeat(2_000),
  'we our us '.repeat(1_000),
  '\u{1F44D}'.repeat(5_000),
];
