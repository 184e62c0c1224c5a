/**
 * Makes `dist/`: the server and the commands, and what browsers load. It runs at the head of each script, so it must
 * cost next to nothing when nothing has changed: the server is bundled anew each time (some 20 ms), the browser programs
 * only when what they are made of is new.
 */
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { basename, dirname, extname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import { build } from 'esbuild';

const ROOT = dirname(dirname(fileURLToPath(import.meta.url)));
const DIST = join(ROOT, 'dist');
const PUBLIC = join(DIST, 'public');

/** Name that the server asks for → the file it is made of. What is not there is left out. */
const BROWSER = {
  'loader.js': 'bot/widget/loader/main.ts',
  'loader.mjs': 'bot/widget/loader/module.ts',
  'view.js': 'bot/widget/view/main.tsx',
  'view.css': 'bot/widget/view/view.css',
  'site.css': 'bot/widget/pages/site.css',
  'plan.css': 'bot/plan/page/plan.css',
  'desk.js': 'bot/desk/view/main.ts',
  'desk.css': 'bot/desk/view/desk.css',
};
/** Page templates are read by the server, which fills them in: they are no assets. */
const PAGES = 'bot/widget/pages';
const MADE_OF = [
  'bot/widget',
  'bot/plan/page/plan.css',
  'bot/desk/view',
  'deployment/stand-ins',
  'deployment/build.mjs',
  'package-lock.json',
];
/** What this is made of comes with development packages, which an operator may not have installed. */
const WEB_CHAT = 'view.js';
const NEEDED = ['botframework-webchat-component', 'botframework-directlinejs', 'react-dom'];
const TYPES = {
  '.js': 'text/javascript; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.txt': 'text/plain; charset=utf-8',
};

export async function buildAll() {
  await buildServer();
  copyPages();
  await buildBrowser();
}

// === Server and commands ===

async function buildServer() {
  const commands = join(ROOT, 'bot/cli');
  const entries = [
    join(ROOT, 'bot/index.ts'),
    ...(existsSync(commands)
      ? readdirSync(commands)
          .filter((name) => name.endsWith('.ts'))
          .map((name) => join(commands, name))
      : []),
  ].filter(existsSync);
  const { outputFiles } = await build({
    entryPoints: entries,
    outbase: join(ROOT, 'bot'),
    outdir: DIST,
    absWorkingDir: ROOT,
    bundle: true,
    packages: 'external',
    platform: 'node',
    target: 'node20.19',
    format: 'esm',
    // What the server and the commands share stands once, in `dist/` itself: so files found by their distance from a
    // module (the content) are found from both.
    splitting: true,
    chunkNames: 'shared-[hash]',
    sourcemap: true,
    write: false,
    logLevel: 'warning',
  });
  // Parts before what imports them.
  for (const { path, contents } of outputFiles.sort(({ path: a }, { path: b }) => isShared(b) - isShared(a)))
    put(path, contents);
  removeOld(DIST, new Set(outputFiles.map(({ path }) => basename(path))), isShared);
}

function copyPages() {
  const from = join(ROOT, PAGES);
  if (!existsSync(from)) return;
  for (const name of readdirSync(from).filter((each) => each.endsWith('.html')))
    put(join(DIST, 'pages', name), readFileSync(join(from, name)));
}

// === Browser programs ===

export async function buildBrowser() {
  const missing = NEEDED.filter((name) => !canResolve(name));
  const stamp = `${stampOf(MADE_OF.map((path) => join(ROOT, path)))} ${missing.join()}`;
  const stampFile = join(PUBLIC, 'stamp');
  if (existsSync(stampFile) && readFileSync(stampFile, 'utf8') === stamp) return;
  const manifest = {};
  const notices = [];
  for (const [name, source] of Object.entries(BROWSER)) {
    const entry = join(ROOT, source);
    if (!existsSync(entry)) continue;
    if (name === WEB_CHAT && missing.length > 0) {
      keepWebChat(manifest, missing);
      continue;
    }
    const made = await bundle(entry, extname(name) === '.mjs' ? 'esm' : 'iife');
    manifest[name] = await asset(name, made.code);
    notices.push(...made.notices);
  }
  manifest['licences.txt'] = await asset('licences.txt', Buffer.from(notices.join('\n')));
  const known = new Set(Object.values(manifest).flatMap(({ file }) => [file, `${file}.br`, `${file}.gz`]));
  // Pages that were loaded before may still ask for what they were loaded with.
  removeOld(PUBLIC, known, (name) => /-[0-9a-f]{12}\./.test(name));
  put(join(PUBLIC, 'manifest.json'), JSON.stringify(manifest, undefined, 2));
  put(stampFile, stamp);
}

/** Without development packages the chat window that was built before goes on; without one, only its simple page does. */
function keepWebChat(manifest, missing) {
  const file = join(PUBLIC, 'manifest.json');
  const before = existsSync(file) ? JSON.parse(readFileSync(file, 'utf8'))[WEB_CHAT] : undefined;
  if (before) manifest[WEB_CHAT] = before;
  console.warn(
    `The chat window is ${before ? 'kept as it was built before' : 'not built'}: ${missing.join(', ')} not installed. ` +
      '`npm ci` with development packages makes it.',
  );
}

async function bundle(entry, format) {
  const { outputFiles } = await build({
    entryPoints: [entry],
    absWorkingDir: ROOT,
    bundle: true,
    minify: true,
    platform: 'browser',
    format,
    // The newest features that the statement on accessibility promises to do without.
    target: ['es2020', 'chrome90', 'firefox90', 'safari15'],
    jsx: 'automatic',
    define: { 'process.env.NODE_ENV': '"production"', global: 'globalThis' },
    // The packages' notices travel beside the bundle, not in it.
    legalComments: 'external',
    outdir: PUBLIC,
    plugins: [standIns],
    write: false,
    logLevel: 'warning',
  });
  const isNotice = ({ path }) => path.endsWith('.LEGAL.txt');
  return {
    code: Buffer.from(outputFiles.find((file) => !isNotice(file)).contents),
    notices: outputFiles.filter(isNotice).map(({ text }) => text),
  };
}

/** What cannot be had without install scripts, and what only weighs. */
const standIns = {
  name: 'stand-ins',
  setup({ onResolve }) {
    const folder = join(ROOT, 'deployment/stand-ins');
    for (const file of readdirSync(folder)) {
      const name = basename(file, '.js');
      onResolve({ filter: new RegExp(`^${name}$`) }, () => ({ path: join(folder, file) }));
    }
  },
};

/** Writes it under its hash, with its compressed forms beside it. */
async function asset(name, content) {
  const extension = extname(name);
  const hash = createHash('sha256').update(content).digest('hex').slice(0, 12);
  const file = `${basename(name, extension)}-${hash}${extension}`;
  const path = join(PUBLIC, file);
  if (!existsSync(`${path}.gz`)) {
    const quality = { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: content.length };
    const [br, gz] = await Promise.all([
      promisify(brotliCompress)(content, { params: quality }),
      promisify(gzip)(content, { level: 9 }),
    ]);
    put(path, content);
    put(`${path}.br`, br);
    put(`${path}.gz`, gz);
  }
  const [bytes, br, gz] = [path, `${path}.br`, `${path}.gz`].map((each) => statSync(each).size);
  return { file, type: TYPES[extension], bytes, br, gz };
}

// === Small things ===

/** Written beside and moved over, so that a server or a second build never reads half a file. */
function put(path, content) {
  mkdirSync(dirname(path), { recursive: true });
  const beside = `${path}.${process.pid}.tmp`;
  writeFileSync(beside, content);
  renameSync(beside, path);
}

/** Takes away what no longer belongs to the build, an hour after it was made. */
function removeOld(folder, known, isOurs) {
  for (const name of existing(folder))
    if (isOurs(name) && !known.has(name) && ageOf(join(folder, name)) > 3_600_000)
      rmSync(join(folder, name), { force: true });
}

const isShared = (path) => /^shared-\w+\.js(\.map)?$/.test(basename(path));

function stampOf(paths) {
  const hash = createHash('sha256');
  for (const path of paths)
    for (const file of filesIn(path)) hash.update(relative(ROOT, file)).update(readFileSync(file));
  return hash.digest('hex');
}

function filesIn(path) {
  if (!existsSync(path)) return [];
  if (!statSync(path).isDirectory()) return [path];
  return readdirSync(path)
    .sort()
    .flatMap((name) => filesIn(join(path, name)));
}

const existing = (folder) => (existsSync(folder) ? readdirSync(folder) : []);
const ageOf = (path) => Date.now() - statSync(path).mtimeMs;

function canResolve(name) {
  try {
    createRequire(import.meta.url).resolve(name);
    return true;
  } catch {
    return false;
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await buildAll();
