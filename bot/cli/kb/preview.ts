import { watchFolders } from '../../../knowledge/index.ts';
import { dayOf } from '../../content.ts';
import { flowIds, readArgs } from './command.ts';
import type { Command } from './command.ts';
import { createPreview } from './preview/server.ts';

export const preview: Command = {
  usage: 'preview [--port 4173]   every unit as the enquirer sees it, in a browser; reloads when a file is saved',
  async run(args) {
    const { values, folder, asOf } = readArgs(args, { port: { type: 'string', default: '4173' } });
    const fixedDay = (values as Record<string, unknown>)['as-of'] !== undefined;
    const today = (): string => (fixedDay ? asOf : dayOf(new Date()));
    const server = await createPreview({ folder, flows: await flowIds(), asOf: today });
    const stop = watchFolders([folder], {
      every: 400,
      // Content with mistakes is shown all the same, with the mistakes on top.
      onChange: () => server.reload(),
      onError: (error) => console.error(error),
    });
    console.log(`Look at http://127.0.0.1:${await server.listen(Number(values.port))}/ (Ctrl+C stops)`);
    await new Promise<void>((resolve) => process.once('SIGINT', resolve).once('SIGTERM', resolve));
    await stop();
    await server.close();
    return 0;
  },
};
