/** `npm run bench -- NAME`: measures, and prints a table. Never part of the tests: a busy machine is no defect. */
import { existsSync, readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

interface Bench {
  run(args: readonly string[]): Promise<void>;
}

const folder = fileURLToPath(new URL('.', import.meta.url));
const [name = '', ...args] = process.argv.slice(2);
const file = `${folder}${name}.ts`;
if (/^[a-z-]+$/.test(name) && name !== 'index' && existsSync(file)) {
  const bench = (await import(file)) as Bench;
  await bench.run(args);
} else {
  const names = readdirSync(folder).filter((each) => each.endsWith('.ts') && each !== 'index.ts');
  console.log(`Usage: npm run bench -- <${names.map((each) => each.replace('.ts', '')).join(' | ')}>`);
  process.exitCode = 2;
}
