/** Whether the server lives, whether it is ready, and what it counts. */
import type { Request, Response, Server } from 'restify';
import { isForwarded } from './caller.ts';
import type { Metrics } from './metrics.ts';
import type { Store } from './store/index.ts';

export interface HealthDeps {
  readonly store: Pick<Store, 'setting' | 'outboxAge'>;
  readonly metrics: Metrics;
  /** False from the moment that the server has been asked to stop. */
  readonly isServing: () => boolean;
  /** The day that the content is told for. */
  readonly asOf: () => string;
  /** The files of the content have mistakes, so what was read before is told. */
  readonly isStale: () => boolean;
  /** How many units are past the day by which somebody was to look at them again. */
  readonly overdueUnits: () => number;
  readonly now: () => number;
  readonly onTrouble: (error: unknown) => void;
}

/** Delivery that is this far behind is said, but does not make the server unready: the web channel needs none of it. */
const LATE_AFTER_MS = 5 * 60_000;

export function healthRoutes(server: Server, deps: HealthDeps): void {
  const { store, metrics, now } = deps;
  metrics.gauge('bot_outbox_age_seconds', 'How long the oldest undelivered message has been waiting', async () =>
    store.outboxAge(now()).then((age) => age / 1_000),
  );
  metrics.gauge('bot_content_overdue_units', 'Content that should have been looked at again', deps.overdueUnits);
  metrics.gauge(
    'bot_content_ok',
    '1: the files are what is told; 0: they have mistakes, and older content is told',
    () => (deps.isStale() ? 0 : 1),
  );

  server.get('/healthz', async (_req: Request, res: Response) => json(res, 200, { alive: true }));
  server.get('/readyz', async (_req: Request, res: Response) => {
    const body = await readiness(deps);
    json(res, body.ready ? 200 : 503, body);
  });
  server.get('/metrics', async (req: Request, res: Response) => {
    // For whoever runs the server, not for the world: what came through the proxy in front is the world.
    if (isForwarded(req)) return json(res, 404, { error: { code: 'NotFound', message: 'There is nothing here.' } });
    const text = await metrics.registry.metrics();
    res.writeHead(200, { 'Content-Type': metrics.registry.contentType, 'Cache-Control': 'no-store' });
    res.end(text);
  });
}

async function readiness({ store, isServing, asOf, isStale, now, onTrouble }: HealthDeps) {
  if (!isServing()) return { ready: false, store: 'stopping' };
  try {
    // A read and a count that a broken or full store would fail.
    await store.setting('ready');
    const late = (await store.outboxAge(now())) > LATE_AFTER_MS;
    const content = isStale() ? 'stale' : 'ok';
    return { ready: true, store: 'ok', content, asOf: asOf(), outbox: late ? 'late' : 'ok' };
  } catch (error) {
    onTrouble(error);
    return { ready: false, store: 'failing' };
  }
}

function json(res: Response, status: number, body: unknown): void {
  const text = JSON.stringify(body);
  res.writeHead(status, {
    'Content-Type': 'application/json; charset=utf-8',
    'Content-Length': String(Buffer.byteLength(text)),
    'Cache-Control': 'no-store',
  });
  res.end(text);
}
