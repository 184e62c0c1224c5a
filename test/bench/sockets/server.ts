/** Our Direct Line endpoint over a real SQLite store, which writes as advisers when it is told to. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createServer } from 'restify';
import { directLineRoutes } from '../../../bot/channels/direct-line/index.ts';
import { openStore } from '../../../bot/store/index.ts';
import { echoTurns, writeRow } from '../../support/echo-turns.ts';

const dataDir = mkdtempSync(join(tmpdir(), 'sockets-'));
const store = await openStore({ dataDir });
const server = createServer();
const line = await directLineRoutes(server, {
  turns: echoTurns(store),
  store,
  site: { widgetOrigins: [] },
  say: (phrase) => phrase,
});

/** Resident memory after a collection, in bytes. */
server.get('/memory', async (_req, res) => {
  (globalThis as { gc?: () => void }).gc?.();
  await new Promise((resolve) => setTimeout(resolve, 200));
  (globalThis as { gc?: () => void }).gc?.();
  const { rss, heapUsed, external } = process.memoryUsage();
  res.json({ rss, used: heapUsed + external, sockets: line.streams.size });
});

/** Writes so many messages a second, for so many seconds, each to another conversation, with the time of writing. */
server.post('/advise', async (req, res) => {
  const query = new URL(req.url ?? '/', 'http://local').searchParams;
  const [rate, seconds] = [Number(query.get('rate')), Number(query.get('seconds'))];
  const conversations = (
    await new Promise<string>((resolve) => {
      let text = '';
      req.on('data', (part: Buffer) => (text += part.toString()));
      req.on('end', () => resolve(text));
    })
  ).split(',');
  let written = 0;
  const begun = performance.now();
  const work: Promise<unknown>[] = [];
  while (written < rate * seconds) {
    const due = Math.min(rate * seconds, Math.floor(((performance.now() - begun) * rate) / 1000));
    for (; written < due; written += 1) {
      const conversation = conversations[(written * 7919) % conversations.length]!;
      const text = `at ${process.hrtime.bigint()}`;
      work.push(
        writeRow(store, conversation, { author: 'adviser', activity: { type: 'message', text } }).catch(() => {}),
      );
    }
    await new Promise((resolve) => setTimeout(resolve, 2));
  }
  await Promise.all(work);
  res.json({ written, ms: performance.now() - begun });
});

process.once('SIGTERM', () => {
  rmSync(dataDir, { recursive: true, force: true });
  process.exit(0);
});
server.listen(0, '127.0.0.1', () => console.log(`Ready: http://127.0.0.1:${server.address().port}`));
