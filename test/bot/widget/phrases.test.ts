/** Every phrase that the widget says is in the content, and every phrase of the widget in the content is said. */
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'chai';
import { parse } from 'yaml';

const ROOTS = ['bot/widget', 'bot/channels/direct-line'];
const files = (path: string): string[] =>
  statSync(path).isDirectory() ? readdirSync(path).flatMap((name) => files(join(path, name))) : [path];

const SAID = [
  /\bsay\('([a-z][a-z-]*)'/g,
  /\bsay\('widget\.([a-z-]+)'\)/g,
  /\bwords\['([a-z-]+)'\]/g,
  /\{\{\s*([a-z]+(?:-[a-z]+)*)\s*\}\}/g,
];

describe('the phrases of the widget', () => {
  const sources = ROOTS.flatMap(files).map((file) => readFileSync(file, 'utf8'));
  const said = new Set(
    sources.flatMap((text) => SAID.flatMap((pattern) => [...text.matchAll(pattern)].map(([, key]) => key!))),
  );
  // Buttons are named by one word, from which both of their phrases follow.
  for (const name of ['short', 'person', 'cancel', 'back']) said.add(name).add(`${name}-says`);
  const all = parse(readFileSync('knowledge/content/phrases/en.yaml', 'utf8')) as Record<string, string>;
  const ours = Object.keys(all).flatMap((key) => (key.startsWith('widget.') ? [key.slice('widget.'.length)] : []));

  it('are all there', () => {
    const sayings = sources.flatMap((text) =>
      SAID.slice(0, 3).flatMap((pattern) => [...text.matchAll(pattern)].map(([, key]) => key!)),
    );
    expect(sayings.filter((key) => !ours.includes(key))).to.deep.equal([]);
  });
  it('are all said', () => {
    expect(ours.filter((key) => !said.has(key) && key !== 'launcher' && key !== 'launcher-unread')).to.deep.equal([]);
  });
});
