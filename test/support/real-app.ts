/** The server as it is run, on a store of its own on disk, on a morning on which advisers are there. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createApp, type App } from '../../bot/app.ts';
import { readConfig } from '../../bot/config.ts';
import { buildBrowser } from '../../deployment/build.mjs';

/** A Tuesday. */
export const MORNING = Date.parse('2026-11-24T10:00:00Z');

export class RealApp {
  app!: App;
  url!: string;
  #dataDir!: string;

  static async open(): Promise<RealApp> {
    await buildBrowser();
    const real = new RealApp();
    real.#dataDir = await mkdtemp(join(tmpdir(), 'real-app-'));
    await real.start();
    return real;
  }

  /** Starts it, or starts it again on the same store and port. */
  async start(): Promise<void> {
    const { CONTENT_DIR = '' } = process.env;
    const PORT = this.url ? new URL(this.url).port : '0';
    const config = readConfig({ HOST: '127.0.0.1', PORT, DATA_DIR: this.#dataDir, LOG_LEVEL: 'error', CONTENT_DIR });
    const begun = Date.now();
    this.app = await createApp(config, { now: () => new Date(MORNING + Date.now() - begun), asOf: '2026-11-24' });
    this.url = await this.app.start();
  }

  async close(): Promise<void> {
    await this.app.stop();
    await rm(this.#dataDir, { recursive: true, force: true });
  }
}
