/**
 * Keeps a line open: one client of Microsoft's after the other, each begun where the last one had read to. It heals what
 * the client alone does not (PITFALLS.md L1, L2): a poll that met a bad gateway, a laptop that slept, a token that
 * expired, a network that lets no sockets through.
 */
import type { Activity } from 'botframework-directlinejs';
import { openLine, type Line } from './line.ts';
import { Gone, isRefused, type Session, type Sessions } from './session.ts';
import { createTimers } from './timers.ts';

/** `gone`: cleared, or kept no longer. */
export type Health = 'opening' | 'online' | 'offline' | 'gone';

export interface KeeperOptions {
  readonly domain: string;
  readonly locale: string;
  readonly sessions: Sessions;
  readonly onActivity: (activity: Activity) => void;
  readonly onHealth: (health: Health) => void;
  /** Whether this activity has come through. */
  readonly hasSeen: (id: string) => boolean;
  readonly open?: typeof openLine;
  /** Default: `PACE`. */
  readonly pace?: Partial<Pace>;
  readonly random?: () => number;
  readonly now?: () => number;
}

/** All in milliseconds. */
export const PACE = {
  /** The server sends an empty frame every 25 s, so after this there is no line. */
  silent: 70_000,
  /** A socket that is let through says something at once. */
  firstFrame: 10_000,
  check: 15_000,
  poll: 2_000,
  /** What the client has not told by then, after we have seen it ourselves, it never will. */
  slowPoll: 5_000,
  /** Tokens last 30 minutes. */
  refresh: 600_000,
  firstWait: 500,
  longestWait: 20_000,
};
export type Pace = Readonly<typeof PACE>;

/** So many sockets that never said anything, and polling is tried. */
const SILENT_SOCKETS = 2;

export class LineKeeper {
  readonly #options: KeeperOptions;
  readonly #pace: Pace;
  readonly #timers = createTimers();
  readonly #now: () => number;
  readonly #begun: Promise<void>;
  #letBegin: () => void = () => {};
  #session: Session | undefined;
  #line: Line | undefined;
  #health: Health = 'opening';
  #watermark = '';
  #failures = 0;
  #silentSockets = 0;
  #heardAt = 0;
  #refreshedAt = 0;
  #opening = false;
  #hasReturned = false;

  constructor(options: KeeperOptions) {
    this.#options = options;
    this.#pace = { ...PACE, ...options.pace };
    this.#now = options.now ?? Date.now;
    this.#begun = new Promise((resolve) => (this.#letBegin = resolve));
  }

  start(): void {
    this.#timers.every(this.#pace.check, () => this.#check());
    void this.#reopen();
  }

  get token(): string | undefined {
    return this.#session?.token;
  }

  /** This page has come back to a conversation that began on an earlier one. */
  get hasReturned(): boolean {
    return this.#hasReturned;
  }

  /** The session, once the conversation has begun. */
  async session(): Promise<Session> {
    await this.#begun;
    return this.#session!;
  }

  /** The token was refused. @throws {Gone} */
  async renew(): Promise<Session> {
    const fresh = await this.#options.sessions.refresh(await this.session());
    this.#refreshedAt = this.#now();
    this.#session = fresh;
    return fresh;
  }

  /** The page is seen again or the network is back. Timers stood still while the machine slept, so nothing is believed. */
  wake(): void {
    if (this.#health === 'opening' || this.#health === 'gone') return;
    const quiet = this.#now() - this.#heardAt > this.#pace.silent / 2;
    if (this.#health === 'offline' || quiet || this.#line?.by === 'polling') void this.#reopen();
  }

  /** The conversation is not there any more. */
  finish(): void {
    this.#become('gone');
    this.end();
  }

  end(): void {
    this.#dropLine();
    this.#timers.stop();
  }

  // === The line and its successors ===

  async #reopen(): Promise<void> {
    if (this.#opening) return;
    this.#opening = true;
    this.#timers.clear('retry');
    this.#dropLine();
    try {
      this.#session = this.#session?.begun ? await this.#stillThere() : await this.#open();
      this.#startLine(this.#session);
    } catch (error) {
      if (isRefused(error) && this.#session?.begun) this.finish();
      else this.#later();
    } finally {
      this.#opening = false;
    }
  }

  async #open(): Promise<Session> {
    const session = await this.#options.sessions.open();
    this.#hasReturned = session.begun;
    return session;
  }

  async #stillThere(): Promise<Session> {
    const fresh = await this.renew();
    await this.#options.sessions.call(fresh, 'GET', '');
    return fresh;
  }

  #startLine(session: Session): void {
    const by = this.#silentSockets >= SILENT_SOCKETS ? 'polling' : 'socket';
    let heard = false;
    const dead = () => {
      if (this.#line !== line) return;
      if (by === 'socket' && !heard) this.#silentSockets += 1;
      this.#later();
    };
    const line: Line = (this.#options.open ?? openLine)({
      domain: this.#options.domain,
      session,
      watermark: this.#watermark,
      locale: this.#options.locale,
      by,
      pollMs: this.#pace.poll,
      onActivity: this.#options.onActivity,
      onHeard: () => {
        heard = true;
        this.#heard();
      },
      onOnline: () => {
        this.#began(session);
        if (by === 'polling') this.#heard();
      },
      onDead: () => queueMicrotask(dead),
    });
    this.#line = line;
    if (by === 'socket') this.#timers.once('first-frame', this.#pace.firstFrame, () => heard || dead());
  }

  #dropLine(): void {
    if (!this.#line) return;
    this.#watermark = this.#line.watermark();
    this.#line.end();
    this.#line = undefined;
  }

  #began(session: Session): void {
    this.#session = { ...session, begun: true };
    this.#refreshedAt ||= this.#now();
    void this.#options.sessions.keep(this.#session);
    this.#letBegin();
  }

  #heard(): void {
    this.#heardAt = this.#now();
    this.#failures = 0;
    if (this.#line?.by === 'socket') this.#silentSockets = 0;
    this.#become('online');
  }

  /** Again, after a while that grows, and not everybody at once after a restart of the server. */
  #later(): void {
    this.#dropLine();
    if (this.#health === 'online') this.#become('offline');
    const wait = Math.min(this.#pace.longestWait, this.#pace.firstWait * 2 ** this.#failures);
    this.#failures += 1;
    this.#timers.once('retry', wait * (0.5 + (this.#options.random ?? Math.random)()), () => void this.#reopen());
  }

  // === Making sure ===

  async #check(): Promise<void> {
    if (this.#opening || !this.#line || !this.#session?.begun) return;
    if (this.#now() - this.#refreshedAt > this.#pace.refresh)
      await this.renew().catch((error: unknown) => isRefused(error) && this.finish());
    const line = this.#line;
    if (line?.by === 'polling') await this.#checkPolling(line);
    else if (this.#now() - this.#heardAt > this.#pace.silent) this.#later();
  }

  /** Asks for itself what the client should have polled: a client that has died says nothing of it. */
  async #checkPolling(line: Line): Promise<void> {
    try {
      const answer = await this.#options.sessions.call(
        this.#session!,
        'GET',
        `/activities?watermark=${line.watermark()}`,
      );
      const { activities } = answer as { activities: Activity[] };
      const missing = () => activities.some(({ id }) => id !== undefined && !this.#options.hasSeen(id));
      if (missing())
        this.#timers.once('slow-poll', this.#pace.slowPoll, () => this.#line === line && missing() && this.#later());
      else this.#heard();
    } catch (error) {
      if (this.#line !== line) return;
      if (error instanceof Gone) this.finish();
      else this.#later();
    }
  }

  #become(health: Health): void {
    if (this.#health === health) return;
    this.#health = health;
    this.#options.onHealth(health);
  }
}
