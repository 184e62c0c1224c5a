import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { expect } from 'chai';

const root = new URL('..', import.meta.url).pathname;
const mayImport: Readonly<Record<string, readonly string[]>> = {
  knowledge: [],
  dialogs: ['knowledge'],
  bot: ['knowledge', 'dialogs'],
};

const sourcesIn = (folder: string): string[] =>
  readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.(ts|tsx)$/.test(entry.name))
    .map((entry) => relative(root, join(entry.parentPath, entry.name)));

interface Import {
  readonly from: string;
  readonly typeOnly: boolean;
}

const importsOf = (file: string): Import[] =>
  [...readFileSync(join(root, file), 'utf8').matchAll(/^(?:import|export)\s+(type\s)?[^'";]*?from\s+'([^']+)'/gms)].map(
    ([, type, from]) => ({ from: from!, typeOnly: type !== undefined }),
  );

/** Where a relative import leads, as a path from the root. */
const target = (file: string, from: string): string => relative(root, join(root, file, '..', from));

describe('rooms: imports point bot → dialogs → knowledge, through the other room’s face', () => {
  for (const [room, allowed] of Object.entries(mayImport))
    for (const file of sourcesIn(room))
      it(`${file} stays in its room`, () => {
        for (const { from } of importsOf(file).filter((one) => one.from.startsWith('.'))) {
          const to = target(file, from);
          const other = to.split('/')[0]!;
          expect([room, ...allowed], `${file} imports ${from}`).to.include(other);
          if (other !== room) expect(to, `${file} imports ${from}`).to.equal(`${other}/index.ts`);
        }
      });
});

describe('rooms: each thing is known in one place', () => {
  const everything = ['knowledge', 'dialogs', 'bot'].flatMap(sourcesIn);

  it('knowledge has never heard of bots, HTTP or the environment', () => {
    for (const file of sourcesIn('knowledge')) {
      for (const { from } of importsOf(file)) expect(from, file).not.to.match(/botbuilder|restify|kysely|node:http/);
      expect(readFileSync(join(root, file), 'utf8'), file).not.to.include('process.env');
    }
  });

  it('the dialog library is used as a value by the flow dialog alone', () => {
    const users = everything.filter((file) =>
      importsOf(file).some(({ from, typeOnly }) => from.startsWith('botbuilder-dialogs') && !typeOnly),
    );
    expect(users).to.deep.equal(['dialogs/engine/flow-dialog.ts']);
  });

  it('the recognisers are used by understanding alone', () => {
    for (const file of everything.filter((one) => !one.startsWith('dialogs/understanding/')))
      for (const { from } of importsOf(file)) expect(from, file).not.to.match(/recognizers-text/);
  });

  it('environment variables are named in bot/config.ts alone, and handed over by the programs that start', () => {
    const readers = everything.filter((file) => /process\.env\b/.test(readFileSync(join(root, file), 'utf8')));
    for (const file of readers) expect(file).to.match(/^bot\/(index|config|cli\/[a-z-]+)\.ts$/);
  });

  it('channels never import each other', () => {
    for (const file of sourcesIn('bot/channels'))
      for (const { from } of importsOf(file).filter((one) => one.from.startsWith('.'))) {
        const [, , own] = file.split('/');
        const to = target(file, from);
        if (to.startsWith('bot/channels/')) expect(to, file).to.match(new RegExp(`^bot/channels/${own}/`));
      }
  });

  it('no source file is longer than 350 lines', () => {
    for (const file of everything)
      expect(readFileSync(join(root, file), 'utf8').split('\n').length, file).to.be.at.most(350);
  });
});
