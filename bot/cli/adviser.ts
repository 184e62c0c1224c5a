/** `npm run adviser -- add | list | remove`: the desk's local accounts, and who may come in by OpenID Connect. */
import { adviserPassword, readConfig } from '../config.ts';
import { openStore } from '../store/index.ts';
import { runAdviserCommand } from '../desk/adviser-command.ts';
import { askPassword } from './adviser/ask-password.ts';

const config = readConfig(process.env);
const store = await openStore(
  config.databaseUrl === undefined ? { dataDir: config.dataDir } : { url: config.databaseUrl },
);
try {
  process.exitCode = await runAdviserCommand(process.argv.slice(2), {
    store,
    password: async () => adviserPassword(process.env) ?? (await askPassword()),
    say: (line) => console.log(line),
  });
} finally {
  await store.close();
}
