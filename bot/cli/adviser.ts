/** `npm run adviser -- add | list | remove`: the desk's local accounts, and who may come in by OpenID Connect. */
import { ConfigError, adviserPassword, readConfig } from '../config.ts';
import { runAdviserCommand } from '../desk/adviser-command.ts';
import { openStore } from '../store/index.ts';
import { askPassword } from './adviser/ask-password.ts';

async function main(): Promise<number> {
  const { databaseUrl, dataDir } = readConfig(process.env);
  const store = await openStore(databaseUrl === undefined ? { dataDir } : { url: databaseUrl });
  try {
    return await runAdviserCommand(process.argv.slice(2), {
      store,
      password: async () => adviserPassword(process.env) ?? (await askPassword()),
      say: (line) => console.log(line),
    });
  } finally {
    await store.close();
  }
}

main().then(
  (code) => (process.exitCode = code),
  (error: unknown) => {
    console.error(error instanceof ConfigError ? error.message : error);
    process.exitCode = 1;
  },
);
