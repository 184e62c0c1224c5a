/** The accounts of the desk, as a command: tested here, put to the terminal by bot/cli/adviser.ts. */
import { randomUUID } from 'node:crypto';
import { parseArgs } from 'node:util';
import type { Store } from '../store/index.ts';
import { LONGEST_PASSWORD, SHORTEST_PASSWORD, hashPassword } from './passwords.ts';

export interface AdviserCommandDeps {
  readonly store: Store;
  /** Undefined when none was given, or it was mistyped. */
  readonly password: () => Promise<string | undefined>;
  readonly say: (line: string) => void;
}

const USAGE = [
  'Usage: npm run adviser -- <command>',
  '  add EMAIL --name NAME [--supervisor] [--no-password]   a new adviser, or a new name or password for one',
  '  list                                                   all advisers',
  '  remove EMAIL                                           ends their sessions too',
  'The password is asked for, or taken from ADVISER_PASSWORD. --no-password: sign-in with OpenID Connect only.',
];
const EMAIL = /^[^\s@]+@[^\s@]+\.[^\s@]+$/;

/** @returns the exit code: 0 done, 1 not done, 2 not understood. */
export async function runAdviserCommand(args: readonly string[], deps: AdviserCommandDeps): Promise<number> {
  const parsed = parse(args);
  const [command = '', email] = parsed?.positionals ?? [];
  if (command === 'list' && email === undefined) return list(deps);
  if (command === 'remove' && email !== undefined) return remove(email, deps);
  if (command === 'add' && email !== undefined && parsed) return add(email, parsed.values, deps);
  USAGE.forEach(deps.say);
  return 2;
}

function parse(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      allowPositionals: true,
      options: { name: { type: 'string' }, supervisor: { type: 'boolean' }, 'no-password': { type: 'boolean' } },
    });
  } catch {
    return undefined;
  }
}

type AddOptions = NonNullable<ReturnType<typeof parse>>['values'];

async function add(email: string, options: AddOptions, { store, password, say }: AdviserCommandDeps): Promise<number> {
  const known = await store.account(email);
  const name = options.name?.trim() || known?.name;
  if (!EMAIL.test(email)) return refuse(say, `${email} is not an email address.`);
  if (!name) return refuse(say, 'Please give a name: --name "Anna Price". Enquirers see the first name only.');
  let passwordHash: string | undefined;
  if (!options['no-password']) {
    const given = await password();
    if (given === undefined) return refuse(say, 'No password: type the same one twice, or set ADVISER_PASSWORD.');
    if (given.length < SHORTEST_PASSWORD || given.length > LONGEST_PASSWORD)
      return refuse(
        say,
        `The password must have ${SHORTEST_PASSWORD} to ${LONGEST_PASSWORD} characters. Three or four words are good.`,
      );
    passwordHash = await hashPassword(given);
  }
  const role = options.supervisor ? 'supervisor' : (known?.role ?? 'adviser');
  await store.putAccount({
    id: known?.id ?? randomUUID(),
    email,
    name,
    role,
    passwordHash,
    createdAt: known?.createdAt ?? Date.now(),
  });
  say(`${name} <${email.toLowerCase()}> can sign in at /desk.`);
  return 0;
}

async function list({ store, say }: AdviserCommandDeps): Promise<number> {
  const accounts = await store.accounts();
  if (accounts.length === 0) say('There is no adviser yet.');
  for (const { name, email, role, passwordHash } of accounts)
    say(`${name} <${email}> ${role}${passwordHash === undefined ? ', OpenID Connect only' : ''}`);
  return 0;
}

async function remove(email: string, { store, say }: AdviserCommandDeps): Promise<number> {
  const account = await store.account(email);
  if (!account) return refuse(say, `There is no adviser with the address ${email}.`);
  await store.removeAccount(account.id);
  say(
    `${account.name} <${account.email}> can no longer sign in. Requests they have come back to the queue in minutes.`,
  );
  return 0;
}

function refuse(say: (line: string) => void, why: string): number {
  say(why);
  return 1;
}
