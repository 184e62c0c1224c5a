/** What an operator has on disk: the built server with its own copy of content and flows, to be edited while it runs. */
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { cp, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { buildBrowser } from '../../deployment/build.mjs';
import { plainEnv, serverProgram } from './server-process.ts';

export class Checkout {
  readonly folder: string;
  readonly dataDir: string;
  url = '';
  /** Lines of the server's log. */
  readonly log: Record<string, unknown>[] = [];
  #child: ChildProcess | undefined;

  private constructor(folder: string) {
    this.folder = folder;
    this.dataDir = join(folder, 'data');
  }

  static async make(): Promise<Checkout> {
    await buildBrowser();
    const folder = await mkdtemp(join(tmpdir(), 'checkout-'));
    const content = process.env['CONTENT_DIR'] || 'knowledge/content';
    await cp(content, join(folder, 'knowledge/content'), { recursive: true });
    await cp('dialogs/flows', join(folder, 'dialogs/flows'), { recursive: true });
    await cp('bot/widget/pages', join(folder, 'bot/widget/pages'), { recursive: true });
    await cp('dist/public', join(folder, 'dist/public'), { recursive: true });
    await cp(await serverProgram(), join(folder, 'dist/index.mjs'));
    await cp('package.json', join(folder, 'package.json'));
    await symlink(resolve('node_modules'), join(folder, 'node_modules'));
    return new Checkout(folder);
  }

  async start(): Promise<void> {
    const { PATH = '', HOME = '' } = plainEnv();
    const env = { PATH, HOME, NODE_NO_WARNINGS: '1', PORT: '0', DATA_DIR: this.dataDir, LOG_LEVEL: 'info' };
    const child = spawn(process.execPath, [join(this.folder, 'dist/index.mjs')], { cwd: this.folder, env });
    this.#child = child;
    let rest = '';
    child.stderr.on('data', (part: Buffer) => {
      const lines = (rest + part.toString()).split('\n');
      rest = lines.pop() ?? '';
      for (const line of lines) this.log.push(asLogged(line));
    });
    this.url = await new Promise<string>((ready, reject) => {
      child.stdout.on('data', (part: Buffer) => {
        const url = /^Ready: (\S+)/m.exec(part.toString())?.[1];
        if (url !== undefined) ready(url);
      });
      child.once('exit', () => reject(new Error(`the server did not start: ${JSON.stringify(this.log)}`)));
    });
  }

  async close(): Promise<void> {
    if (this.#child?.exitCode === null) {
      const ended = once(this.#child, 'exit');
      this.#child.kill('SIGTERM');
      await ended;
    }
    await rm(this.folder, { recursive: true, force: true });
  }

  /** Saves a file as an editor does; `undefined` takes it away. */
  async save(name: string, change: (text: string) => string | undefined): Promise<void> {
    const path = join(this.folder, name);
    const text = change(await readFile(path, 'utf8').catch(() => ''));
    await (text === undefined ? rm(path) : writeFile(path, text));
  }
}

function asLogged(line: string): Record<string, unknown> {
  try {
    return JSON.parse(line) as Record<string, unknown>;
  } catch {
    return { line };
  }
}
