import { watchFolders } from '../../../knowledge/index.ts';
import { dayOf } from '../../content.ts';
import { UsageError, flowIds, readArgs, wholeNumber } from './command.ts';
import type { Command } from './command.ts';
import { createPreview } from './preview/server.ts';
import type { Preview } from './preview/server.ts';

export const preview: Command = {
  usage: 'preview [--port 4173]',
  what: 'every unit as the enquirer sees it, in a browser; reloads when a file is saved',
  async run(args) {
    const { values, folder, asOf } = readArgs(args, { port: { type: 'string', default: '4173' } });
    const port = wholeNumber('--port', values.port, 0, 65_535);
    const fixedDay = (values as Record<string, unknown>)['as-of'] !== undefined;
    const today = (): string => (fixedDay ? asOf : dayOf(new Date()));
    const server = await createPreview({ folder, flows: await flowIds(), asOf: today });
    const stop = watchFolders([folder], {
      every: 400,
      // Content with mistakes is shown all the same, with the mistakes on top.
      onChange: () => server.reload(),
      onError: (error) => console.error(error),
    });
    console.log(`Look at http://127.0.0.1:${await listening(server, port)}/ (Ctrl+C stops)`);
    await new Promise<void>((resolve) => process.once('SIGINT', resolve).once('SIGTERM', resolve));
    await stop();
    await server.close();
    return 0;
  },
};

function listening(server: Preview, port: number): Promise<number> {
  return server.listen(port).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'EADDRINUSE' && error.code !== 'EACCES') throw error;
    throw new UsageError(`Port ${port} cannot be used (${error.code}). Name another: --port ${port + 1}`);
  });
}
